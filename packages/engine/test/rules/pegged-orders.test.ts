import { NO_INSTRUCTIONS } from "@pricetime/engine";
import {
  ALICE,
  BOB,
  CAROL,
  cancel,
  cancelReplace,
  limitBuy,
  limitMakerBuy,
  limitSell,
  marketBuy,
  marketOf,
  OPEN_FILTERS,
  priceOf,
  setFilters,
} from "@pricetime/engine/testing";
import { describe, test } from "vitest";
import { fundedVenue, given } from "./given.js";

const BTC = marketOf("BTC");
const primary = (pegOffsetValue = 0) => ({
  instructions: { ...NO_INSTRUCTIONS, pegPriceType: "PRIMARY_PEG" as const, pegOffsetValue },
});
const market = (pegOffsetValue = 0) => ({
  instructions: { ...NO_INSTRUCTIONS, pegPriceType: "MARKET_PEG" as const, pegOffsetValue },
});

/** Bids at 100, 98 and 95, asks at 103, 104 and 110, of Bob. */
const start = () =>
  given(
    ...fundedVenue(),
    ...["100", "98", "95"].map((price) => limitBuy(BOB, `1 BTC @ ${price}`)),
    ...["103", "104", "110"].map((price) => limitSell(BOB, `1 BTC @ ${price}`)),
  );

describe("a pegged order takes a price of the book at its entry", () => {
  test.each([
    [limitBuy, primary(), "100"],
    [limitBuy, primary(1), "98"],
    [limitBuy, primary(2), "95"],
    [limitMakerBuy, primary(1), "98"],
    [limitSell, primary(), "103"],
    [limitSell, primary(2), "110"],
    [limitBuy, market(1), "104"],
    [limitSell, market(2), "95"],
  ])("%o %o at %s", (order, peg, price) => {
    start()
      .when(order(ALICE, "0.5 BTC @ 0", peg))
      .emitsAmongOthers({ type: "OrderNew", orderId: 7, price: priceOf(BTC, price) });
  });

  test("PRIMARY_PEG counts levels deeper on its own side, and queues behind what is there", () => {
    start()
      .when(limitBuy(ALICE, "1 BTC @ 0", primary(1)))
      .emits(
        { type: "OrderNew", price: priceOf(BTC, "98") },
        { type: "DepthChanged", side: "BUY", price: priceOf(BTC, "98"), quantity: 200_000n },
        { type: "BalanceChanged", accountId: ALICE },
      )
      .leavesBalance(ALICE, "USDT", { free: "999902", locked: "98" });
  });

  test("MARKET_PEG counts levels deeper on the other side, and takes them", () => {
    start()
      .when(limitBuy(ALICE, "3 BTC @ 0", market(1)))
      .emitsAmongOthers({ type: "Trade", price: priceOf(BTC, "103") }, { type: "Trade", price: priceOf(BTC, "104") })
      .leavesBook("BTCUSDT", "BUY", "1 @ 104", "1 @ 100", "1 @ 98", "1 @ 95");
  });

  test("and keeps it, wherever the book goes (J6)", () => {
    start()
      .when(limitBuy(ALICE, "1 BTC @ 0", primary()), cancel(BOB, 1), limitBuy(CAROL, "1 BTC @ 102"))
      .leavesBook("BTCUSDT", "BUY", "1 @ 102", "1 @ 100", "1 @ 98", "1 @ 95");
  });

  test("and shows its peg with it", () => {
    start()
      .when(limitBuy(ALICE, "1 BTC @ 0", primary(2)))
      .emitsAmongOthers({
        type: "OrderNew",
        details: { pegPriceType: "PRIMARY_PEG", pegOffsetValue: 2, amendCount: 0 } as never,
      });
  });

  test("and its owner's own orders are a price like any other", () => {
    given(...fundedVenue(), limitBuy(ALICE, "1 BTC @ 100"))
      .when(limitBuy(ALICE, "1 BTC @ 0", primary()))
      .leavesBook("BTCUSDT", "BUY", "2 @ 100");
  });
});

describe("a pegged order is refused", () => {
  test("when the book has no such level", () => {
    start()
      .when(limitBuy(ALICE, "1 BTC @ 0", primary(3)))
      .rejects("PEG_LIQUIDITY_TOO_LOW");
    given(...fundedVenue())
      .when(limitBuy(ALICE, "1 BTC @ 0", primary()))
      .rejects("PEG_LIQUIDITY_TOO_LOW");
  });

  test("when its type has no price", () => {
    start()
      .when(marketBuy(ALICE, "1 BTC", primary()))
      .rejects("ORDER_TYPE_MAY_NOT_PEG");
  });

  test("when the peg does not fit: PRIMARY_PEG is for GTC, MARKET_PEG for what may take", () => {
    start()
      .when(limitBuy(ALICE, "1 BTC @ 0", { ...primary(), timeInForce: "IOC" }))
      .rejects("PEG_NOT_FOR_ORDER_TYPE")
      .when(limitBuy(ALICE, "1 BTC @ 0", { ...primary(), timeInForce: "FOK" }))
      .rejects("PEG_NOT_FOR_ORDER_TYPE")
      .when(limitMakerBuy(ALICE, "1 BTC @ 0", market()))
      .rejects("PEG_NOT_FOR_ORDER_TYPE")
      .when(limitBuy(ALICE, "1 BTC @ 0", { ...market(), timeInForce: "IOC" }))
      .emitsAmongOthers({ type: "Trade", price: priceOf(BTC, "103") });
  });

  test("when it has a price of its own, an offset beyond 100, or an offset without a peg", () => {
    start()
      .when(limitBuy(ALICE, "1 BTC @ 100", primary()))
      .rejects("UNSUPPORTED_ORDER_COMBINATION")
      .when(limitBuy(ALICE, "1 BTC @ 0", primary(101)))
      .rejects("UNSUPPORTED_ORDER_COMBINATION")
      .when(limitBuy(ALICE, "1 BTC @ 100", { instructions: { ...NO_INSTRUCTIONS, pegOffsetValue: 1 } }))
      .rejects("UNSUPPORTED_ORDER_COMBINATION");
  });

  test("when the filters refuse the price that it takes", () => {
    const { priceFilter, lotSize } = OPEN_FILTERS;
    start()
      .when(setFilters({ priceFilter: { ...priceFilter, minPrice: priceOf(BTC, "99") }, lotSize }))
      .when(limitBuy(ALICE, "1 BTC @ 0", primary(1)))
      .rejects("FILTER_PRICE_FILTER");
  });
});

test("what replaces an order is pegged to the book before the cancel", () => {
  given(...fundedVenue(), limitBuy(ALICE, "1 BTC @ 100"), limitBuy(BOB, "1 BTC @ 99"))
    .when(cancelReplace(1, limitBuy(ALICE, "2 BTC @ 0", primary())))
    .leavesBook("BTCUSDT", "BUY", "2 @ 100", "1 @ 99")
    .when(cancelReplace(3, limitBuy(ALICE, "2 BTC @ 0", primary(2))))
    .rejects("PEG_LIQUIDITY_TOO_LOW")
    .leavesBook("BTCUSDT", "BUY", "2 @ 100", "1 @ 99");
});
