import { expect, test } from "vitest";
import type { EngineEvent } from "../messages/event.js";
import { toPrice, toQuantity } from "../money/units.js";
import { ledgerLines } from "./ledger-lines.js";
import { orderExpired, orderNew, orderTraded, Story, SYMBOL_ADDED } from "./sample-events.js";

/** Symbol 0: prices of 2, quantities of 5 digits; USDT is asset 0 and BTC asset 1. */
const EXCHANGE = {
  assets: [
    { assetId: 0, asset: "USDT", decimals: 8 },
    { assetId: 1, asset: "BTC", decimals: 10 },
  ],
  symbols: [SYMBOL_ADDED.definition],
};

const linesOf = (...events: EngineEvent[]) =>
  ledgerLines(EXCHANGE, new Story().at(1, ...events)).map(({ line, cause, assetId, free, locked }) => {
    const { asset } = EXCHANGE.assets[assetId] ?? { asset: "?" };
    return `${line} ${cause} ${asset} ${free} ${locked}`;
  });

test("a BUY holds price × quantity, pays the trade's price from it, and gets the improvement back", () => {
  const traded = orderTraded(1, { lastPrice: toPrice(90), lastQuantity: toQuantity(4), commission: 7n });
  expect(linesOf(orderNew(1), traded)).toEqual([
    "0 ORDER_HOLD USDT -10000 10000",
    "1 TRADE USDT 400 -4000",
    "2 TRADE BTC 400000 0",
    "3 COMMISSION BTC -7 0",
  ]);
});

test("a SELL holds its quantity; what it does not sell is free again", () => {
  const sell = { side: "SELL", executedQuantity: toQuantity(4) } as const;
  const traded = orderTraded(1, { ...sell, lastPrice: toPrice(110), lastQuantity: toQuantity(4) });
  expect(linesOf(orderNew(1, { side: "SELL" }), traded, orderExpired(1, sell))).toEqual([
    "0 ORDER_HOLD BTC -1000000 1000000",
    "1 TRADE BTC 0 -400000",
    "2 TRADE USDT 4400 0",
    "3 ORDER_RELEASE BTC 600000 -600000",
  ]);
});

test.each(["BUY", "SELL"] as const)("a MARKET %s holds nothing between commands, so it only trades", (side) => {
  const market = { side, orderType: "MARKET", price: toPrice(0) } as const;
  const lines = linesOf(orderNew(1, market), orderTraded(1, market), orderExpired(1, market));
  const [paid, received] = side === "BUY" ? ["USDT -1000", "BTC 100000"] : ["BTC -100000", "USDT 1000"];
  expect(lines).toEqual([`0 TRADE ${paid} 0`, `1 TRADE ${received} 0`]);
});

test("deposits and the steps of a withdrawal name their external id", () => {
  const funding = { accountId: 3, accountEvent: 1, assetId: 1, amount: 5n, externalId: "w-1" };
  const executed = new Story().at(
    9,
    { type: "Deposited", ...funding },
    { type: "WithdrawalRequested", ...funding },
    { type: "WithdrawalSent", ...funding },
    { type: "WithdrawalRejected", ...funding },
  );
  const rows = ledgerLines(EXCHANGE, executed);
  expect(rows[0]).toEqual({
    position: 1,
    line: 0,
    timeMs: 9,
    accountId: 3,
    assetId: 1,
    free: 5n,
    locked: 0n,
    cause: "DEPOSIT",
    symbolId: -1,
    orderId: 0,
    tradeId: 0,
    externalId: "w-1",
  });
  expect(rows.map(({ cause, free, locked }) => [cause, free, locked])).toEqual([
    ["DEPOSIT", 5n, 0n],
    ["WITHDRAWAL_HOLD", -5n, 5n],
    ["WITHDRAWAL_SENT", 0n, -5n],
    ["WITHDRAWAL_REJECTED", 5n, -5n],
  ]);
});
