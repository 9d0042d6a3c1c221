import { createEngine, type Engine, type EngineEvent } from "@pricetime/engine";
import { envelopeOf, type LiveState, Reach, runWorkload } from "@pricetime/engine/testing";
import { describe, expect, test } from "vitest";
import { forAllSteps, scaled, seeds, TIMEOUT_MS, takeSteps, unreached } from "./property-run.js";

/** What the events say came in and left, per asset, and what waits to leave, per account and asset. */
class Funding {
  readonly inVenue: bigint[] = [];
  readonly leaving = new Map<string, bigint>();

  note(events: readonly EngineEvent[]): void {
    for (const event of events) {
      if (event.type === "AssetAdded") this.inVenue.push(0n);
      if (event.type === "Deposited") this.add(event.assetId, event.amount);
      if (event.type === "WithdrawalSent") this.add(event.assetId, -event.amount);
      if (event.type === "WithdrawalRequested") this.leave(event, event.amount);
      if (event.type === "WithdrawalSent" || event.type === "WithdrawalRejected") this.leave(event, -event.amount);
    }
  }

  private add(assetId: number, amount: bigint): void {
    this.inVenue[assetId] = (this.inVenue[assetId] ?? 0n) + amount;
  }

  private leave({ accountId, assetId }: { accountId: number; assetId: number }, amount: bigint): void {
    const key = `${accountId}/${assetId}`;
    this.leaving.set(key, (this.leaving.get(key) ?? 0n) + amount);
  }
}

/** Per account and asset, what its open orders must hold: its price (or that of its lock, while it waits) × open quantity of a BUY, open quantity of a SELL. */
function heldByOrders(engine: Engine, accountId: number): Map<number, bigint> {
  const held = new Map<number, bigint>();
  const heldByList = new Map<number, bigint>();
  for (const order of engine.openOrders(accountId)) {
    // An order of a list holds nothing before its turn.
    if (order.status === "PENDING_NEW") continue;
    const symbol = engine.symbols()[order.symbolId];
    const base = engine.assets()[symbol?.baseAssetId ?? -1];
    const quote = engine.assets()[symbol?.quoteAssetId ?? -1];
    if (!symbol || !base || !quote) throw new Error("an order's symbol and assets are listed");
    const prevented = order.details?.preventedQuantity ?? 0;
    const open = BigInt(order.quantity - order.executedQuantity - prevented);
    const [assetId, amount] =
      order.side === "SELL"
        ? [base.assetId, open * 10n ** BigInt(base.decimals - symbol.quantityDecimals)]
        : [
            quote.assetId,
            open *
              BigInt(order.price || (order.details?.lockPrice ?? 0)) *
              10n ** BigInt(quote.decimals - symbol.priceDecimals - symbol.quantityDecimals),
          ];
    // Two orders of a list in force are a pair, which holds the larger of its needs.
    const listId = order.details?.orderListId ?? -1;
    const already = heldByList.get(listId) ?? 0n;
    if (listId !== -1) heldByList.set(listId, amount > already ? amount : already);
    const counted = listId === -1 ? amount : amount > already ? amount - already : 0n;
    held.set(assetId, (held.get(assetId) ?? 0n) + counted);
  }
  return held;
}

function expectConserved(engine: Engine, funding: Funding): void {
  const sums = engine.assets().map(() => 0n);
  for (let accountId = 0; accountId <= engine.accountCount; accountId++) {
    const held = heldByOrders(engine, accountId);
    for (const { assetId } of engine.assets()) {
      const { free, locked } = engine.balance(accountId, assetId);
      expect(free >= 0n).toBe(true);
      expect(locked).toBe((held.get(assetId) ?? 0n) + (funding.leaving.get(`${accountId}/${assetId}`) ?? 0n));
      sums[assetId] = (sums[assetId] ?? 0n) + free + locked;
    }
  }
  expect(sums).toEqual(funding.inVenue);
  engine.checkInvariants();
}

/** Every order canceled, every withdrawal rejected. */
function drain(engine: Engine, live: LiveState): void {
  for (let accountId = 1; accountId <= engine.accountCount; accountId++) {
    for (const { symbolId } of engine.symbols()) {
      engine.execute(live.timeMs, envelopeOf(accountId, { type: "CancelOpenOrders", symbolId }));
    }
  }
  for (const externalId of live.pendingWithdrawals) {
    engine.execute(live.timeMs, envelopeOf(0, { type: "RejectWithdrawal", externalId }));
  }
}

const MINIMA = {
  Trade: 1_000,
  "self-trade": 100,
  OrderCanceled: 1_000,
  OrderExpired: 300,
  Deposited: 50,
  WithdrawalSent: 20,
  WithdrawalRejected: 20,
  CommissionChanged: 20,
  CommandRejected: 1_000,
  "drained hold": 20,
};

describe("money is neither created nor destroyed", { timeout: TIMEOUT_MS }, () => {
  test("over long workloads: balances add up, locks are what orders and withdrawals hold (L16)", () => {
    const reach = new Reach();
    for (const seed of seeds(2)) {
      const engine = createEngine();
      const funding = new Funding();
      const { live } = runWorkload(
        takeSteps(100 + seed, scaled(12_000)),
        (timeMs, envelope) => {
          const events = engine.execute(timeMs, envelope).toArray();
          funding.note(events);
          if (engine.position % 100 === 0) expectConserved(engine, funding);
          return events;
        },
        reach,
      );
      for (const { locked } of live.balances.values()) if (locked > 0n) reach.count("drained hold");
      drain(engine, live);
      funding.leaving.clear();
      expectConserved(engine, funding);
      for (const { symbolId } of engine.symbols()) expect(engine.depth(symbolId)).toMatchObject({ bids: [], asks: [] });
    }
    expect(unreached("conservation", reach, MINIMA)).toEqual([]);
  });

  test("after every command of short ones that fast-check shrinks", () => {
    forAllSteps(60, 30, (steps) => {
      const engine = createEngine();
      const funding = new Funding();
      runWorkload(steps, (timeMs, envelope) => {
        const events = engine.execute(timeMs, envelope).toArray();
        funding.note(events);
        if (engine.position > 40) expectConserved(engine, funding);
        return events;
      });
    });
  });
});
