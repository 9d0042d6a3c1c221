import {
  ByteReader,
  ByteWriter,
  createEngine,
  decodeEnvelope,
  type Engine,
  encodeEnvelope,
  restoreEngine,
} from "@pricetime/engine";
import {
  createReferenceEngine,
  firstDifference,
  observableState,
  Reach,
  runWorkload,
  type Step,
  type TimedEnvelope,
} from "@pricetime/engine/testing";
import { describe, expect, test } from "vitest";
import { forAllSteps, scaled, seeds, TIMEOUT_MS, takeSteps, unreached } from "./property-run.js";

/** The commands of a workload, as a journal would hold them. */
function recordTape(steps: Iterable<Step>, reach = new Reach()): TimedEnvelope[] {
  const tape: TimedEnvelope[] = [];
  const engine = createReferenceEngine();
  runWorkload(
    steps,
    (timeMs, envelope) => {
      tape.push({ timeMs, envelope });
      return engine.execute(timeMs, envelope);
    },
    reach,
  );
  return tape;
}

const play = (engine: Engine, tape: readonly TimedEnvelope[]): string[] =>
  tape.map(({ timeMs, envelope }) => {
    const events = engine.execute(timeMs, envelope).toArray();
    return JSON.stringify(events, (_, value) => (typeof value === "bigint" ? String(value) : value));
  });

const expectSameBytes = (a: Uint8Array, b: Uint8Array): void =>
  expect(Buffer.compare(a, b), "the bytes are the same").toBe(0);

describe("an engine is a pure function of its commands", { timeout: TIMEOUT_MS }, () => {
  test("two engines given the same commands agree in every event and in state, to the byte (M1)", () => {
    const reach = new Reach();
    for (const seed of seeds(2)) {
      const tape = recordTape(takeSteps(300 + seed, scaled(3_000)), reach);
      const [one, other] = [createEngine(), createEngine()];
      expect(play(one, tape)).toEqual(play(other, tape));
      expect(one.stateHash()).toBe(other.stateHash());
      expectSameBytes(one.snapshot(), other.snapshot());
    }
    expect(unreached("replay", reach, { Trade: 300, CommandDuplicated: 20 })).toEqual([]);
  });

  test("a snapshot at a random point and the rest of the tape equal the whole run (M3)", () => {
    const reach = new Reach();
    for (const seed of seeds(4)) {
      const tape = recordTape(takeSteps(400 + seed, scaled(1_500)), reach);
      const whole = createEngine();
      const events = play(whole, tape);
      for (const part of [0.1, 0.37, 0.62, 0.93]) {
        const at = Math.floor(tape.length * part);
        const first = createEngine();
        play(first, tape.slice(0, at));
        const restored = restoreEngine(first.snapshot());
        expect(restored.stateHash()).toBe(first.stateHash());
        expect(restored.businessHash()).toBe(first.businessHash());
        expect(observableState(restored)).toEqual(observableState(first));
        expect(play(restored, tape.slice(at))).toEqual(events.slice(at));
        expect(restored.stateHash()).toBe(whole.stateHash());
        expectSameBytes(restored.snapshot(), whole.snapshot());
        restored.checkInvariants();
      }
    }
    expect(unreached("snapshot + tail", reach, { Trade: 300, OrderCanceled: 300, CommandDuplicated: 20 })).toEqual([]);
  });

  test("a snapshot at every command of a tape restores to the same bytes and hashes (M3)", () => {
    const tape = recordTape(takeSteps(501, scaled(400)));
    const engine = createEngine();
    for (const { timeMs, envelope } of tape) {
      engine.execute(timeMs, envelope);
      const snapshot = engine.snapshot();
      const restored = restoreEngine(snapshot);
      expectSameBytes(restored.snapshot(), snapshot);
      expect(restored.stateHash()).toBe(engine.stateHash());
    }
  });

  test("a restored engine runs on identically, restored again after every command", () => {
    forAllSteps(60, 25, (steps) => {
      const tape = recordTape(steps);
      const whole = createEngine();
      let restored = createEngine();
      for (const command of tape) {
        restored = restoreEngine(restored.snapshot());
        expect(play(restored, [command])).toEqual(play(whole, [command]));
      }
      expect(restored.stateHash()).toBe(whole.stateHash());
    });
  });

  test("every command that is not malformed survives the journal's coding and does the same afterwards (M4)", () => {
    const reach = new Reach();
    const tape = recordTape(takeSteps(701, scaled(5_000)), reach);
    const [original, decoded] = [createEngine(), createEngine()];
    for (const { timeMs, envelope } of tape) {
      const [events = ""] = play(original, [{ timeMs, envelope }]);
      if (events.includes("MALFORMED_COMMAND")) {
        decoded.skip(timeMs);
        continue;
      }
      const writer = new ByteWriter();
      encodeEnvelope(writer, envelope);
      const copy = decodeEnvelope(new ByteReader(writer.toBytes()));
      expect(firstDifference(copy, envelope)).toBeUndefined();
      expect(play(decoded, [{ timeMs, envelope: copy }])).toEqual([events]);
    }
    expect(decoded.businessHash()).toBe(original.businessHash());
    expect(unreached("coding", reach, { OrderNew: 500, AMOUNT_NOT_POSITIVE: 5, MALFORMED_COMMAND: 5 })).toEqual([]);
  });

  test("reads change nothing (M8)", () => {
    const tape = recordTape(takeSteps(601, scaled(500)));
    const [asked, silent] = [createEngine(), createEngine()];
    for (const command of tape) {
      play(asked, [command]);
      observableState(asked);
      asked.snapshot();
      asked.checkInvariants();
      play(silent, [command]);
    }
    expect(asked.stateHash()).toBe(silent.stateHash());
  });
});
