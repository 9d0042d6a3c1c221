import { parseArgs } from "node:util";
import { wholeNumber } from "../command-line/whole-number.js";
import { MIX_NAMES, type MixName } from "../flow/mixes.js";

export interface EngineBenchOptions {
  readonly flows: readonly MixName[];
  readonly repetitions: number;
  readonly quick: boolean;
  readonly seed: number;
  /** User CPU seconds after which a slow engine is stopped, inside a flow. */
  readonly limitSeconds: number;
}

export const ENGINE_BENCH_HELP = `npm run bench:engine -- [options]

  --flows xcore,retail,deep   flows to run (default: all three)
  --repetitions N             runs per engine and flow, the median counts (default 3; 1 with --quick)
  --limit SECONDS             CPU time after which a slow engine is stopped and judged on what it did (default 20; 3 with --quick)
  --seed N                    seed of the flows (default 1)
  --quick                     a tenth of each flow, once: a look, not a measurement
  --help                      this text
`;

/** @throws Error with a sentence for the terminal */
export function parseEngineBenchOptions(args: readonly string[]): EngineBenchOptions | "help" {
  const { values } = parseArgs({
    args: [...args],
    options: {
      flows: { type: "string", default: MIX_NAMES.join(",") },
      repetitions: { type: "string" },
      limit: { type: "string" },
      seed: { type: "string", default: "1" },
      quick: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return "help";
  return {
    flows: values.flows.split(",").map(toMixName),
    repetitions: wholeNumber("--repetitions", values.repetitions ?? (values.quick ? "1" : "3")),
    limitSeconds: wholeNumber("--limit", values.limit ?? (values.quick ? "3" : "20")),
    seed: wholeNumber("--seed", values.seed),
    quick: values.quick,
  };
}

function toMixName(text: string): MixName {
  const name = MIX_NAMES.find((known) => known === text);
  if (name === undefined) throw new Error(`--flows: "${text}" is not a flow; the flows are ${MIX_NAMES.join(", ")}`);
  return name;
}
