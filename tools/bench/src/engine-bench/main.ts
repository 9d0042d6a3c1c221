/** `npm run bench:engine`: what our engine does in a second and what it needs for it, beside others and beside the project's bars. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runProgram } from "../command-line/run-program.js";
import { MIX_NAMES } from "../flow/mixes.js";
import { machineLine, thisMachine } from "../report/machine.js";
import { type EngineReport, figureTable, writeEngineReport } from "./engine-report.js";
import { ENGINE_BENCH_HELP, type EngineBenchOptions, parseEngineBenchOptions } from "./options.js";
import { SECTION_NAMES, type SectionName } from "./section-names.js";
import type { SectionResult } from "./sections/section.js";
import { SECTIONS } from "./sections/sections.js";

/** Returns whether our engine traded rightly everywhere. */
async function main(options: EngineBenchOptions): Promise<boolean> {
  const machine = thisMachine();
  console.log(`${machineLine(machine)}\n`);
  const sections = await runSections(options);
  const { seed, repetitions } = options;
  const report: EngineReport = { measuredAt: new Date().toISOString(), machine, seed, repetitions, sections };
  console.log(figureTable(report));
  const isWhole =
    !options.quick && options.flows.length === MIX_NAMES.length && sections.length === SECTION_NAMES.length;
  const files = writeEngineReport(isWhole ? "engine" : "engine-partial", report);
  console.log(`\nWritten: ${files.join(", ")}`);
  return sections.every(([, { wrong = false }]) => !wrong);
}

async function runSections(options: EngineBenchOptions): Promise<(readonly [SectionName, SectionResult])[]> {
  const directory = mkdtempSync(join(tmpdir(), "pricetime-bench-"));
  const results: (readonly [SectionName, SectionResult])[] = [];
  try {
    for (const name of options.sections) {
      const result = await SECTIONS[name]({ options, directory, progress: (text) => console.log(text) });
      results.push([name, result]);
      console.log(`\n${result.text}\n`);
    }
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
  return results;
}

await runProgram(async () => {
  const options = parseEngineBenchOptions(process.argv.slice(2));
  if (options === "help") console.log(ENGINE_BENCH_HELP);
  else if (!(await main(options))) throw new Error("our engine traded wrongly; see the tables");
});
