import type { EngineDriver } from "../drivers/driver.js";
import { type DriverName, OURS, RIVALS } from "../drivers/drivers.js";
import { median } from "../report/median.js";
import type { Measurement } from "./jobs/measure-flow.js";

/** One engine on one flow, over all repetitions. Rates are messages per second. */
export interface EngineSummary {
  readonly engine: DriverName;
  readonly version: string;
  readonly does: EngineDriver["does"];
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
  readonly flow: string;
  readonly messages: number;
  readonly engines: readonly EngineSummary[];
  /** Messages per CPU second of `pricetime` over those of the faster book from npm; absent when one of the two was not run. */
  readonly ratioToBestRival?: number;
  /** The same over those of the bare book. */
  readonly ratioToBareBook?: number;
}

/** @param measurements at least one */
export function summarizeEngine(engine: DriverName, measurements: readonly Measurement[]): EngineSummary {
  const first = measurements[0] as Measurement;
  const perCpuSecond = measurements.map(({ messages, userSeconds }) => messages / userSeconds);
  return {
    engine,
    version: first.version,
    does: first.does,
    messages: median(measurements.map(({ messages }) => messages)),
    perCpuSecond: median(perCpuSecond),
    slowest: Math.min(...perCpuSecond),
    fastest: Math.max(...perCpuSecond),
    perWallSecond: median(measurements.map(({ messages, wallSeconds }) => messages / wallSeconds)),
    trades: median(measurements.map(({ trades }) => trades)),
    differences: [...new Set(measurements.flatMap((measurement) => measurement.differences))],
  };
}

export function summarizeFlow(flow: string, messages: number, engines: readonly EngineSummary[]): FlowSummary {
  const ratioToBestRival = ratio(engines, RIVALS);
  const ratioToBareBook = ratio(engines, ["bare-book"]);
  return {
    flow,
    messages,
    engines,
    ...(ratioToBestRival === undefined ? {} : { ratioToBestRival }),
    ...(ratioToBareBook === undefined ? {} : { ratioToBareBook }),
  };
}

function ratio(engines: readonly EngineSummary[], others: readonly DriverName[]): number | undefined {
  const ours = engines.find(({ engine }) => engine === "pricetime");
  const rates = engines.filter(({ engine }) => others.includes(engine)).map(({ perCpuSecond }) => perCpuSecond);
  return ours === undefined || rates.length === 0 ? undefined : ours.perCpuSecond / Math.max(...rates);
}

/** Whether one of ours traded wrongly. What another one gets wrong stands in its row of the table. */
export const oursIsWrong = ({ engines }: FlowSummary): boolean =>
  engines.some(({ engine, differences }) => OURS.includes(engine) && differences.length > 0);
