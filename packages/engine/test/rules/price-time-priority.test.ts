import {
  ALICE,
  BOB,
  CAROL,
  cancel,
  iocBuy,
  limitBuy,
  limitSell,
  marketBuy,
  marketSell,
  type PartialEvent,
  wait,
} from "@pricetime/engine/testing";
import { describe, expect, test } from "vitest";
import { fundedVenue, given } from "./given.js";

const trade = (makerOrderId: number, quantity: number, price: number): PartialEvent =>
  ({ type: "Trade", sellerOrderId: makerOrderId, quantity, price }) as PartialEvent;

describe("price-time priority", () => {
  test("a BUY above the best ask trades at the maker's price (A1)", () => {
    given(...fundedVenue(), limitSell(BOB, "1 BTC @ 100"))
      .when(limitBuy(ALICE, "1 BTC @ 120"))
      .emitsAmongOthers(trade(1, 100_000, 10_000))
      .leavesBalance(ALICE, "USDT", { free: "999900", locked: "0" });
  });

  test("a SELL below the best bid trades at the maker's price (A1)", () => {
    given(...fundedVenue(), limitBuy(BOB, "1 BTC @ 100"))
      .when(limitSell(ALICE, "1 BTC @ 80"))
      .leavesBalance(ALICE, "USDT", { free: "1000100", locked: "0" });
  });

  test("makers at one price fill in order of arrival, and a half-filled one keeps its place (A2, A3)", () => {
    given(
      ...fundedVenue(),
      limitSell(ALICE, "1 BTC @ 100"),
      limitSell(BOB, "1 BTC @ 100"),
      limitSell(CAROL, "1 BTC @ 100"),
    )
      .when(limitBuy(CAROL, "1.5 BTC @ 100"))
      .emitsAmongOthers(trade(1, 100_000, 10_000), trade(2, 50_000, 10_000))
      .when(limitBuy(CAROL, "1 BTC @ 100"))
      .emitsAmongOthers(trade(2, 50_000, 10_000), trade(3, 50_000, 10_000))
      .leavesBook("BTCUSDT", "SELL", "0.5 @ 100");
  });

  test.each([
    [1, [2, 3, 4]],
    [2, [1, 3, 4]],
    [3, [1, 2, 4]],
  ])("canceling order %i of three leaves the others in order, and a newcomer last (A4)", (canceled, survivors) => {
    const sell = limitSell(BOB, "1 BTC @ 100");
    given(...fundedVenue(), sell, sell, sell, cancel(BOB, canceled), sell)
      .when(limitBuy(ALICE, "3 BTC @ 100"))
      .emitsAmongOthers(...survivors.map((orderId) => trade(orderId, 100_000, 10_000)))
      .leavesBook("BTCUSDT", "SELL");
  });

  test("a taker empties the best level before the next, and announces each level as it leaves it (A5)", () => {
    given(
      ...fundedVenue(),
      limitSell(BOB, "1 BTC @ 101"),
      limitSell(BOB, "1 BTC @ 100"),
      limitSell(CAROL, "1 BTC @ 102"),
    )
      .when(marketBuy(ALICE, "2.5 BTC"))
      .emits(
        { type: "OrderNew", status: "NEW" },
        { type: "Trade", price: 10_000 as never, aggTradeId: 1 },
        { type: "OrderTraded", orderId: 2, isMaker: true },
        { type: "OrderTraded", orderId: 4, isMaker: false },
        { type: "DepthChanged", side: "SELL", quantity: 0n },
        { type: "Trade", price: 10_100 as never, aggTradeId: 2 },
        { type: "OrderTraded", orderId: 1, isMaker: true },
        { type: "OrderTraded", orderId: 4, isMaker: false },
        { type: "DepthChanged", side: "SELL", quantity: 0n },
        { type: "Trade", price: 10_200 as never, aggTradeId: 3 },
        { type: "OrderTraded", orderId: 3, status: "PARTIALLY_FILLED" },
        { type: "OrderTraded", orderId: 4, status: "FILLED" },
        { type: "DepthChanged", side: "SELL", quantity: 50_000n },
        { type: "BalanceChanged", accountId: ALICE, assetId: 0 },
        { type: "BalanceChanged", accountId: BOB, assetId: 1 },
        { type: "BalanceChanged", accountId: ALICE, assetId: 1 },
        { type: "BalanceChanged", accountId: BOB, assetId: 0 },
        { type: "BalanceChanged", accountId: CAROL, assetId: 1 },
        { type: "BalanceChanged", accountId: CAROL, assetId: 0 },
      );
  });

  test("a limit taker stops at its own price; its rest is the new best price and can be hit (A6)", () => {
    given(...fundedVenue(), limitSell(BOB, "1 BTC @ 100"), limitSell(BOB, "1 BTC @ 102"))
      .when(limitBuy(ALICE, "2 BTC @ 101"))
      .leavesBook("BTCUSDT", "BUY", "1 @ 101")
      .leavesBook("BTCUSDT", "SELL", "1 @ 102")
      .when(marketSell(CAROL, "1 BTC"))
      .leavesBook("BTCUSDT", "BUY");
  });

  test("an exact fill leaves neither order, level nor an empty trade (A7)", () => {
    given(...fundedVenue(), limitSell(BOB, "1 BTC @ 100"))
      .when(limitBuy(ALICE, "1 BTC @ 100"))
      .emits(
        { type: "OrderNew" },
        { type: "Trade" },
        { type: "OrderTraded", status: "FILLED" },
        { type: "OrderTraded", status: "FILLED" },
        { type: "DepthChanged", quantity: 0n },
        { type: "BalanceChanged" },
        { type: "BalanceChanged" },
        { type: "BalanceChanged" },
        { type: "BalanceChanged" },
      )
      .leavesBook("BTCUSDT", "SELL")
      .leavesBook("BTCUSDT", "BUY");
  });

  test("an order exactly at the touch crosses, one tick short of it rests (A8, A9)", () => {
    given(...fundedVenue(), limitSell(BOB, "1 BTC @ 100"))
      .when(limitBuy(ALICE, "0.5 BTC @ 99.99"))
      .emits({ type: "OrderNew" }, { type: "DepthChanged", side: "BUY", quantity: 50_000n }, { type: "BalanceChanged" })
      .when(limitBuy(ALICE, "0.5 BTC @ 100"))
      .emitsAmongOthers({ type: "Trade" })
      .leavesBook("BTCUSDT", "SELL", "0.5 @ 100")
      .leavesBook("BTCUSDT", "BUY", "0.5 @ 99.99");
  });

  test("orders of the same instant rank by their sequence (A10)", () => {
    given(...fundedVenue(), limitSell(CAROL, "1 BTC @ 100"), limitSell(BOB, "1 BTC @ 100"))
      .when(iocBuy(ALICE, "1 BTC @ 100"))
      .emitsAmongOthers({ type: "Trade", sellerAccountId: CAROL });
  });

  test("an order a hundred days older than another is still before it (A11)", () => {
    given(...fundedVenue(), limitSell(CAROL, "1 BTC @ 100"), wait(100 * 86_400_000), limitSell(BOB, "1 BTC @ 100"))
      .when(iocBuy(ALICE, "1 BTC @ 100"))
      .emitsAmongOthers({ type: "Trade", sellerAccountId: CAROL });
  });

  test("a level is the sum of its orders after adding, filling and canceling (A12)", () => {
    given(...fundedVenue(), limitSell(BOB, "1 BTC @ 100"), limitSell(CAROL, "2 BTC @ 100"))
      .when(limitBuy(ALICE, "0.4 BTC @ 100"))
      .leavesBook("BTCUSDT", "SELL", "2.6 @ 100")
      .when(cancel(CAROL, 2))
      .leavesBook("BTCUSDT", "SELL", "0.6 @ 100");
  });

  test("5,000 orders at one price fill in order for one taker (A13)", () => {
    const makers = Array.from({ length: 5_000 }, () => limitSell(BOB, "0.001 BTC @ 100"));
    const story = given(...fundedVenue(), ...makers).when(marketBuy(ALICE, "5 BTC"));
    story.leavesBook("BTCUSDT", "SELL").leavesBalance(BOB, "BTC", { free: "95", locked: "0" });
  }, 60_000);

  test("prices at both ends of the domain stand side by side (A15)", () => {
    given(...fundedVenue(), limitBuy(BOB, "0.00001 BTC @ 0.01"), limitSell(BOB, "0.00001 BTC @ 90071992547409.91"))
      .when(limitBuy(ALICE, "0.00001 BTC @ 200000.01"))
      .leavesBook("BTCUSDT", "BUY", "0.00001 @ 200000.01", "0.00001 @ 0.01")
      .leavesBook("BTCUSDT", "SELL", "0.00001 @ 90071992547409.91");
  });

  test("one number written differently is one level (A16)", () => {
    expect(() =>
      given(...fundedVenue(), limitBuy(ALICE, "1 BTC @ 100"), limitBuy(ALICE, "1.000 BTC @ 100.0")).leavesBook(
        "BTCUSDT",
        "BUY",
        "2 @ 100",
      ),
    ).not.toThrow();
  });
});
