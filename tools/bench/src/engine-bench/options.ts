import { parseArgs } from "node:util";
import { wholeNumber } from "../command-line/whole-number.js";
import { MIX_NAMES, type MixName } from "../flow/mixes.js";
import { SECTION_NAMES, type SectionName } from "./section-names.js";

export interface EngineBenchOptions {
  readonly sections: readonly SectionName[];
  readonly flows: readonly MixName[];
  readonly repetitions: number;
  readonly quick: boolean;
  readonly seed: number;
  /** User CPU seconds after which a slow engine is stopped, inside a flow. */
  readonly limitSeconds: number;
}

export const ENGINE_BENCH_HELP = `npm run bench:engine -- [options]

  --only SECTION,…            of ${SECTION_NAMES.join(", ")} (default: all)
  --flows xcore,retail,deep   flows to run (default: all three)
  --repetitions N             runs per engine and flow, the median counts (default 3; 1 with --quick)
  --limit SECONDS             CPU time after which a slow engine is stopped and judged on what it did (default 20; 1 with --quick)
  --seed N                    seed of the flows (default 1)
  --quick                     everything small and once, in under a minute: a look, not a measurement
  --help                      this text
`;

/** @throws Error with a sentence for the terminal */
export function parseEngineBenchOptions(args: readonly string[]): EngineBenchOptions | "help" {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: "string", default: SECTION_NAMES.join(",") },
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
    sections: listOf("--only", "a section", SECTION_NAMES, values.only),
    flows: listOf("--flows", "a flow", MIX_NAMES, values.flows),
    repetitions: wholeNumber("--repetitions", values.repetitions ?? (values.quick ? "1" : "3")),
    limitSeconds: wholeNumber("--limit", values.limit ?? (values.quick ? "1" : "20")),
    seed: wholeNumber("--seed", values.seed),
    quick: values.quick,
  };
}

/** The names of a list, in the order in which they are known. */
function listOf<Name extends string>(flag: string, what: string, known: readonly Name[], text: string): Name[] {
  const asked = text.split(",");
  const unknown = asked.find((each) => !known.some((name) => name === each));
  if (unknown !== undefined)
    throw new Error(`${flag}: "${unknown}" is not ${what}; the ${what.slice(2)}s are ${known.join(", ")}`);
  return known.filter((name) => asked.includes(name));
}
