import type { SymbolFilters } from "@pricetime/engine";
import { ALICE, BOB, limitBuy, limitSell, marketBuy, OPEN_FILTERS, setFilters, wait } from "@pricetime/engine/testing";
import { describe, test } from "vitest";
import { fundedVenue, given } from "./given.js";

const withFilters = (filters: Record<string, unknown>) =>
  setFilters({ ...OPEN_FILTERS, ...filters } as unknown as SymbolFilters);
const times = (multiplier: string): number => Math.round(Number(multiplier) * 100_000_000);

/** 1 BTC @ 100 in one minute, 3 BTC @ 200 in the next: 175 on average, 200 last. */
const traded = [
  ...fundedVenue(),
  limitSell(BOB, "1 BTC @ 100"),
  marketBuy(ALICE, "1 BTC"),
  wait(60_000),
  limitSell(BOB, "3 BTC @ 200"),
  marketBuy(ALICE, "3 BTC"),
];

describe("PERCENT_PRICE (K2, J12)", () => {
  const percentPrice = (up: string, down: string, averagePriceMinutes: number) =>
    withFilters({ percentPrice: { multiplierUp: times(up), multiplierDown: times(down), averagePriceMinutes } });

  test("the average × down and × up are the last prices that pass", () => {
    given(...traded, percentPrice("1.1", "0.8", 5))
      .when(limitBuy(ALICE, "1 BTC @ 139.99"))
      .rejects("FILTER_PERCENT_PRICE")
      .when(limitBuy(ALICE, "1 BTC @ 140"))
      .emitsAmongOthers({ type: "OrderNew" })
      .when(limitSell(BOB, "1 BTC @ 192.51"))
      .rejects("FILTER_PERCENT_PRICE")
      .when(limitSell(BOB, "1 BTC @ 192.5"))
      .emitsAmongOthers({ type: "OrderNew" });
  });

  test("bounds are compared exactly, not rounded to a tick first", () => {
    // 200 × 1.00002 = 200.004, 200 × 0.99998 = 199.996.
    given(...traded, percentPrice("1.00002", "0.99998", 0))
      .when(limitSell(BOB, "1 BTC @ 200.01"))
      .rejects("FILTER_PERCENT_PRICE")
      .when(limitBuy(BOB, "1 BTC @ 199.99"))
      .rejects("FILTER_PERCENT_PRICE")
      .when(limitSell(BOB, "1 BTC @ 200"))
      .emitsAmongOthers({ type: "OrderNew" });
  });

  test("without an average in its minutes, and with 0 minutes, the last price counts", () => {
    given(...traded, percentPrice("1.1", "0", 0))
      .when(limitSell(BOB, "1 BTC @ 220"))
      .emitsAmongOthers({ type: "OrderNew" })
      .when(limitSell(BOB, "1 BTC @ 220.01"))
      .rejects("FILTER_PERCENT_PRICE");
    given(...traded, wait(600_000), percentPrice("1.1", "0", 5))
      .when(limitSell(BOB, "1 BTC @ 220"))
      .emitsAmongOthers({ type: "OrderNew" })
      .when(limitSell(BOB, "1 BTC @ 220.01"))
      .rejects("FILTER_PERCENT_PRICE");
  });

  test("a symbol that never traded has nothing to judge by: every price passes", () => {
    given(...fundedVenue(), percentPrice("1", "1", 5))
      .when(limitSell(BOB, "1 BTC @ 9999"))
      .emitsAmongOthers({ type: "OrderNew" });
  });

  test("MARKET has no price to judge", () => {
    given(...traded, limitSell(BOB, "1 BTC @ 900"), percentPrice("1.1", "0.9", 0))
      .when(marketBuy(ALICE, "1 BTC"))
      .emitsAmongOthers({ type: "Trade", price: 90_000 as never });
  });

  test("a multiplier of 0 is off", () => {
    given(...traded, percentPrice("0", "0", 0))
      .when(limitSell(BOB, "1 BTC @ 99999"), limitBuy(ALICE, "1 BTC @ 0.01"))
      .emitsAmongOthers({ type: "OrderNew" });
  });

  test("prices and multipliers whose products pass 2^53 are compared exactly", () => {
    given(
      ...fundedVenue(),
      limitSell(BOB, "0.00001 BTC @ 99999999999"),
      marketBuy(ALICE, "0.00001 BTC"),
      percentPrice("1.00000001", "0", 0),
    )
      // 99999999999 × 1.00000001 = 100000000998.99999999
      .when(limitSell(BOB, "0.00001 BTC @ 100000000999"))
      .rejects("FILTER_PERCENT_PRICE")
      .when(limitSell(BOB, "0.00001 BTC @ 100000000998.99"))
      .emitsAmongOthers({ type: "OrderNew" });
  });
});

describe("PERCENT_PRICE_BY_SIDE (K2, J12)", () => {
  const bySide = withFilters({
    percentPriceBySide: {
      bidMultiplierUp: times("1.1"),
      bidMultiplierDown: times("0.5"),
      askMultiplierUp: times("2"),
      askMultiplierDown: times("0.9"),
      averagePriceMinutes: 0,
    },
  });

  test.each([
    [limitBuy, "220", true],
    [limitBuy, "220.01", false],
    [limitBuy, "100", true],
    [limitBuy, "99.99", false],
    [limitSell, "400", true],
    [limitSell, "400.01", false],
    [limitSell, "180", true],
    [limitSell, "179.99", false],
  ] as const)("%o at %s passes: %s", (order, price, passes) => {
    const story = given(...traded, bySide).when(order(BOB, `1 BTC @ ${price}`));
    if (passes) story.emitsAmongOthers({ type: "OrderNew" });
    else story.rejects("FILTER_PERCENT_PRICE_BY_SIDE");
  });
});
