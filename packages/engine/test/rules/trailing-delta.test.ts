import { NO_INSTRUCTIONS, type OrderType, type SymbolFilters } from "@pricetime/engine";
import {
  ALICE,
  BOB,
  limitBuy,
  limitSell,
  marketBuy,
  marketSell,
  OPEN_FILTERS,
  setFilters,
} from "@pricetime/engine/testing";
import { describe, test } from "vitest";
import { fundedVenue, given } from "./given.js";

describe("TRAILING_DELTA (G11, K2)", () => {
  const filter = {
    minTrailingAboveDelta: 10,
    maxTrailingAboveDelta: 200,
    minTrailingBelowDelta: 50,
    maxTrailingBelowDelta: 500,
  };
  const set = (trailingDelta: typeof filter) =>
    setFilters({ ...OPEN_FILTERS, trailingDelta } as unknown as SymbolFilters);
  const traded = [...fundedVenue(), limitSell(BOB, "1 BTC @ 100"), limitBuy(ALICE, "1 BTC @ 100")];
  const trailing = (orderType: OrderType, side: "BUY" | "SELL", trailingDelta: number) =>
    (side === "BUY" ? marketBuy : marketSell)(ALICE, "1 BTC", {
      orderType,
      instructions: { ...NO_INSTRUCTIONS, trailingDelta },
    });

  test.each([
    ["STOP_LOSS", "BUY", 10, 200],
    ["TAKE_PROFIT", "SELL", 10, 200],
    ["STOP_LOSS", "SELL", 50, 500],
    ["TAKE_PROFIT", "BUY", 50, 500],
  ] as const)("%s %s takes %i to %i basis points", (orderType, side, least, most) => {
    for (const delta of [least, most]) {
      given(...traded, set(filter))
        .when(trailing(orderType, side, delta))
        .emitsAmongOthers({ type: "OrderNew", orderType });
    }
    for (const delta of [least - 1, most + 1]) {
      given(...traded, set(filter))
        .when(trailing(orderType, side, delta))
        .rejects("FILTER_TRAILING_DELTA");
    }
  });

  test("a bound of 0 is off, and a stop that does not trail is not judged", () => {
    const none = {
      minTrailingAboveDelta: 0,
      maxTrailingAboveDelta: 0,
      minTrailingBelowDelta: 0,
      maxTrailingBelowDelta: 0,
    };
    given(...traded, set(none))
      .when(trailing("STOP_LOSS", "SELL", 9_999))
      .emitsAmongOthers({ type: "OrderNew" });
    const instructions = { ...NO_INSTRUCTIONS, stopPrice: 20_000 };
    given(...traded, set(filter))
      .when(marketBuy(ALICE, "1 BTC", { orderType: "STOP_LOSS", instructions }))
      .emitsAmongOthers({ type: "OrderNew" });
  });
});
