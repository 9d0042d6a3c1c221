import type { SymbolFilters, SymbolStatus } from "@pricetime/engine";
import {
  ALICE,
  BOB,
  CAROL,
  cancel,
  cancelAccountOrders,
  cancelAll,
  cancelMarketOrders,
  delist,
  limitBuy,
  limitSell,
  OPEN_FILTERS,
  setAccountStatus,
  setFilters,
  setStatus,
} from "@pricetime/engine/testing";
import { describe, test } from "vitest";
import { fundedVenue, given } from "./given.js";

const CLOSED = ["END_OF_DAY", "HALT", "BREAK", "CANCEL_ONLY"] as const satisfies readonly SymbolStatus[];

/** BTCUSDT: alice buys at 99, bob sells at 101, alice buys at 98. ETHBTC: alice buys. */
const quoted = [
  ...fundedVenue(),
  limitBuy(ALICE, "1 BTC @ 99"),
  limitSell(BOB, "1 BTC @ 101"),
  limitBuy(ALICE, "1 BTC @ 98", { clientOrderId: "lowest" }),
  limitBuy(ALICE, "1 ETH @ 0.05"),
];

describe("a market that is not TRADING", () => {
  test.each(CLOSED)("in %s takes no order, makes no trade, takes cancels, and resumes (J11, I20)", (status) => {
    given(...quoted)
      .when(setStatus(status))
      .emits({ type: "SymbolStatusChanged", symbolId: 0, status })
      .when(limitSell(BOB, "1 BTC @ 99"))
      .rejects("MARKET_CLOSED")
      .when(cancel(ALICE, "lowest"))
      .emitsAmongOthers({ type: "OrderCanceled", orderId: 3 })
      .when(setStatus("TRADING"), limitSell(BOB, "1 BTC @ 99"))
      .emitsAmongOthers({ type: "Trade", buyerOrderId: 1 });
  });

  test("keeps its resting orders, which new filters do not judge, new orders they do (J13)", () => {
    const coarse = {
      ...OPEN_FILTERS,
      priceFilter: { minPrice: 0, maxPrice: 0, tickSize: 500 },
      lotSize: { minQuantity: 0, maxQuantity: 0, stepSize: 200_000 },
    } as unknown as SymbolFilters;
    given(...quoted, setStatus("HALT"), setFilters(coarse), setStatus("TRADING"))
      .leavesBook("BTCUSDT", "BUY", "1 @ 99", "1 @ 98")
      .when(limitSell(BOB, "2 BTC @ 99"))
      .rejects("FILTER_PRICE_FILTER")
      .when(limitSell(BOB, "2 BTC @ 95"))
      .emitsAmongOthers({ type: "Trade", buyerOrderId: 1 }, { type: "Trade", buyerOrderId: 3 });
  });
});

describe("a delisting (J14)", () => {
  test("breaks the market, expires every order by id and returns every hold", () => {
    given(...quoted)
      .when(delist())
      .emits(
        { type: "SymbolStatusChanged", symbolId: 0, status: "BREAK" },
        { type: "OrderExpired", orderId: 1, accountId: ALICE, status: "EXPIRED", expiryReason: "EXCHANGE_CANCELED" },
        { type: "DepthChanged", side: "BUY", quantity: 0n },
        { type: "OrderExpired", orderId: 2, accountId: BOB, expiryReason: "EXCHANGE_CANCELED" },
        { type: "DepthChanged", side: "SELL", quantity: 0n },
        { type: "OrderExpired", orderId: 3, accountId: ALICE, expiryReason: "EXCHANGE_CANCELED" },
        { type: "DepthChanged", side: "BUY", quantity: 0n },
        { type: "BalanceChanged", accountId: ALICE, assetId: 0, locked: 0n },
        { type: "BalanceChanged", accountId: BOB, assetId: 1, locked: 0n },
      )
      .leavesBalance(ALICE, "USDT", { free: "1000000", locked: "0" })
      .leavesBalance(BOB, "BTC", { free: "100", locked: "0" })
      .leavesBook("ETHBTC", "BUY", "1 @ 0.05");
  });

  test("of an empty market changes its status; what was delisted may be opened again", () => {
    given(...fundedVenue())
      .when(delist())
      .emits({ type: "SymbolStatusChanged", status: "BREAK" })
      .when(limitBuy(ALICE, "1 BTC @ 99"))
      .rejects("MARKET_CLOSED")
      .when(setStatus("TRADING"), limitBuy(ALICE, "1 BTC @ 99"))
      .emitsAmongOthers({ type: "OrderNew" });
  });

  test("keeps what was executed before", () => {
    given(...quoted, limitSell(BOB, "0.4 BTC @ 99"))
      .when(delist())
      .emitsAmongOthers({ type: "OrderExpired", orderId: 1, status: "EXPIRED", executedQuantity: 40_000 as never })
      .leavesBalance(ALICE, "USDT", { free: "999960.4", locked: "0" });
  });
});

describe("all orders at once", () => {
  const one = { type: "OrderExpired", expiryReason: "EXCHANGE_CANCELED" } as const;

  test("of an account, by symbol and id, in whatever state account and market are (D7)", () => {
    given(...quoted, setAccountStatus(ALICE, "SUSPENDED"), setStatus("HALT"))
      .when(cancelAccountOrders(ALICE, true))
      .emits(
        { ...one, symbolId: 0, orderId: 1 },
        { type: "DepthChanged" },
        { ...one, symbolId: 0, orderId: 3 },
        { type: "DepthChanged" },
        { ...one, symbolId: 1, orderId: 1 },
        { type: "DepthChanged" },
        { type: "BalanceChanged", accountId: ALICE, assetId: 0, locked: 0n },
        { type: "BalanceChanged", accountId: ALICE, assetId: 1, locked: 0n },
      )
      .leavesBook("BTCUSDT", "SELL", "1 @ 101");
  });

  test("of an account for its owner, as when a connection is lost: they are CANCELED (D9)", () => {
    given(...quoted)
      .when(cancelAccountOrders(ALICE, false))
      .emitsAmongOthers(
        { type: "OrderCanceled", symbolId: 0, orderId: 1, status: "CANCELED", cancelClientOrderId: "" },
        { type: "OrderCanceled", symbolId: 0, orderId: 3 },
        { type: "OrderCanceled", symbolId: 1, orderId: 1 },
      );
  });

  test("of an account on one symbol (D7)", () => {
    given(...quoted)
      .when(cancelAll(ALICE))
      .emitsAmongOthers({ type: "OrderCanceled", orderId: 1 }, { type: "OrderCanceled", orderId: 3 })
      .leavesBook("ETHBTC", "BUY", "1 @ 0.05");
  });

  test("of a market, by id whosever they are (D7)", () => {
    given(...quoted)
      .when(cancelMarketOrders())
      .emits(
        { ...one, orderId: 1, accountId: ALICE },
        { type: "DepthChanged" },
        { ...one, orderId: 2, accountId: BOB },
        { type: "DepthChanged" },
        { ...one, orderId: 3, accountId: ALICE },
        { type: "DepthChanged" },
        { type: "BalanceChanged", accountId: ALICE },
        { type: "BalanceChanged", accountId: BOB },
      )
      .leavesBook("ETHBTC", "BUY", "1 @ 0.05")
      .when(limitBuy(ALICE, "1 BTC @ 98", { clientOrderId: "lowest" }))
      .emitsAmongOthers({ type: "OrderNew", orderId: 4 });
  });

  test("are refused where there are none", () => {
    given(...quoted)
      .when(cancelAccountOrders(CAROL, true))
      .rejects("NO_OPEN_ORDERS")
      .when(cancelAccountOrders(9, true))
      .rejects("UNKNOWN_ACCOUNT")
      .when(cancelMarketOrders(), cancelMarketOrders())
      .rejects("NO_OPEN_ORDERS");
  });
});
