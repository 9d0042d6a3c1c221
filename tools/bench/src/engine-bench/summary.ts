import { type DriverName, OURS } from "../drivers/drivers.js";
import type { MixName } from "../flow/mixes.js";
import { median } from "../report/median.js";
import type { Measurement } from "./measure.js";

/** One engine on one flow, over all repetitions. Rates are messages per second. */
export interface EngineSummary {
  readonly engine: DriverName;
  readonly version: string;
  readonly accounts: boolean;
  readonly messages: number;
  /** Median over the repetitions, by user CPU. */
  readonly perCpuSecond: number;
  readonly slowest: number;
  readonly fastest: number;
  /** Median over the repetitions, by the wall clock. */
  readonly perWallSecond: number;
  readonly trades: number;
  readonly differences: readonly string[];
}

export interface FlowSummary {
  readonly flow: MixName;
  readonly messages: number;
  readonly engines: readonly EngineSummary[];
  /** Our messages per CPU second over those of the fastest other engine; absent when one of the two was not run. */
  readonly ratioToBestOther?: number;
}

/** @param measurements at least one */
export function summarizeEngine(engine: DriverName, measurements: readonly Measurement[]): EngineSummary {
  const first = measurements[0] as Measurement;
  const perCpuSecond = measurements.map(({ messages, userSeconds }) => messages / userSeconds);
  return {
    engine,
    version: first.version,
    accounts: first.accounts,
    messages: median(measurements.map(({ messages }) => messages)),
    perCpuSecond: median(perCpuSecond),
    slowest: Math.min(...perCpuSecond),
    fastest: Math.max(...perCpuSecond),
    perWallSecond: median(measurements.map(({ messages, wallSeconds }) => messages / wallSeconds)),
    trades: median(measurements.map(({ trades }) => trades)),
    differences: [...new Set(measurements.flatMap((measurement) => measurement.differences))],
  };
}

export function summarizeFlow(flow: MixName, messages: number, engines: readonly EngineSummary[]): FlowSummary {
  const ours = engines.find(({ engine }) => engine === OURS);
  const others = engines.filter(({ engine }) => engine !== OURS).map(({ perCpuSecond }) => perCpuSecond);
  const comparable = ours !== undefined && others.length > 0;
  return {
    flow,
    messages,
    engines,
    ...(comparable ? { ratioToBestOther: ours.perCpuSecond / Math.max(...others) } : {}),
  };
}
