import { readFileSync } from "node:fs";
import type { EngineDriver, OpenedEngine } from "../../drivers/driver.js";
import { DRIVERS, type DriverName } from "../../drivers/drivers.js";
import { differences } from "../../flow/checksum.js";
import { type Flow, readFlow } from "../../flow/format.js";
import { checksumsAfter } from "../../flow/judge-book.js";
import { collectGarbage } from "./collect-garbage.js";

/** Messages between two looks at the clock. */
const CHUNK = 2_000;
const WARM_UP_MESSAGES = 100_000;
const WARM_UP_SECONDS = 2;

export interface MeasureFlowJob {
  readonly driver: DriverName;
  readonly flowFile: string;
  /** User CPU seconds after which a slow engine is stopped. */
  readonly limitSeconds: number;
}

/** One engine on one flow, once. */
export interface Measurement {
  readonly version: string;
  readonly does: EngineDriver["does"];
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

/** A job: one engine on the flow of a file. */
export async function measureFlow({ driver, flowFile, limitSeconds }: MeasureFlowJob): Promise<Measurement> {
  return measure(await DRIVERS[driver](), readFlow(readFileSync(flowFile)), limitSeconds);
}

/**
 * Times an engine. A book of its own warms it up first; then the prefill runs untimed; then messages are replayed until the flow or
 * the time limit (user CPU) ends. Whatever was replayed is judged by the checksums at that very message.
 */
export function measure(driver: EngineDriver, flow: Flow, limitSeconds: number): Measurement {
  warmUp(driver, flow, limitSeconds);
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
    does: driver.does,
    messages: reached - flow.prefill,
    userSeconds,
    wallSeconds,
    trades: actual.tradeCount,
    differences: differences(actual, expected),
  };
}

/** Compiles what will be measured, on a book of its own. */
export function warmUp(driver: EngineDriver, flow: Flow, limitSeconds: number): void {
  const engine = driver.open(flow);
  engine.run(0, flow.prefill);
  replay(
    engine,
    flow,
    Math.min(flow.records, flow.prefill + WARM_UP_MESSAGES),
    Math.min(WARM_UP_SECONDS, limitSeconds),
  );
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
