import {
  ByteReader,
  ByteWriter,
  createEngine,
  decodeEnvelope,
  type Engine,
  type EngineEvent,
  type Envelope,
  encodeEnvelope,
  Fold,
} from "@pricetime/engine";
import { firstDifference, type Reach, randomSteps, runWorkload, type Step } from "@pricetime/engine/testing";

/**
 * One line of a golden journal: a command as journal rows code it, and all it did. `command` repeats the coded bytes for the
 * reader of a diff; every {@link HASHED_EVERY} commands the line has the hashes.
 */
export interface GoldenLine {
  readonly timeMs: number;
  readonly envelope: string;
  readonly command: unknown;
  readonly events: unknown;
  readonly eventsHash?: string;
  readonly stateHash?: string;
  readonly businessHash?: string;
}

const HASHED_EVERY = 50;

/** Plain JSON data: amounts become texts of digits. */
const plain = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (_, part) => (typeof part === "bigint" ? String(part) : part)));

/** Plays coded commands on a new engine and says what each did; the hash of events rolls on over all of them. */
export class GoldenPlayer {
  readonly #engine: Engine = createEngine();
  readonly #fold = new Fold();

  play(timeMs: number, coded: Uint8Array): { line: GoldenLine; events: readonly EngineEvent[] } {
    const engine = this.#engine;
    const { command, ...rest } = decodeEnvelope(new ByteReader(coded));
    const events = engine.execute(timeMs, { ...rest, command }).toArray();
    engine.foldEvents(this.#fold);
    const envelope = Buffer.from(coded).toString("hex");
    const line = { timeMs, envelope, command: plain(command), events: plain(events) };
    if (engine.position % HASHED_EVERY !== 0) return { line, events };
    const eventsHash = this.#fold.digest();
    const hashes = { eventsHash, stateHash: engine.stateHash(), businessHash: engine.businessHash() };
    return { line: { ...line, ...hashes }, events };
  }
}

/** The coded envelope, or undefined when it is malformed: a journal holds only what was coded. */
function codedOrMalformed(envelope: Envelope): Uint8Array | undefined {
  try {
    const writer = new ByteWriter();
    encodeEnvelope(writer, envelope);
    const coded = writer.toBytes();
    return firstDifference(decodeEnvelope(new ByteReader(coded)), envelope) === undefined ? coded : undefined;
  } catch {
    return undefined;
  }
}

/** Plays a seeded workload and gives its journal, one JSON text per line; malformed commands are no part of a journal. */
export function recordGoldenJournal(seed: number, commands: number): { lines: string[]; reach: Reach } {
  const player = new GoldenPlayer();
  const lines: string[] = [];
  function* untilFull(): Generator<Step> {
    for (const step of randomSteps(seed)) {
      if (lines.length >= commands) return;
      yield step;
    }
  }
  const { reach } = runWorkload(untilFull(), (timeMs, envelope) => {
    const coded = codedOrMalformed(envelope);
    if (coded === undefined) return [];
    const { line, events } = player.play(timeMs, coded);
    lines.push(JSON.stringify(line));
    return events;
  });
  return { lines, reach };
}
