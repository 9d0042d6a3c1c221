import type { DriverName } from "../drivers/drivers.js";
import { shortFigure } from "../report/figures.js";
import type { Measurement } from "./jobs/measure-flow.js";
import { runChild } from "./run-child.js";
import type { SectionContext } from "./sections/section.js";
import { type EngineSummary, summarizeEngine } from "./summary.js";

/** Runs engines on a flow. They take turns within each repetition, so that a busy moment does not fall on one of them alone. */
export async function compareEngines(
  { options, progress }: SectionContext,
  name: string,
  flowFile: string,
  drivers: readonly DriverName[],
): Promise<EngineSummary[]> {
  const measurements = new Map<DriverName, Measurement[]>(drivers.map((driver) => [driver, []]));
  for (let repetition = 1; repetition <= options.repetitions; repetition++) {
    for (const [driver, results] of measurements) {
      const result = await runChild("measureFlow", { driver, flowFile, limitSeconds: options.limitSeconds });
      results.push(result);
      const rate = `${shortFigure(result.messages / result.userSeconds)} messages per CPU second`;
      progress(`${name}: run ${repetition} of ${options.repetitions}, ${driver} … ${rate}`);
    }
  }
  return [...measurements].map(([driver, results]) => summarizeEngine(driver, results));
}
