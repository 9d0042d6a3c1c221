import type { EngineDriver, OpenedEngine } from "../drivers/driver.js";
import { differences } from "../flow/checksum.js";
import type { Flow } from "../flow/format.js";
import { checksumsAfter } from "../flow/judge-book.js";

/** Messages between two looks at the clock. */
const CHUNK = 2_000;
const WARM_UP_MESSAGES = 100_000;
const WARM_UP_SECONDS = 2;

/** One engine on one flow, once. */
export interface Measurement {
  readonly version: string;
  readonly accounts: boolean;
  /** Timed messages; fewer than the flow has when the time limit came first. */
  readonly messages: number;
  /** User CPU of the whole process, compiler and garbage collector included. */
  readonly userSeconds: number;
  readonly wallSeconds: number;
  /** Trades up to the last message, prefill included. */
  readonly trades: number;
  /** How trades or depth differ from the judge's; empty when they are right. */
  readonly differences: readonly string[];
}

/**
 * Times an engine. A book of its own warms it up first; then the prefill runs untimed; then messages are replayed until the flow or
 * the time limit (user CPU) ends. Whatever was replayed is judged by the checksums at that very message.
 */
export function measure(
  driver: EngineDriver,
  flow: Flow,
  limitSeconds: number,
  collectGarbage: () => void,
): Measurement {
  warmUp(driver, flow);
  const engine = driver.open(flow);
  engine.run(0, flow.prefill);
  collectGarbage();

  const wallBefore = performance.now();
  const cpuBefore = process.cpuUsage();
  const reached = replay(engine, flow, flow.records, limitSeconds);
  const userSeconds = process.cpuUsage(cpuBefore).user / 1e6;
  const wallSeconds = (performance.now() - wallBefore) / 1e3;

  const actual = engine.checksums();
  const expected = reached === flow.records ? flow.expected : checksumsAfter(flow, reached);
  return {
    version: driver.version,
    accounts: driver.accounts,
    messages: reached - flow.prefill,
    userSeconds,
    wallSeconds,
    trades: actual.tradeCount,
    differences: differences(actual, expected),
  };
}

function warmUp(driver: EngineDriver, flow: Flow): void {
  const engine = driver.open(flow);
  engine.run(0, flow.prefill);
  replay(engine, flow, Math.min(flow.records, flow.prefill + WARM_UP_MESSAGES), WARM_UP_SECONDS);
}

/** Replays from the end of the prefill and returns the record at which it stopped. */
function replay(engine: OpenedEngine, flow: Flow, end: number, limitSeconds: number): number {
  const before = process.cpuUsage();
  let at = flow.prefill;
  while (at < end && process.cpuUsage(before).user < limitSeconds * 1e6) {
    const next = Math.min(at + CHUNK, end);
    engine.run(at, next);
    at = next;
  }
  return at;
}
