import { createEngine, type Engine, type EngineEvent, type OrderImage } from "@pricetime/engine";
import { LiveState, Reach, runWorkload } from "@pricetime/engine/testing";
import { describe, expect, test } from "vitest";
import { forAllSteps, scaled, seeds, TIMEOUT_MS, takeSteps, unreached } from "./property-run.js";

/** What a reader of nothing but events knows, checking as it reads that no number is missing or comes twice. */
class EventMirror {
  private readonly live = new LiveState();
  private readonly last = new Map<string, number>();
  /** Level totals by "symbol/side/price". */
  readonly levels = new Map<string, bigint>();

  read(timeMs: number, envelope: Parameters<LiveState["observe"]>[1], events: readonly EngineEvent[]): void {
    this.live.observe(timeMs, envelope, events);
    expectOneOutcome(events);
    for (const event of events) {
      if ("accountEvent" in event) this.next(`account ${event.accountId}`, event.accountEvent);
      if ("executionId" in event) this.next(`execution ${event.symbolId}`, event.executionId);
      if (event.type === "OrderNew") this.next(`order ${event.symbolId}`, event.orderId);
      if (event.type === "Trade") this.next(`trade ${event.symbolId}`, event.tradeId);
      if (event.type === "DepthChanged") {
        this.next(`update ${event.symbolId}`, event.updateId);
        const key = `${event.symbolId}/${event.side}/${event.price}`;
        if (event.quantity === 0n) this.levels.delete(key);
        else this.levels.set(key, event.quantity);
      }
    }
  }

  private next(counter: string, value: number): void {
    expect(value, `the next ${counter}`).toBe((this.last.get(counter) ?? 0) + 1);
    this.last.set(counter, value);
  }

  expectToMirror(engine: Engine): void {
    const orders = [...Array(engine.accountCount + 1).keys()].flatMap((id) => engine.openOrders(id));
    const byKey = (a: OrderImage, b: OrderImage) => a.symbolId - b.symbolId || a.orderId - b.orderId;
    expect([...this.live.orders.values()].sort(byKey).map(bare)).toEqual(orders.sort(byKey).map(bare));

    const levels = new Map<string, bigint>();
    for (const { symbolId } of engine.symbols()) {
      const { bids, asks } = engine.depth(symbolId);
      for (const [price, quantity] of bids) levels.set(`${symbolId}/BUY/${price}`, quantity);
      for (const [price, quantity] of asks) levels.set(`${symbolId}/SELL/${price}`, quantity);
      const [bid, ask] = [bids[0], asks[0]];
      if (bid && ask) expect(bid[0], "the book is not crossed").toBeLessThan(ask[0]);
    }
    expect(new Map([...this.levels].sort())).toEqual(new Map([...levels].sort()));
    for (const [key, { free, locked }] of this.live.balances) {
      const [accountId = 0, assetId = 0] = key.split("/").map(Number);
      expect(engine.balance(accountId, assetId)).toMatchObject({ free, locked });
    }
  }
}

/** An order without the numbers of the event that carried it. */
const bare = (order: OrderImage) => Object.fromEntries(ORDER_FIELDS.map((field) => [field, order[field]]));

const ORDER_FIELDS = [
  "symbolId",
  "orderId",
  "accountId",
  "clientOrderId",
  "side",
  "orderType",
  "timeInForce",
  "selfTradePreventionMode",
  "status",
  "price",
  "quantity",
  "quoteOrderQuantity",
  "executedQuantity",
  "cumulativeQuote",
  "timeMs",
  "workingTimeMs",
] as const satisfies readonly (keyof OrderImage)[];

/** A refusal or repetition stands alone; balances come last, each once; trades come in threes. */
function expectOneOutcome(events: readonly EngineEvent[]): void {
  // The phases of halts that journal time ends come before whatever a command that is taken does.
  const begins = events.findIndex(({ type }) => type !== "SymbolStatusChanged");
  const types = events.slice(Math.max(0, begins)).map(({ type }) => type);
  if (
    types.includes("CommandRejected") ||
    types.includes("CommandDuplicated") ||
    types.includes("ExternalIdRepeated")
  ) {
    expect(types).toHaveLength(1);
  }
  for (const event of events) {
    if (event.type !== "CancelReplaceFailed") continue;
    const { cancelOutcome, newOrderOutcome } = event;
    expect(types.includes("OrderCanceled")).toBe(cancelOutcome === "ACCEPTED");
    expect(types.includes("OrderNew")).toBe(newOrderOutcome === "ACCEPTED");
    if (cancelOutcome !== "ACCEPTED" && newOrderOutcome !== "ACCEPTED") expect(types).toHaveLength(1);
  }
  const firstBalance = types.indexOf("BalanceChanged");
  if (firstBalance >= 0) expect(types.slice(firstBalance).every((type) => type === "BalanceChanged")).toBe(true);
  const balances = events.flatMap((event) =>
    event.type === "BalanceChanged" ? [`${event.accountId}/${event.assetId}`] : [],
  );
  expect(new Set(balances).size).toBe(balances.length);
  for (const [at, event] of events.entries()) {
    if (event.type !== "Trade") continue;
    const { tradeId } = event;
    expect(events[at + 1]).toMatchObject({ type: "OrderTraded", isMaker: true, tradeId });
    expect(events[at + 2]).toMatchObject({ type: "OrderTraded", isMaker: false, tradeId });
  }
}

const MINIMA = { Trade: 500, OrderCanceled: 500, DepthChanged: 2_000, BalanceChanged: 3_000 };

describe("events alone tell the whole market", { timeout: TIMEOUT_MS }, () => {
  test("over long workloads (N1, N2, N3, N4, N5)", () => {
    const reach = new Reach();
    for (const seed of seeds(2)) {
      const engine = createEngine();
      const mirror = new EventMirror();
      runWorkload(
        takeSteps(700 + seed, scaled(4_000)),
        (timeMs, envelope) => {
          const events = engine.execute(timeMs, envelope).toArray();
          mirror.read(timeMs, envelope, events);
          if (engine.position % 50 === 0) mirror.expectToMirror(engine);
          return events;
        },
        reach,
      );
      mirror.expectToMirror(engine);
    }
    expect(unreached("event mirror", reach, MINIMA)).toEqual([]);
  });

  test("after every command of short ones that fast-check shrinks", () => {
    forAllSteps(60, 30, (steps) => {
      const engine = createEngine();
      const mirror = new EventMirror();
      runWorkload(steps, (timeMs, envelope) => {
        const events = engine.execute(timeMs, envelope).toArray();
        mirror.read(timeMs, envelope, events);
        mirror.expectToMirror(engine);
        return events;
      });
    });
  });
});
