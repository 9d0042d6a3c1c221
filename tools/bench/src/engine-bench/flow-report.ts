import { OURS } from "../drivers/drivers.js";
import type { BarGroup } from "../report/bar-chart.js";
import { shortFigure, wholeFigure } from "../report/figures.js";
import { textTable } from "../report/table.js";
import type { EngineSummary, FlowSummary } from "./summary.js";

const HEADER = ["engine", "messages", "msg/CPU s", "slowest–fastest", "msg/wall s", "does", "trades and depth"];

const verdict = ({ differences }: EngineSummary) =>
  differences.length === 0 ? "right" : `WRONG: ${differences.join("; ")}`;

function covered(engine: EngineSummary, flow: FlowSummary): string {
  const all = engine.messages === flow.messages;
  return all ? wholeFigure(engine.messages) : `first ${wholeFigure(engine.messages)}`;
}

function ratioText({ ratioToBestRival, ratioToBareBook }: FlowSummary): string {
  if (ratioToBestRival !== undefined) return `${ratioToBestRival.toFixed(1)} × the faster book from npm`;
  return ratioToBareBook === undefined ? "" : `${(100 * ratioToBareBook).toFixed(0)} % of the bare book`;
}

/** The table of one flow, with the ratio as its main result. */
export function flowTable(flow: FlowSummary): string {
  const rows = flow.engines.map((engine) => [
    `${engine.engine} ${engine.version}`,
    covered(engine, flow),
    shortFigure(engine.perCpuSecond),
    `${shortFigure(engine.slowest)}–${shortFigure(engine.fastest)}`,
    shortFigure(engine.perWallSecond),
    engine.does,
    verdict(engine),
  ]);
  const ratio = ratioText(flow);
  const lines = [`${flow.flow}: ${wholeFigure(flow.messages)} messages`, textTable(HEADER, rows)];
  return [...lines, ...(ratio ? [`→ pricetime handles ${ratio}`] : [])].join("\n");
}

/** The bars of one flow. */
export const flowBars = (flow: FlowSummary, title = flow.flow): BarGroup => ({
  title,
  note: ratioText(flow),
  bars: flow.engines.map(({ engine, perCpuSecond, differences }) => ({
    label: engine,
    value: perCpuSecond,
    text: shortFigure(perCpuSecond) + (differences.length === 0 ? "" : " (wrong trades)"),
    isOurs: OURS.includes(engine),
  })),
});
