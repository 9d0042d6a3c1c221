import { describe, expect, test } from "vitest";
import { deposit, limitBuy, limitSell, marketBuy } from "./builders.js";
import { given } from "./given.js";
import { ALICE, BOB, testVenue } from "./test-venue.js";

const venue = [...testVenue(), deposit(ALICE, "1000 USDT"), deposit(BOB, "1 BTC")];
const story = () => given(...venue, limitSell(BOB, "1 BTC @ 100")).when(marketBuy(ALICE, "0.5 BTC"));

describe("a story fails", () => {
  test("when what is given is refused", () => {
    expect(() => given(...venue, limitBuy(ALICE, "11 BTC @ 100"))).toThrow("what is given is accepted");
  });

  test("when a field of an event differs", () => {
    expect(() => story().emitsAmongOthers({ type: "Trade", tradeId: 2 })).toThrow('"tradeId":2');
    expect(() =>
      given(...venue)
        .when(limitBuy(ALICE, "1 BTC @ 100"))
        .emits({ type: "OrderNew", orderId: 7 }, { type: "DepthChanged" }, { type: "BalanceChanged" }),
    ).toThrow("event 0.orderId is 1, expected 7");
  });

  test("when an event is missing, is one too many or comes in another order", () => {
    expect(() => story().emits({ type: "OrderNew" })).toThrow("1 events are expected, got 9");
    expect(() => story().emitsAmongOthers({ type: "OrderExpired" })).toThrow("among the events");
    expect(() => story().emitsAmongOthers({ type: "Trade" }, { type: "OrderNew" })).toThrow("among the events");
  });

  test("when the command is accepted, or refused for another reason", () => {
    expect(() => story().rejects("MARKET_CLOSED")).toThrow("events are expected");
    expect(() =>
      given(...venue)
        .when(limitBuy(ALICE, "11 BTC @ 100"))
        .rejects("MARKET_CLOSED"),
    ).toThrow("event 0.reason");
  });

  test("when a balance or the book differs", () => {
    expect(() => story().leavesBalance(ALICE, "USDT", { free: "951", locked: "0" })).toThrow("USDT of account 1: free");
    expect(() => story().leavesBook("BTCUSDT", "SELL", "1 @ 100")).toThrow("SELL side of BTCUSDT");
  });
});

test("a story that is true goes on", () => {
  story()
    .emitsAmongOthers({ type: "Trade", tradeId: 1 })
    .leavesBalance(ALICE, "USDT", { free: "950", locked: "0" })
    .leavesBook("BTCUSDT", "SELL", "0.5 @ 100")
    .when(marketBuy(ALICE, "0.5 BTC"))
    .leavesBook("BTCUSDT", "SELL");
});
