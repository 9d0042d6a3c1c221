import { barChartSvg } from "../report/bar-chart.js";
import { type Machine, machineLine } from "../report/machine.js";
import { writeResult } from "../report/results-directory.js";
import { textTable } from "../report/table.js";
import type { Figure } from "./figure.js";
import type { SectionName } from "./section-names.js";
import type { SectionResult } from "./sections/section.js";

export interface EngineReport {
  readonly measuredAt: string;
  readonly machine: Machine;
  readonly seed: number;
  readonly repetitions: number;
  readonly sections: readonly (readonly [SectionName, SectionResult])[];
}

const verdict = ({ holds }: Figure) => (holds === undefined ? "" : holds ? "holds" : "MISSES");

/** Every figure beside its bar. */
export function figureTable({ sections }: EngineReport): string {
  const figures = sections.flatMap(([, { figures: each }]) => each);
  const rows = figures.map((figure) => [figure.what, figure.text, figure.bar ?? "", verdict(figure)]);
  return textTable(["what", "seen", "bar", ""], rows);
}

/** Writes `<name>.json` and, when there is something to draw, `<name>.svg`, and returns their paths. */
export function writeEngineReport(name: string, { sections, ...report }: EngineReport): string[] {
  const content = {
    ...report,
    figures: sections.flatMap(([section, { figures }]) => figures.map((figure) => ({ section, ...figure }))),
    details: Object.fromEntries(sections.map(([section, { data }]) => [section, data])),
  };
  const files = [writeResult(`${name}.json`, `${JSON.stringify(content, null, 2)}\n`)];
  const groups = sections.flatMap(([, result]) => result.groups ?? []);
  if (groups.length > 0) {
    const title = "Matching engines for Node, one core";
    const unit = "Messages per second of CPU time";
    const svg = barChartSvg({ title, unit, footer: machineLine(report.machine), groups });
    files.push(writeResult(`${name}.svg`, svg));
  }
  return files;
}
