import { shortFigure, wholeFigure } from "../report/figures.js";
import type { Machine } from "../report/machine.js";
import { textTable } from "../report/table.js";
import type { OpenLoopResult } from "./open-loop.js";
import type { ServerBenchOptions } from "./options.js";

export interface ServerReport {
  readonly measuredAt: string;
  readonly machine: Machine;
  readonly options: ServerBenchOptions;
  readonly closedLoop: {
    /** Medians over the turns. */
    readonly ordersPerSecond: number;
    readonly pingsPerSecond: number;
    /** Orders over pings. */
    readonly ratio: number;
    readonly orders: number;
    /** The server's own CPU time, µs; 0 where the system does not tell. Unlike rates, it holds on a busy machine too. */
    readonly cpuPerOrder: number;
    readonly cpuPerPing: number;
    readonly journalBytesPerOrder: number;
  };
  readonly openLoop: {
    readonly orders: OpenLoopResult;
    readonly pings: OpenLoopResult;
    readonly journalBytesPerOrder: number;
  };
}

const milliseconds = (value: number) => `${value.toFixed(2)} ms`;

/** What a reader at the terminal wants to see. */
export function serverTables({ closedLoop, openLoop, options }: ServerReport): string {
  const { ordersPerSecond, pingsPerSecond, ratio } = closedLoop;
  const throughput = textTable(
    [`closed loop, ${options.connections} connections`, "requests/s", "server CPU each"],
    [
      ["signed POST /api/v3/order, durable", wholeFigure(ordersPerSecond), `${wholeFigure(closedLoop.cpuPerOrder)} µs`],
      ["GET /api/v3/ping, same server", wholeFigure(pingsPerSecond), `${wholeFigure(closedLoop.cpuPerPing)} µs`],
    ],
  );
  const row = (name: string, result: OpenLoopResult) => [
    name,
    ...[result.p50, result.p99, result.p999, result.greatest].map(milliseconds),
    wholeFigure(result.longestQueue),
  ];
  const latency = textTable(
    [`open loop, ${options.rate} requests/s for ${options.seconds} s`, "p50", "p99", "p99.9", "greatest", "queued"],
    [row("signed POST /api/v3/order, durable", openLoop.orders), row("GET /api/v3/ping, same server", openLoop.pings)],
  );
  const bytes = textTable(
    ["journal, bytes per command", "bytes"],
    [
      ["closed loop (large batches)", shortFigure(closedLoop.journalBytesPerOrder)],
      ["open loop (small batches)", shortFigure(openLoop.journalBytesPerOrder)],
    ],
  );
  return [throughput, `→ orders reach ${(ratio * 100).toFixed(0)} % of the ping route`, "", latency, "", bytes].join(
    "\n",
  );
}
