import { SELF_TRADE_PREVENTION_MODES } from "@pricetime/engine";
import { ALICE, BOB, CAROL, cancel, limitBuy, limitSell, marketBuy, setTradeGroup } from "@pricetime/engine/testing";
import { describe, test } from "vitest";
import { fundedVenue, given } from "./given.js";

const mode = (selfTradePreventionMode: (typeof SELF_TRADE_PREVENTION_MODES)[number]) => ({ selfTradePreventionMode });
const EXPIRE_TAKER = mode("EXPIRE_TAKER");
const EXPIRE_MAKER = mode("EXPIRE_MAKER");
const EXPIRE_BOTH = mode("EXPIRE_BOTH");
const DECREMENT = mode("DECREMENT");
const TRANSFER = mode("TRANSFER");

/** A quantity of BTC in the symbol's units. */
const btc = (quantity: number) => Math.round(quantity * 100_000) as never;

describe("EXPIRE_TAKER", () => {
  test("with no earlier fill expires the whole taker and leaves the maker alone (I1)", () => {
    given(...fundedVenue(), limitSell(ALICE, "1 BTC @ 100"))
      .when(limitBuy(ALICE, "3 BTC @ 100", EXPIRE_TAKER))
      .emits(
        { type: "OrderNew", orderId: 2 },
        {
          type: "MatchPrevented",
          preventedMatchId: 1,
          takerOrderId: 2,
          makerOrderId: 1,
          takerAccountId: ALICE,
          makerAccountId: ALICE,
          tradeGroupId: -1,
          selfTradePreventionMode: "EXPIRE_TAKER",
          price: 10_000 as never,
          takerPreventedQuantity: btc(3),
          makerPreventedQuantity: btc(0),
        },
        {
          type: "OrderPrevented",
          orderId: 2,
          status: "EXPIRED_IN_MATCH",
          executedQuantity: btc(0),
          preventedMatchId: 1,
          lastPreventedQuantity: btc(3),
          preventedExecutionQuantity: btc(1),
          preventedExecutionPrice: 10_000 as never,
          counterOrderId: 1,
        },
        { type: "BalanceChanged", assetId: 0 },
      )
      .leavesBook("BTCUSDT", "SELL", "1 @ 100")
      .leavesBook("BTCUSDT", "BUY")
      .leavesBalance(ALICE, "USDT", { free: "1000000", locked: "0" })
      .leavesBalance(ALICE, "BTC", { free: "99", locked: "1" });
  });

  test("after fills with others keeps those and expires the remainder (I1)", () => {
    given(
      ...fundedVenue(),
      limitSell(BOB, "1 BTC @ 100"),
      limitSell(BOB, "1 BTC @ 101"),
      limitSell(ALICE, "1 BTC @ 101"),
      limitSell(BOB, "1 BTC @ 101"),
    )
      .when(limitBuy(ALICE, "5 BTC @ 102", EXPIRE_TAKER))
      .emitsAmongOthers(
        { type: "Trade", price: 10_000 as never, quantity: btc(1) },
        { type: "Trade", price: 10_100 as never, quantity: btc(1) },
        { type: "MatchPrevented", makerOrderId: 3 },
        { type: "OrderPrevented", orderId: 5, status: "EXPIRED_IN_MATCH", executedQuantity: btc(2) },
        { type: "DepthChanged", price: 10_100 as never, quantity: 200_000n },
      )
      .leavesBook("BTCUSDT", "SELL", "2 @ 101")
      .leavesBook("BTCUSDT", "BUY")
      .leavesBalance(ALICE, "USDT", { free: "999799", locked: "0" });
  });
});

describe("EXPIRE_MAKER", () => {
  test("removes own makers between others' and goes on, others in order (I2, N6)", () => {
    given(
      ...fundedVenue(),
      limitSell(BOB, "1 BTC @ 100"),
      limitSell(ALICE, "1 BTC @ 100"),
      limitSell(CAROL, "1 BTC @ 100"),
      limitSell(ALICE, "2 BTC @ 101"),
      limitSell(BOB, "1 BTC @ 101"),
    )
      .when(limitBuy(ALICE, "4 BTC @ 101", EXPIRE_MAKER))
      .emitsAmongOthers(
        { type: "Trade", sellerOrderId: 1, aggTradeId: 1 },
        { type: "MatchPrevented", makerOrderId: 2, makerPreventedQuantity: btc(1), takerPreventedQuantity: btc(0) },
        { type: "OrderPrevented", orderId: 2, status: "EXPIRED_IN_MATCH", counterOrderId: 6 },
        { type: "Trade", sellerOrderId: 3, aggTradeId: 1 },
        { type: "MatchPrevented", makerOrderId: 4, preventedMatchId: 2 },
        { type: "OrderPrevented", orderId: 4, lastPreventedQuantity: btc(2), preventedExecutionQuantity: btc(2) },
        { type: "Trade", sellerOrderId: 5, aggTradeId: 2 },
      )
      .leavesBook("BTCUSDT", "SELL")
      .leavesBook("BTCUSDT", "BUY", "1 @ 101")
      .leavesBalance(ALICE, "BTC", { free: "103", locked: "0" })
      .leavesBalance(ALICE, "USDT", { free: "999598", locked: "101" });
  });

  test("does not ask what the maker's mode is, and a maker partly filled before loses only what is open (I5)", () => {
    given(
      ...fundedVenue(),
      limitSell(ALICE, "3 BTC @ 100", { ...EXPIRE_TAKER, clientOrderId: "mine" }),
      limitBuy(BOB, "1 BTC @ 100"),
    )
      .when(limitBuy(ALICE, "1 BTC @ 100", EXPIRE_MAKER))
      .emitsAmongOthers({
        type: "OrderPrevented",
        orderId: 1,
        status: "EXPIRED_IN_MATCH",
        executedQuantity: btc(1),
        lastPreventedQuantity: btc(2),
      })
      .leavesBook("BTCUSDT", "BUY", "1 @ 100")
      .when(cancel(ALICE, "mine"))
      .rejects("UNKNOWN_ORDER")
      .leavesBalance(ALICE, "BTC", { free: "99", locked: "0" });
  });

  test("of a MARKET order whose only liquidity was its own leaves it EXPIRED", () => {
    given(...fundedVenue(), limitSell(ALICE, "1 BTC @ 100"))
      .when(marketBuy(ALICE, "2 BTC", EXPIRE_MAKER))
      .emits(
        { type: "OrderNew" },
        { type: "MatchPrevented" },
        { type: "OrderPrevented", orderId: 1, status: "EXPIRED_IN_MATCH" },
        { type: "DepthChanged", quantity: 0n },
        { type: "OrderExpired", orderId: 2, status: "EXPIRED", expiryReason: "INSUFFICIENT_LIQUIDITY" },
        { type: "BalanceChanged", assetId: 1 },
      )
      .leavesBook("BTCUSDT", "SELL");
  });
});

describe("EXPIRE_BOTH", () => {
  test("ends both remainders; earlier fills stand (I3)", () => {
    given(
      ...fundedVenue(),
      limitSell(BOB, "1 BTC @ 100"),
      limitSell(ALICE, "2 BTC @ 100"),
      limitSell(BOB, "1 BTC @ 100"),
    )
      .when(limitBuy(ALICE, "4 BTC @ 100", EXPIRE_BOTH))
      .emitsAmongOthers(
        { type: "Trade", quantity: btc(1) },
        { type: "MatchPrevented", takerPreventedQuantity: btc(3), makerPreventedQuantity: btc(2) },
        { type: "OrderPrevented", orderId: 2, lastPreventedQuantity: btc(2), preventedExecutionQuantity: btc(2) },
        { type: "OrderPrevented", orderId: 4, lastPreventedQuantity: btc(3), preventedExecutionQuantity: btc(2) },
        { type: "DepthChanged", quantity: 100_000n },
      )
      .leavesBook("BTCUSDT", "SELL", "1 @ 100")
      .leavesBalance(ALICE, "USDT", { free: "999900", locked: "0" })
      .leavesBalance(ALICE, "BTC", { free: "101", locked: "0" });
  });
});

describe("DECREMENT", () => {
  test("of equal quantities ends both, without trade and without commission (I4)", () => {
    given(...fundedVenue({ makerCommission: "0.001", takerCommission: "0.001" }), limitSell(ALICE, "2 BTC @ 100"))
      .when(limitBuy(ALICE, "2 BTC @ 105", DECREMENT))
      .emitsAmongOthers(
        { type: "MatchPrevented", takerPreventedQuantity: btc(2), makerPreventedQuantity: btc(2) },
        { type: "OrderPrevented", orderId: 1, status: "EXPIRED_IN_MATCH" },
        { type: "OrderPrevented", orderId: 2, status: "EXPIRED_IN_MATCH" },
      )
      .leavesBook("BTCUSDT", "SELL")
      .leavesBook("BTCUSDT", "BUY")
      .leavesBalance(ALICE, "BTC", { free: "100", locked: "0" })
      .leavesBalance(ALICE, "USDT", { free: "1000000", locked: "0" });
  });

  test("of a larger taker ends the maker; the taker goes on with less (I4)", () => {
    given(...fundedVenue(), limitSell(ALICE, "1 BTC @ 100"), limitSell(BOB, "1 BTC @ 100"))
      .when(limitBuy(ALICE, "3 BTC @ 100", DECREMENT))
      .emitsAmongOthers(
        { type: "OrderPrevented", orderId: 1, status: "EXPIRED_IN_MATCH", lastPreventedQuantity: btc(1) },
        { type: "OrderPrevented", orderId: 3, status: "NEW", lastPreventedQuantity: btc(1), quantity: btc(3) },
        { type: "Trade", sellerOrderId: 2, quantity: btc(1) },
        { type: "DepthChanged", side: "BUY", quantity: 100_000n },
      )
      .leavesBook("BTCUSDT", "BUY", "1 @ 100")
      .leavesBalance(ALICE, "USDT", { free: "999800", locked: "100" })
      .when(cancel(ALICE, 3))
      .leavesBalance(ALICE, "USDT", { free: "999900", locked: "0" });
  });

  test("of a smaller taker ends it; the maker keeps its place with less (I4)", () => {
    given(...fundedVenue(), limitSell(ALICE, "3 BTC @ 100"), limitSell(BOB, "1 BTC @ 100"))
      .when(limitBuy(ALICE, "1 BTC @ 100", DECREMENT))
      .emitsAmongOthers(
        { type: "OrderPrevented", orderId: 1, status: "NEW", lastPreventedQuantity: btc(1) },
        { type: "OrderPrevented", orderId: 3, status: "EXPIRED_IN_MATCH" },
      )
      .leavesBook("BTCUSDT", "SELL", "3 @ 100")
      .leavesBalance(ALICE, "BTC", { free: "98", locked: "2" })
      .when(limitBuy(CAROL, "2.5 BTC @ 100"))
      .emitsAmongOthers(
        { type: "Trade", sellerOrderId: 1, quantity: btc(2) },
        { type: "OrderTraded", orderId: 1, status: "FILLED", quantity: btc(3), executedQuantity: btc(2) },
        { type: "Trade", sellerOrderId: 2, quantity: btc(0.5) },
      );
  });

  test("adds up over several prevented matches of one maker", () => {
    given(...fundedVenue(), limitSell(ALICE, "3 BTC @ 100"), limitBuy(ALICE, "1 BTC @ 100", DECREMENT))
      .when(limitBuy(ALICE, "0.5 BTC @ 100", DECREMENT))
      .emitsAmongOthers({ type: "MatchPrevented", preventedMatchId: 2 })
      .emitsAmongOthers({
        type: "OrderPrevented",
        orderId: 1,
        details: { preventedMatchId: 2, preventedQuantity: 150_000 } as never,
      })
      .leavesBalance(ALICE, "BTC", { free: "98.5", locked: "1.5" });
  });

  test("leaves the price a MARKET order pays to others locked exactly", () => {
    given(
      ...fundedVenue(),
      limitSell(BOB, "1 BTC @ 100"),
      limitSell(ALICE, "1 BTC @ 101"),
      limitSell(BOB, "1 BTC @ 102"),
    )
      .when(marketBuy(ALICE, "4 BTC", DECREMENT))
      .emitsAmongOthers(
        { type: "Trade", quantity: btc(1), price: 10_000 as never },
        { type: "OrderPrevented", orderId: 4, status: "PARTIALLY_FILLED" },
        { type: "Trade", quantity: btc(1), price: 10_200 as never },
        { type: "OrderExpired", orderId: 4, executedQuantity: btc(2) },
      )
      .leavesBalance(ALICE, "USDT", { free: "999798", locked: "0" });
  });
});

test("TRANSFER within one account is DECREMENT", () => {
  given(...fundedVenue(), limitSell(ALICE, "3 BTC @ 100", TRANSFER))
    .when(limitBuy(ALICE, "1 BTC @ 100", TRANSFER))
    .emitsAmongOthers(
      { type: "MatchPrevented", selfTradePreventionMode: "TRANSFER", makerPreventedQuantity: btc(1) },
      { type: "OrderPrevented", orderId: 1, status: "NEW" },
      { type: "OrderPrevented", orderId: 2, status: "EXPIRED_IN_MATCH" },
    )
    .leavesBook("BTCUSDT", "SELL", "2 @ 100");
});

describe("a trade group", () => {
  test("counts as one account in every mode but NONE (I6)", () => {
    const group = [setTradeGroup(ALICE, 7), setTradeGroup(BOB, 7), setTradeGroup(CAROL, 8)];
    given(...fundedVenue(), ...group, limitSell(BOB, "1 BTC @ 100"), limitSell(CAROL, "1 BTC @ 100"))
      .when(limitBuy(ALICE, "2 BTC @ 100", EXPIRE_MAKER))
      .emitsAmongOthers(
        { type: "MatchPrevented", takerAccountId: ALICE, makerAccountId: BOB, tradeGroupId: 7 },
        { type: "OrderPrevented", accountId: BOB, status: "EXPIRED_IN_MATCH", counterOrderId: 3, tradeGroupId: 7 },
        { type: "Trade", sellerAccountId: CAROL },
      )
      .leavesBalance(BOB, "BTC", { free: "100", locked: "0" })
      .when(limitSell(BOB, "1 BTC @ 100"))
      .emitsAmongOthers({ type: "Trade", buyerAccountId: ALICE, sellerAccountId: BOB });
  });

  test("is asked at the match, and accounts without one have nothing in common (I6)", () => {
    given(...fundedVenue(), limitSell(BOB, "2 BTC @ 100"))
      .when(limitBuy(ALICE, "1 BTC @ 100", DECREMENT))
      .emitsAmongOthers({ type: "Trade" })
      .when(setTradeGroup(ALICE, 7), setTradeGroup(BOB, 7), limitBuy(ALICE, "1 BTC @ 100", DECREMENT))
      .emitsAmongOthers({ type: "MatchPrevented" });
  });
});

describe("the taker's mode decides alone", () => {
  test.each(SELF_TRADE_PREVENTION_MODES)(
    "a maker's %s prevents nothing against a taker with NONE (I5, I7)",
    (makerMode) => {
      given(...fundedVenue(), limitSell(ALICE, "1 BTC @ 100", mode(makerMode)))
        .when(limitBuy(ALICE, "1 BTC @ 100"))
        .emitsAmongOthers({ type: "Trade", buyerAccountId: ALICE, sellerAccountId: ALICE });
    },
  );

  test.each(SELF_TRADE_PREVENTION_MODES)(
    "%s lets accounts trade that have nothing to do with each other",
    (takerMode) => {
      given(...fundedVenue(), limitSell(BOB, "1 BTC @ 100"))
        .when(limitBuy(ALICE, "1 BTC @ 100", mode(takerMode)))
        .emitsAmongOthers({ type: "Trade", quantity: btc(1) });
    },
  );

  test.each(["EXPIRE_MAKER", "EXPIRE_BOTH", "DECREMENT"] as const)(
    "%s does not touch an own order behind a price the taker never reaches (I8)",
    (takerMode) => {
      given(...fundedVenue(), limitSell(BOB, "1 BTC @ 100"), limitSell(ALICE, "1 BTC @ 101"))
        .when(limitBuy(ALICE, "1 BTC @ 101", mode(takerMode)))
        .leavesBook("BTCUSDT", "SELL", "1 @ 101")
        .when(limitBuy(ALICE, "1 BTC @ 100.99", mode(takerMode)))
        .leavesBook("BTCUSDT", "SELL", "1 @ 101")
        .leavesBook("BTCUSDT", "BUY", "1 @ 100.99");
    },
  );
});
