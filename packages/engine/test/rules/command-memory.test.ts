import type { Envelope } from "@pricetime/engine";
import {
  ALICE,
  advanceTime,
  BOB,
  cancel,
  envelopeOf,
  limitBuy,
  limitSell,
  STORY_STARTS_MS,
  wait,
} from "@pricetime/engine/testing";
import { describe, expect, test } from "vitest";
import { fundedVenue, given, pairedEngines } from "./given.js";

const withId = (envelope: Envelope, low: number, validForMs = 5_000): Envelope => ({
  ...envelope,
  commandId: { high: 7, low },
  validUntilMs: STORY_STARTS_MS + validForMs,
});
const ORDER = withId(limitBuy(ALICE, "1 BTC @ 100"), 1);

describe("a command id", () => {
  test("seen before is answered with the first outcome and changes nothing", () => {
    given(...fundedVenue(), ORDER)
      .when(ORDER)
      .emits({ type: "CommandDuplicated", accountId: ALICE, firstPosition: 18, outcome: "ACCEPTED", orderId: 1 })
      .leavesBook("BTCUSDT", "BUY", "1 @ 100");
  });

  test("remembers a refusal too, even when the command would pass by now", () => {
    const early = withId(cancel(ALICE, 1), 2);
    given(...fundedVenue())
      .when(early, limitBuy(ALICE, "1 BTC @ 100"), early)
      .emits({ type: "CommandDuplicated", outcome: "UNKNOWN_ORDER", orderId: 0 })
      .leavesBook("BTCUSDT", "BUY", "1 @ 100");
  });

  test("remembers a malformed command", () => {
    const malformed = withId(limitBuy(ALICE, "1 BTC @ 100", { price: -1 as never }), 3);
    given(...fundedVenue())
      .when(malformed)
      .rejects("MALFORMED_COMMAND")
      .when(malformed)
      .emits({ type: "CommandDuplicated", outcome: "MALFORMED_COMMAND" });
  });

  test("stands for whatever comes under it", () => {
    given(...fundedVenue(), ORDER)
      .when(withId(limitSell(BOB, "1 BTC @ 100"), 1))
      .emits({ type: "CommandDuplicated", accountId: BOB, outcome: "ACCEPTED", orderId: 1 });
  });

  test("is known whatever validity its repeat claims", () => {
    given(...fundedVenue(), ORDER)
      .when({ ...ORDER, validUntilMs: 0 })
      .emits({ type: "CommandDuplicated", outcome: "ACCEPTED", orderId: 1 })
      .when({ ...ORDER, validUntilMs: 1 })
      .emits({ type: "CommandDuplicated", outcome: "ACCEPTED", orderId: 1 });
  });

  test("is still known for ten seconds after its validity, then expired", () => {
    given(...fundedVenue(), ORDER)
      .when(wait(15_000), ORDER)
      .emits({ type: "CommandDuplicated", orderId: 1 })
      .when(wait(1_000), ORDER)
      .rejects("COMMAND_EXPIRED");
  });

  test("of zeros, or without an end of validity, is never remembered", () => {
    given(...fundedVenue())
      .when(limitBuy(ALICE, "1 BTC @ 100"), limitBuy(ALICE, "1 BTC @ 100"))
      .leavesBook("BTCUSDT", "BUY", "2 @ 100")
      .when({ ...ORDER, validUntilMs: 0 }, { ...ORDER, validUntilMs: 0 })
      .leavesBook("BTCUSDT", "BUY", "4 @ 100")
      .when({ ...ORDER, commandId: { high: 0, low: 0 } }, { ...ORDER, commandId: { high: 0, low: 0 } })
      .leavesBook("BTCUSDT", "BUY", "6 @ 100");
  });
});

describe("validity", () => {
  test("ends after its last millisecond, and an expired command is not remembered", () => {
    given(...fundedVenue(), wait(5_000))
      .when(ORDER)
      .emitsAmongOthers({ type: "OrderNew" });
    given(...fundedVenue(), wait(5_001))
      .when(ORDER)
      .rejects("COMMAND_EXPIRED")
      .when(ORDER)
      .rejects("COMMAND_EXPIRED");
  });
});

test("at 100,000 remembered commands an account's next one is refused, nothing is forgotten, others go on", () => {
  const { execute } = pairedEngines();
  const at = (timeMs: number, envelope: Envelope) => [...execute(timeMs, envelope)].map((event) => event);
  for (const envelope of fundedVenue()) at(STORY_STARTS_MS, envelope);
  for (let low = 1; low <= 100_000; low++) at(STORY_STARTS_MS, withId(cancel(ALICE, 1), low));
  const refused = { type: "CommandRejected", accountId: ALICE, reason: "TOO_MANY_REMEMBERED_COMMANDS" };
  expect(at(STORY_STARTS_MS, withId(cancel(ALICE, 1), 100_001))).toEqual([refused]);
  expect(at(STORY_STARTS_MS, withId(cancel(ALICE, 1), 100_001))).toEqual([refused]);
  expect(at(STORY_STARTS_MS, withId(cancel(ALICE, 1), 1))).toMatchObject([{ type: "CommandDuplicated" }]);
  expect(at(STORY_STARTS_MS, withId(cancel(BOB, 1), 100_002))).toMatchObject([{ reason: "UNKNOWN_ORDER" }]);
  expect(at(STORY_STARTS_MS, cancel(ALICE, 1))).toMatchObject([{ reason: "UNKNOWN_ORDER" }]);
  expect(at(STORY_STARTS_MS + 16_000, withId(cancel(ALICE, 1), 100_001, 20_000))).toMatchObject([
    { reason: "UNKNOWN_ORDER" },
  ]);
}, 60_000);

test("time passes silently, and is awaited only while a command is remembered", () => {
  given(...fundedVenue())
    .when(advanceTime())
    .emits()
    .when(ORDER, wait(20_000), advanceTime())
    .emits();
  given()
    .when(envelopeOf(0, { type: "AdvanceTime" }))
    .emits();
});
