/** `npm run bench:engine`: our engine and two order books from npm on the same three flows. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runProgram } from "../command-line/run-program.js";
import { DRIVER_NAMES, type DriverName, OURS } from "../drivers/drivers.js";
import { writeFlow } from "../flow/format.js";
import { generateFlow } from "../flow/generate.js";
import { MIX_NAMES, MIXES, type MixName } from "../flow/mixes.js";
import { shortFigure, wholeFigure } from "../report/figures.js";
import { machineLine, thisMachine } from "../report/machine.js";
import { flowTable, writeEngineReport } from "./engine-report.js";
import type { Measurement } from "./measure.js";
import { ENGINE_BENCH_HELP, type EngineBenchOptions, parseEngineBenchOptions } from "./options.js";
import { runChild } from "./run-child.js";
import { type FlowSummary, summarizeEngine, summarizeFlow } from "./summary.js";

const QUICK_SHARE = 0.1;

/** Whether our own engine traded rightly everywhere. What another one gets wrong stands in its row of the table. */
async function main(options: EngineBenchOptions): Promise<boolean> {
  const machine = thisMachine();
  console.log(`${machineLine(machine)}\n`);
  const directory = mkdtempSync(join(tmpdir(), "pricetime-bench-"));
  const flows: FlowSummary[] = [];
  try {
    for (const mix of options.flows) {
      const summary = await runFlow(mix, options, directory);
      flows.push(summary);
      console.log(`\n${flowTable(summary)}\n`);
    }
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
  const { seed, repetitions } = options;
  const isWhole = !options.quick && options.flows.length === MIX_NAMES.length;
  const report = { measuredAt: new Date().toISOString(), machine, seed, repetitions, flows };
  const files = writeEngineReport(isWhole ? "engine" : "engine-partial", report);
  console.log(`Written: ${files.join(", ")}`);
  return flows.every(({ engines }) =>
    engines.every(({ engine, differences }) => engine !== OURS || differences.length === 0),
  );
}

/** Engines take turns within each repetition, so that a busy moment of the machine does not fall on one of them alone. */
async function runFlow(mix: MixName, options: EngineBenchOptions, directory: string): Promise<FlowSummary> {
  const messages = options.quick ? MIXES[mix].messages * QUICK_SHARE : MIXES[mix].messages;
  process.stdout.write(`${mix}: generating ${wholeFigure(messages)} messages … `);
  const file = join(directory, `${mix}.bin`);
  writeFileSync(file, writeFlow(generateFlow({ mix, seed: options.seed, messages })));
  console.log("done");

  const measurements = new Map<DriverName, Measurement[]>(DRIVER_NAMES.map((name) => [name, []]));
  for (let repetition = 1; repetition <= options.repetitions; repetition++) {
    for (const [name, results] of measurements) {
      process.stdout.write(`${mix}: run ${repetition} of ${options.repetitions}, ${name} … `);
      const result = await runChild(name, file, options.limitSeconds);
      results.push(result);
      console.log(`${shortFigure(result.messages / result.userSeconds)} messages per CPU second`);
    }
  }
  const engines = [...measurements].map(([name, results]) => summarizeEngine(name, results));
  return summarizeFlow(mix, messages, engines);
}

await runProgram(async () => {
  const options = parseEngineBenchOptions(process.argv.slice(2));
  if (options === "help") console.log(ENGINE_BENCH_HELP);
  else if (!(await main(options))) throw new Error(`${OURS} traded wrongly; see the tables`);
});
