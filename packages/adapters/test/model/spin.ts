import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What a search of all reachable states found. */
export interface SearchResult {
  readonly states: number;
  /** Longest path from the start. */
  readonly depth: number;
  /** Steps of the model that no state reaches; the end of a process that never ends is no step. */
  readonly unreached: number;
  /** The assertion that fails in some state, as the model has it; undefined when none does. */
  readonly violated: string | undefined;
}

/** Programs found on this machine. */
export interface ModelChecker {
  readonly spin: string;
  readonly compiler: string;
}

const DEEPEST = 1_000_000;
const MEMORY_MIB = 3_000;

/**
 * Visits every state of the model that any order of steps reaches, up to the first violation.
 *
 * @param definitions as `-D` gives them to the model: bounds, and the switch of a broken variant
 * @throws when the search could not be completed: nothing is proved then
 */
export function search({ spin, compiler }: ModelChecker, model: string, definitions: readonly string[]): SearchResult {
  const folder = mkdtempSync(join(tmpdir(), "pricetime-model-"));
  try {
    const options = { cwd: folder, encoding: "utf8" } as const;
    execFileSync(spin, ["-a", ...definitions.map((definition) => `-D${definition}`), model], options);
    execFileSync(compiler, ["-O2", "-w", "-DSAFETY", `-DMEMLIM=${MEMORY_MIB}`, "-o", "pan", "pan.c"], options);
    const { stdout } = spawnSync(join(folder, "pan"), [`-m${DEEPEST}`], options);
    const errors = number(/errors: (\d+)/, stdout);
    const violated = /assertion violated\s+(.*?) \(at depth/.exec(stdout)?.[1];
    const isCut = /error: max search depth too small|Search not completed|memory limit/.test(stdout);
    if (errors !== (violated === undefined ? 0 : 1) || (isCut && violated === undefined))
      throw new Error(`The search of ${model} was not completed:\n${stdout}`);
    const unreached = stdout.match(/, state \d+, (?!"-end-")/g)?.length ?? 0;
    return {
      unreached,
      states: number(/(\d+) states, stored/, stdout),
      depth: number(/depth reached (\d+)/, stdout),
      violated,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function number(pattern: RegExp, text: string): number {
  const digits = pattern.exec(text)?.[1];
  if (digits === undefined) throw new Error(`The search printed no ${pattern}:\n${text}`);
  return Number(digits);
}
