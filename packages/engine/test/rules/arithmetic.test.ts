import type { Command, EngineEvent, NewOrder } from "@pricetime/engine";
import { ALICE, BOB, CAROL, type EngineFace, envelopeOf, OPEN_FILTERS } from "@pricetime/engine/testing";
import { describe, expect, test } from "vitest";
import { givenPair } from "./given.js";

const GUARD = 2 ** 53 - 1;

/** A venue whose units fill the whole guarded range: assets of 18 decimals, a symbol of no decimals. */
function wideVenue(priceDecimals: number, quantityDecimals: number) {
  const { execute, engine } = givenPair();
  const run = (accountId: number, command: Command): EngineEvent[] => [...execute(1, envelopeOf(accountId, command))];
  run(0, { type: "AddAsset", asset: "WEI", decimals: 18 });
  run(0, { type: "AddAsset", asset: "DAI", decimals: 18 });
  run(0, {
    type: "AddSymbol",
    symbol: "WEIDAI",
    baseAssetId: 0,
    quoteAssetId: 1,
    priceDecimals,
    quantityDecimals,
    status: "TRADING",
    filters: OPEN_FILTERS,
    makerCommission: 100_000 as never,
    takerCommission: 200_000 as never,
  });
  for (const externalId of ["alice", "bob", "carol"]) run(0, { type: "OpenAccount", externalId });
  for (const accountId of [ALICE, BOB, CAROL]) {
    run(accountId, { type: "Deposit", assetId: 0, amount: 3n * 10n ** 29n, externalId: `base-${accountId}` });
    run(accountId, { type: "Deposit", assetId: 1, amount: 3n * 10n ** 29n, externalId: `quote-${accountId}` });
  }
  const order = (
    accountId: number,
    side: "BUY" | "SELL",
    price: number,
    quantity: number,
    rest: Partial<NewOrder> = {},
  ) =>
    run(accountId, {
      type: "NewOrder",
      symbolId: 0,
      side,
      orderType: "LIMIT",
      timeInForce: "GTC",
      price: price as never,
      quantity: quantity as never,
      quoteOrderQuantity: 0 as never,
      clientOrderId: "",
      selfTradePreventionMode: "NONE",
      ...rest,
    });
  return { order, engine };
}

const amounts = (engine: EngineFace, accountId: number) => [0, 1].map((assetId) => engine.balance(accountId, assetId));

describe("price × quantity", () => {
  test.each([
    [GUARD, 1],
    [1, GUARD],
    [94_906_265, 94_906_266],
  ])("%i × %i is within the guard and exact (K3)", (price, quantity) => {
    const { order, engine } = wideVenue(9, 9);
    expect(order(ALICE, "SELL", price, quantity)[0]?.type).toBe("OrderNew");
    const traded = order(BOB, "BUY", price, quantity).find(({ type }) => type === "OrderTraded");
    expect(traded).toMatchObject({ cumulativeQuote: BigInt(price) * BigInt(quantity), status: "FILLED" });
    expect(engine.depth(0)).toMatchObject({ bids: [], asks: [] });
  });

  test.each([
    [GUARD, 2],
    [2, GUARD],
    [94_906_267, 94_906_267],
    [GUARD, GUARD],
  ])("%i × %i passes the guard and is refused at entry (K3)", (price, quantity) => {
    const { order } = wideVenue(9, 9);
    expect(order(ALICE, "SELL", price, quantity)).toMatchObject([{ reason: "NOTIONAL_OVERFLOW" }]);
  });
});

test("sums over a sweep beyond 2^53 are exact (K4)", () => {
  const { order, engine } = wideVenue(9, 9);
  const quantity = 2 ** 52 - 1;
  for (let maker = 0; maker < 5; maker++) order(ALICE, "SELL", 1 + (maker % 2), quantity);
  expect(engine.depth(0).asks).toEqual([
    [1, 3n * BigInt(quantity)],
    [2, 2n * BigInt(quantity)],
  ]);
  const events = order(BOB, "BUY", 0, GUARD, { orderType: "MARKET" });
  expect(events.filter(({ type }) => type === "Trade")).toHaveLength(3);
  expect(events.findLast(({ type }) => type === "OrderTraded")).toMatchObject({
    status: "FILLED",
    cumulativeQuote: BigInt(GUARD),
  });
  const sums = [ALICE, BOB, CAROL, 0].map((accountId) => amounts(engine, accountId));
  for (const assetId of [0, 1]) {
    const total = sums.reduce((sum, balances) => {
      const { free = 0n, locked = 0n } = balances[assetId] ?? {};
      return sum + free + locked;
    }, 0n);
    expect(total).toBe(9n * 10n ** 29n);
  }
});

test("a token of 18 decimals at a price of 10^-18 is exact (K5)", () => {
  const { order, engine } = wideVenue(18, 0);
  order(ALICE, "SELL", 1, 7);
  order(BOB, "BUY", 1, 7);
  const start = 3n * 10n ** 29n;
  expect(amounts(engine, BOB)).toEqual([
    { free: start + 7n * 10n ** 18n - 14n * 10n ** 15n, locked: 0n },
    { free: start - 7n, locked: 0n },
  ]);
  expect(engine.balance(ALICE, 1)).toEqual({ free: start + 6n, locked: 0n });
});

test("a market order's reference notional may pass the guard", () => {
  const { order } = wideVenue(9, 9);
  order(ALICE, "SELL", 2 ** 50, 1);
  order(BOB, "BUY", 2 ** 50, 1);
  order(ALICE, "SELL", 2 ** 50, 3);
  expect(order(BOB, "BUY", 0, GUARD, { orderType: "MARKET" }).at(-1)).toMatchObject({ type: "BalanceChanged" });
});
