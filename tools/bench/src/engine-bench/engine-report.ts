import { OURS } from "../drivers/drivers.js";
import { barChartSvg } from "../report/bar-chart.js";
import { shortFigure, wholeFigure } from "../report/figures.js";
import { type Machine, machineLine } from "../report/machine.js";
import { writeResult } from "../report/results-directory.js";
import { textTable } from "../report/table.js";
import type { EngineSummary, FlowSummary } from "./summary.js";

export interface EngineReport {
  readonly measuredAt: string;
  readonly machine: Machine;
  readonly seed: number;
  readonly repetitions: number;
  readonly flows: readonly FlowSummary[];
}

const HEADER = ["engine", "messages", "msg/CPU s", "slowest–fastest", "msg/wall s", "accounts", "trades and depth"];

const verdict = ({ differences }: EngineSummary) =>
  differences.length === 0 ? "right" : `WRONG: ${differences.join("; ")}`;

function covered(engine: EngineSummary, flow: FlowSummary): string {
  const all = engine.messages === flow.messages;
  return all ? wholeFigure(engine.messages) : `first ${wholeFigure(engine.messages)}`;
}

function ratioText({ ratioToBestOther }: FlowSummary): string {
  return ratioToBestOther === undefined ? "" : `${ratioToBestOther.toFixed(1)} × the faster of the others`;
}

/** The table of one flow, with the ratio as its main result. */
export function flowTable(flow: FlowSummary): string {
  const rows = flow.engines.map((engine) => [
    `${engine.engine} ${engine.version}`,
    covered(engine, flow),
    shortFigure(engine.perCpuSecond),
    `${shortFigure(engine.slowest)}–${shortFigure(engine.fastest)}`,
    shortFigure(engine.perWallSecond),
    engine.accounts ? "yes" : "no",
    verdict(engine),
  ]);
  const ratio = ratioText(flow);
  const lines = [`${flow.flow}: ${wholeFigure(flow.messages)} messages`, textTable(HEADER, rows)];
  return [...lines, ...(ratio ? [`→ ${OURS} handles ${ratio}`] : [])].join("\n");
}

/** Writes `<name>.json` and `<name>.svg` and returns their paths. */
export function writeEngineReport(name: string, report: EngineReport): string[] {
  const chart = barChartSvg({
    title: "Matching engines for Node, one core",
    unit: "Messages per second of CPU time",
    footer: machineLine(report.machine),
    groups: report.flows.map((flow) => ({
      title: flow.flow,
      note: ratioText(flow),
      bars: flow.engines.map((engine) => ({
        label: engine.engine,
        value: engine.perCpuSecond,
        text: shortFigure(engine.perCpuSecond) + (engine.differences.length === 0 ? "" : " (wrong trades)"),
        isOurs: engine.engine === OURS,
      })),
    })),
  });
  return [writeResult(`${name}.json`, `${JSON.stringify(report, null, 2)}\n`), writeResult(`${name}.svg`, chart)];
}
