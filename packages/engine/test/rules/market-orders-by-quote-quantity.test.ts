import {
  ALICE,
  BOB,
  deposit,
  limitBuy,
  limitSell,
  marketBuyFor,
  marketSellFor,
  OPEN_FILTERS,
  setFilters,
} from "@pricetime/engine/testing";
import { describe, test } from "vitest";
import { fundedVenue, given } from "./given.js";

const lots = (minQuantity: number, maxQuantity: number, stepSize: number) =>
  setFilters({ ...OPEN_FILTERS, lotSize: { minQuantity, maxQuantity, stepSize } as never });

describe("MARKET by quote quantity", () => {
  test("spends the budget over several levels, the quantity rounded down to the step (C1, C2)", () => {
    given(...fundedVenue(), lots(0, 0, 100), limitSell(BOB, "1 BTC @ 100"), limitSell(BOB, "1 BTC @ 103"))
      .when(marketBuyFor(ALICE, "BTC for 150 USDT"))
      .emitsAmongOthers({ type: "OrderNew", quantity: 148_500 as never }, { type: "OrderTraded", status: "FILLED" })
      .leavesBalance(ALICE, "USDT", { free: "999850.045", locked: "0" })
      .leavesBook("BTCUSDT", "SELL", "0.515 @ 103");
  });

  test("a budget that ends with a level leaves the next one alone (C5)", () => {
    given(...fundedVenue(), limitSell(BOB, "1 BTC @ 100"), limitSell(BOB, "1 BTC @ 101"))
      .when(marketBuyFor(ALICE, "BTC for 100 USDT"))
      .leavesBook("BTCUSDT", "SELL", "1 @ 101");
  });

  test("a budget below one lot at the best price is refused (C3)", () => {
    given(...fundedVenue(), lots(0, 0, 100_000), limitSell(BOB, "1 BTC @ 100"))
      .when(marketBuyFor(ALICE, "BTC for 99.99 USDT"))
      .rejects("QUOTE_QUANTITY_BELOW_LOT");
  });

  test("a computed quantity below the least lot or above the largest is refused", () => {
    given(...fundedVenue(), limitSell(BOB, "3 BTC @ 100"), lots(150_000, 200_000, 1))
      .when(marketBuyFor(ALICE, "BTC for 149.99 USDT"))
      .rejects("QUOTE_QUANTITY_BELOW_LOT")
      .when(marketBuyFor(ALICE, "BTC for 201 USDT"))
      .rejects("FILTER_LOT_SIZE")
      .when(marketBuyFor(ALICE, "BTC for 200 USDT"))
      .emitsAmongOthers({ type: "OrderTraded", status: "FILLED" });
  });

  test("an empty side has no liquidity", () => {
    given(...fundedVenue(), limitBuy(BOB, "1 BTC @ 100"))
      .when(marketBuyFor(ALICE, "BTC for 100 USDT"))
      .rejects("NO_LIQUIDITY");
  });

  test("what the book cannot serve is asked for at its worst price, and expires", () => {
    given(...fundedVenue(), limitSell(BOB, "1 BTC @ 100"), limitSell(BOB, "1 BTC @ 200"))
      .when(marketBuyFor(ALICE, "BTC for 400 USDT"))
      .emitsAmongOthers(
        { type: "OrderNew", quantity: 250_000 as never },
        { type: "OrderExpired", expiryReason: "INSUFFICIENT_LIQUIDITY", executedQuantity: 200_000 as never },
      )
      .leavesBalance(ALICE, "USDT", { free: "999700", locked: "0" });
  });

  test("a sale earns at most the amount (C4)", () => {
    given(...fundedVenue(), lots(0, 0, 10_000), limitBuy(BOB, "1 BTC @ 100"), limitBuy(BOB, "1 BTC @ 90"))
      .when(marketSellFor(ALICE, "BTC for 150 USDT"))
      .emitsAmongOthers({ type: "OrderNew", quantity: 150_000 as never })
      .leavesBalance(ALICE, "USDT", { free: "1000145", locked: "0" });
  });

  test("needs only what it spends, and refuses one unit less (L4)", () => {
    const carol = deposit(3, "100 USDT", "more");
    given(...fundedVenue().slice(0, -3), limitSell(BOB, "2 BTC @ 100"), carol)
      .when(marketBuyFor(3, "BTC for 100.01 USDT"))
      .rejects("INSUFFICIENT_BALANCE")
      .when(marketBuyFor(3, "BTC for 100 USDT"))
      .emitsAmongOthers({ type: "OrderTraded", status: "FILLED" })
      .leavesBalance(3, "USDT", { free: "0", locked: "0" });
  });

  test("fills of 0.1 and 0.2 leave nothing of 0.3 (C8)", () => {
    given(...fundedVenue(), limitSell(BOB, "0.3 BTC @ 100"), limitBuy(ALICE, "0.1 BTC @ 100"))
      .when(limitBuy(ALICE, "0.2 BTC @ 100"))
      .leavesBook("BTCUSDT", "SELL")
      .leavesBalance(BOB, "BTC", { free: "99.7", locked: "0" });
  });

  test("a remainder below the least lot may still finish (C9)", () => {
    given(...fundedVenue(), lots(100_000, 0, 1), limitSell(BOB, "1.5 BTC @ 100"), limitBuy(ALICE, "1 BTC @ 100"))
      .when(limitBuy(ALICE, "1 BTC @ 100"))
      .emitsAmongOthers({ type: "Trade", quantity: 50_000 as never })
      .leavesBook("BTCUSDT", "BUY", "0.5 @ 100");
  });
});
