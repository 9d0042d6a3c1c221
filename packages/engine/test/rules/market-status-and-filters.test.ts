import type { SymbolFilters } from "@pricetime/engine";
import {
  ALICE,
  BOB,
  cancel,
  limitBuy,
  limitSell,
  marketBuy,
  marketBuyFor,
  OPEN_FILTERS,
  setFilters,
  setStatus,
  wait,
} from "@pricetime/engine/testing";
import { describe, test } from "vitest";
import { fundedVenue, given } from "./given.js";

const withFilters = (filters: Record<string, unknown>) =>
  setFilters({ ...OPEN_FILTERS, ...filters } as unknown as SymbolFilters);

describe("symbol status", () => {
  test.each(["HALT", "CANCEL_ONLY"] as const)("%s refuses new orders, allows cancels, and resumes (J11)", (status) => {
    given(...fundedVenue(), limitBuy(ALICE, "1 BTC @ 100"), limitBuy(ALICE, "1 BTC @ 99"), setStatus(status))
      .when(limitSell(BOB, "1 BTC @ 100"))
      .rejects("MARKET_CLOSED")
      .when(marketBuy(BOB, "1 BTC"))
      .rejects("MARKET_CLOSED")
      .when(cancel(ALICE, 2))
      .emitsAmongOthers({ type: "OrderCanceled", orderId: 2 })
      .when(setStatus("TRADING"), limitSell(BOB, "1 BTC @ 100"))
      .emitsAmongOthers({ type: "Trade", buyerOrderId: 1 });
  });

  test("of one symbol leaves the other alone, and setting it again is announced again", () => {
    given(...fundedVenue(), setStatus("HALT"))
      .when(limitBuy(ALICE, "1 ETH @ 0.05"))
      .emitsAmongOthers({ type: "OrderNew" })
      .when(setStatus("HALT"))
      .emits({ type: "SymbolStatusChanged", symbolId: 0, status: "HALT" });
  });
});

describe("PRICE_FILTER and LOT_SIZE (K2)", () => {
  const strict = withFilters({
    priceFilter: { minPrice: 1_000, maxPrice: 20_000, tickSize: 50 },
    lotSize: { minQuantity: 1_000, maxQuantity: 300_000, stepSize: 500 },
  });
  test.each([
    ["1 BTC @ 9.5", "FILTER_PRICE_FILTER"],
    ["1 BTC @ 200.5", "FILTER_PRICE_FILTER"],
    ["1 BTC @ 10.25", "FILTER_PRICE_FILTER"],
    ["0.005 BTC @ 10", "FILTER_LOT_SIZE"],
    ["3.005 BTC @ 10", "FILTER_LOT_SIZE"],
    ["1.001 BTC @ 10", "FILTER_LOT_SIZE"],
    ["1.001 BTC @ 10.01", "FILTER_PRICE_FILTER"],
  ] as const)("%s → %s", (text, reason) => {
    given(...fundedVenue(), strict)
      .when(limitBuy(ALICE, text))
      .rejects(reason);
  });

  test.each(["0.01 BTC @ 10", "3 BTC @ 200", "0.015 BTC @ 10.5"])("%s passes", (text) => {
    given(...fundedVenue(), strict)
      .when(limitBuy(ALICE, text))
      .emitsAmongOthers({ type: "OrderNew" });
  });

  test("LOT_SIZE judges market orders, PRICE_FILTER does not", () => {
    given(...fundedVenue(), limitSell(BOB, "3 BTC @ 300"), strict)
      .when(marketBuy(ALICE, "0.001 BTC"))
      .rejects("FILTER_LOT_SIZE")
      .when(marketBuy(ALICE, "1 BTC"))
      .emitsAmongOthers({ type: "Trade", price: 30_000 as never });
  });

  test("new filters judge new orders; resting ones stay matchable (J13)", () => {
    given(...fundedVenue(), limitSell(BOB, "0.00001 BTC @ 10.01"), strict)
      .when(limitBuy(ALICE, "0.015 BTC @ 10.5"))
      .emitsAmongOthers({ type: "Trade", price: 1_001 as never, quantity: 1 as never });
  });

  test("tick, step and bounds of 0 are disabled", () => {
    const none = withFilters({
      priceFilter: { minPrice: 0, maxPrice: 0, tickSize: 0 },
      lotSize: { minQuantity: 0, maxQuantity: 0, stepSize: 0 },
    });
    given(...fundedVenue(), none, limitSell(BOB, "0.00003 BTC @ 0.01"))
      .when(marketBuyFor(ALICE, "BTC for 0.0000002 USDT"))
      .emitsAmongOthers({ type: "Trade", quantity: 2 as never });
  });
});

describe("MIN_NOTIONAL and NOTIONAL (K2)", () => {
  // 10 USDT is 100,000,000 in the symbol's notional unit.
  const minNotional = (applyToMarket: boolean, averagePriceMinutes: number) =>
    withFilters({ minNotional: { minNotional: 100_000_000, applyToMarket, averagePriceMinutes } });
  const notional = (apply: boolean, averagePriceMinutes: number) =>
    withFilters({
      notional: {
        minNotional: 100_000_000,
        applyMinToMarket: apply,
        maxNotional: 1_000_000_000,
        applyMaxToMarket: apply,
        averagePriceMinutes,
      },
    });

  test("a limit order is judged by its own price", () => {
    given(...fundedVenue(), minNotional(false, 0))
      .when(limitBuy(ALICE, "0.09999 BTC @ 100"))
      .rejects("FILTER_MIN_NOTIONAL")
      .when(limitBuy(ALICE, "0.1 BTC @ 100"), notional(false, 0), limitBuy(ALICE, "0.09999 BTC @ 100"))
      .rejects("FILTER_NOTIONAL")
      .when(limitBuy(ALICE, "1.00001 BTC @ 100"))
      .rejects("FILTER_NOTIONAL")
      .when(limitBuy(ALICE, "1 BTC @ 100"))
      .emitsAmongOthers({ type: "OrderNew" });
  });

  test("a market order is not judged where the filter does not apply to it", () => {
    given(...fundedVenue(), limitSell(BOB, "10 BTC @ 100"), minNotional(false, 5))
      .when(marketBuy(ALICE, "0.01 BTC"))
      .emitsAmongOthers({ type: "Trade" })
      .when(notional(false, 5), marketBuy(ALICE, "5 BTC"))
      .emitsAmongOthers({ type: "Trade" });
  });

  test("on a symbol that never traded a judged market order is refused", () => {
    given(...fundedVenue(), limitSell(BOB, "10 BTC @ 100"), minNotional(true, 5))
      .when(marketBuy(ALICE, "1 BTC"))
      .rejects("FILTER_MIN_NOTIONAL")
      .when(notional(true, 0), marketBuy(ALICE, "1 BTC"))
      .rejects("FILTER_NOTIONAL");
  });

  test("an order by quote quantity is judged by that quantity", () => {
    given(...fundedVenue(), limitSell(BOB, "10 BTC @ 100"), notional(true, 5))
      .when(marketBuyFor(ALICE, "BTC for 9.99 USDT"))
      .rejects("FILTER_NOTIONAL")
      .when(marketBuyFor(ALICE, "BTC for 100.01 USDT"))
      .rejects("FILTER_NOTIONAL")
      .when(marketBuyFor(ALICE, "BTC for 100 USDT"))
      .emitsAmongOthers({ type: "Trade" });
  });

  test("the reference is the average weighted by quantity over whole minutes, else the last price", () => {
    // 1 BTC @ 100 in one minute, 3 BTC @ 200 in the next: 175 on average.
    const traded = [
      ...fundedVenue(),
      limitSell(BOB, "1 BTC @ 100"),
      marketBuy(ALICE, "1 BTC"),
      wait(60_000),
      limitSell(BOB, "50 BTC @ 200"),
      marketBuy(ALICE, "3 BTC"),
    ];
    given(...traded, minNotional(true, 5))
      .when(marketBuy(ALICE, "0.05714 BTC"))
      .rejects("FILTER_MIN_NOTIONAL")
      .when(marketBuy(ALICE, "0.05715 BTC"))
      .emitsAmongOthers({ type: "Trade" });
    given(...traded, minNotional(true, 1))
      .when(marketBuy(ALICE, "0.05 BTC"))
      .emitsAmongOthers({ type: "Trade" });
    given(...traded, minNotional(true, 0))
      .when(marketBuy(ALICE, "0.04999 BTC"))
      .rejects("FILTER_MIN_NOTIONAL");
    given(...traded, wait(120_000), minNotional(true, 2))
      .when(marketBuy(ALICE, "0.05 BTC"))
      .emitsAmongOthers({ type: "Trade" });
  });

  test.each([
    [{ priceFilter: { minPrice: 2, maxPrice: 1, tickSize: 1 } }],
    [{ lotSize: { minQuantity: 2, maxQuantity: 1, stepSize: 1 } }],
    [
      {
        notional: {
          minNotional: 2,
          applyMinToMarket: true,
          maxNotional: 1,
          applyMaxToMarket: true,
          averagePriceMinutes: 5,
        },
      },
    ],
    [{ minNotional: { minNotional: 2, applyToMarket: true, averagePriceMinutes: 61 } }],
  ])("filters that nothing could pass are refused: %j", (filters) => {
    given(...fundedVenue())
      .when(withFilters(filters))
      .rejects("INVALID_FILTERS")
      .when(limitBuy(ALICE, "1 BTC @ 100"))
      .emitsAmongOthers({ type: "OrderNew" });
  });
});
