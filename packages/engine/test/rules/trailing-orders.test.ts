import type { Envelope } from "@pricetime/engine";
import {
  ALICE,
  BOB,
  CAROL,
  deposit,
  limitBuy,
  limitSell,
  STORY_STARTS_MS,
  stopLossBuy,
  stopLossSell,
  takeProfitBuy,
  takeProfitSell,
  testVenue,
} from "@pricetime/engine/testing";
import { describe, expect, test } from "vitest";
import { fundedVenue, given, givenPair, lastPriceIs, tradeAt } from "./given.js";

describe("a trailing order", () => {
  /** Trades at each price, and says at which the order was triggered. */
  function triggeredAt(place: Envelope, first: number, ...prices: (number | string)[]): number | string | undefined {
    const { execute } = givenPair();
    const run = (envelope: Envelope) => execute(STORY_STARTS_MS, envelope);
    const whole = [ALICE, BOB, CAROL].flatMap((id) => ["900000000 USDT", "1000 BTC"].map((text) => deposit(id, text)));
    for (const envelope of [...testVenue(), ...whole, ...tradeAt(first), place]) run(envelope);
    for (const price of prices) {
      const events = tradeAt(price).flatMap((envelope) => [...run(envelope)]);
      if (events.some(({ type }) => type === "OrderTriggered")) return price;
    }
    return undefined;
  }

  test("that buys after its stop rises by 500 from a minimum of 42000 (G11)", () => {
    const place = stopLossBuy(ALICE, "1 BTC stop 44000 trailing 500 limit 45000");
    expect(triggeredAt(place, 40_000, 37_000, 44_000, 45_000, 42_000, 44_099.99, 44_100)).toBe(44_100);
  });

  test("that sells after its stop falls by 1000 from a maximum of 41000 (G11)", () => {
    const place = stopLossSell(ALICE, "1 BTC stop 39000 trailing 1000 limit 36000");
    expect(triggeredAt(place, 40_000, 41_500, 39_000, 41_000, 36_900.01, 36_900)).toBe(36_900);
  });

  test("that takes profit in a BUY after its stop rises by 850 from a minimum of 37000 (G11)", () => {
    const place = takeProfitBuy(ALICE, "1 BTC stop 38000 trailing 850 limit 41000");
    expect(triggeredAt(place, 40_000, 38_000, 37_000, 40_144.99, 40_145)).toBe(40_145);
  });

  test("that takes profit in a SELL after its stop falls by 750 from a maximum of 46500 (G11)", () => {
    const place = takeProfitSell(ALICE, "1 BTC stop 42000 trailing 750 limit 43000");
    expect(triggeredAt(place, 40_000, 42_000, 46_500, 43_012.51, "43012.5")).toBe("43012.5");
  });

  test("without a stop price follows from its placement: 700 from a maximum of 45500 (G11)", () => {
    const place = stopLossSell(ALICE, "1 BTC trailing 700 limit 42000");
    expect(triggeredAt(place, 40_000, 45_500, 42_315.01, 42_315)).toBe(42_315);
    expect(triggeredAt(place, 40_000, 37_200.01, 37_200)).toBe(37_200);
  });

  test("never loosens: a fall that does not trigger leaves the maximum where it was (G11)", () => {
    expect(triggeredAt(stopLossSell(ALICE, "1 BTC trailing 1000"), 100, 120, 109, 115, 108.01, 108)).toBe(108);
  });

  test("on a symbol that never traded follows from the first trade (G2)", () => {
    given(...fundedVenue(), stopLossSell(ALICE, "1 BTC trailing 1000 limit 200"))
      .when(...tradeAt(100))
      .when(...tradeAt("90.01"))
      .leavesBook("BTCUSDT", "SELL")
      .when(...tradeAt(90))
      .leavesBook("BTCUSDT", "SELL", "1 @ 200");
  });

  test("sees each price that a sweep passes: the first one past its stop is where it begins", () => {
    given(
      ...lastPriceIs(100),
      limitSell(BOB, "1 BTC @ 110"),
      limitSell(BOB, "1 BTC @ 115"),
      stopLossBuy(ALICE, "1 BTC stop 105 trailing 400 limit 50"),
    )
      .when(limitBuy(CAROL, "2 BTC @ 115"))
      .emitsAmongOthers({
        type: "OrderTriggered",
        orderId: 5,
        details: { trailingExtreme: 11_000, trailingTimeMs: STORY_STARTS_MS } as never,
      });
  });
});
