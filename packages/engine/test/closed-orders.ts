import { expect } from "vitest";
import { createEngine, type Engine, EVENT_WORDS, type NewOrder, NO_COMMAND_ID } from "../src/index.js";
import type { Command } from "../src/messages/command.js";
import { toNotional, toPrice, toQuantity, toRate } from "../src/money/units.js";

const order: NewOrder = {
  type: "NewOrder",
  symbolId: 0,
  side: "SELL",
  orderType: "LIMIT",
  timeInForce: "GTC",
  price: toPrice(64_000),
  quantity: toQuantity(2),
  quoteOrderQuantity: toNotional(0),
  clientOrderId: "",
  selfTradePreventionMode: "NONE",
};

const run = (engine: Engine, accountId: number, command: Command) =>
  engine.execute(1, { commandId: NO_COMMAND_ID, accountId, validUntilMs: 0, actor: "test", reason: "", command });

function venue(): Engine {
  const engine = createEngine();
  run(engine, 0, { type: "AddAsset", asset: "BTC", decimals: 8 });
  run(engine, 0, { type: "AddAsset", asset: "USDT", decimals: 8 });
  run(engine, 0, {
    type: "AddSymbol",
    symbol: "BTCUSDT",
    baseAssetId: 0,
    quoteAssetId: 1,
    priceDecimals: 2,
    quantityDecimals: 6,
    status: "TRADING",
    makerCommission: toRate(0),
    takerCommission: toRate(0),
    filters: {
      priceFilter: { minPrice: toPrice(0), maxPrice: toPrice(0), tickSize: toPrice(1) },
      lotSize: { minQuantity: toQuantity(0), maxQuantity: toQuantity(0), stepSize: toQuantity(1) },
    },
  });
  for (const [accountId, assetId] of [
    [1, 0],
    [2, 1],
  ] as const) {
    run(engine, 0, { type: "OpenAccount", externalId: `account-${accountId}` });
    run(engine, accountId, { type: "Deposit", assetId, amount: 10n ** 20n, externalId: `deposit-${accountId}` });
  }
  return engine;
}

/** Two orders in five close by a cancel, the others by trading with each other. */
function closeOrders(engine: Engine, count: number): void {
  for (let closed = 0; closed < count; closed += 5) {
    for (let cancels = 0; cancels < 2; cancels++) {
      const placed = run(engine, 1, order).word(0, EVENT_WORDS.OrderNew.orderId);
      run(engine, 1, {
        type: "CancelOrder",
        symbolId: 0,
        orderId: placed,
        clientOrderId: "",
        newClientOrderId: "",
        cancelRestrictions: "NONE",
      });
    }
    run(engine, 1, order);
    for (let takes = 0; takes < 2; takes++) run(engine, 2, { ...order, side: "BUY", quantity: toQuantity(1) });
  }
}

/** Closes a hundred thousand orders, then `count` more: neither the snapshot nor the memory may have grown with them. */
export function closedOrdersLeaveNothing(count: number): void {
  const engine = venue();
  closeOrders(engine, 100_000);
  const early = { snapshot: engine.snapshot().length, heap: process.memoryUsage() };
  closeOrders(engine, count);
  const late = { snapshot: engine.snapshot().length, heap: process.memoryUsage() };
  engine.checkInvariants();
  expect(engine.openOrders(1)).toEqual([]);
  // Counters and balances need a few more digits, and nothing else is there.
  expect(late.snapshot).toBeLessThan(early.snapshot + 64);
  expect(late.heap.arrayBuffers).toBeLessThan(early.heap.arrayBuffers + 1024 ** 2);
  expect(late.heap.heapUsed).toBeLessThan(early.heap.heapUsed + 64 * 1024 ** 2);
}
