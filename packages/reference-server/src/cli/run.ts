import { nearestName } from "../settings/nearest-name.js";
import { readSettings } from "../settings/read-settings.js";
import { SETTINGS, type SettingName, type Settings } from "../settings/settings-table.js";
import type { CliCommand, CommandContext } from "./command.js";
import { COMMANDS } from "./commands.js";
import { UserError } from "./user-error.js";

/** What only main.ts may read, handed on. */
export interface Process
  extends Pick<CommandContext, "print" | "printError" | "live" | "liveEveryMs" | "stop" | "fail"> {
  readonly arguments: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly readFile: (path: string) => string;
}

/** Finds the command, reads its settings, runs it. @throws UserError with all problems when the words were not understood */
export async function run(process: Process): Promise<void> {
  const words = process.arguments;
  const { command, rest } = findCommand(words);
  if (rest.includes("--help")) {
    const help = COMMANDS.find(({ name }) => name === "help");
    return help?.run({ ...contextOf(process), positionals: [command.name] });
  }
  const reading = readSettings(
    { ...SETTINGS, ...command.options },
    { arguments: rest, environment: process.environment, readFile: process.readFile },
  );
  if (!reading.ok) throw new UserError(reading.problems.join("\n"), "usage");
  const misplaced = Object.entries(reading.origins).filter(
    ([name, origin]) => origin === "flag" && name in SETTINGS && !command.settings.includes(name as SettingName),
  );
  if (misplaced.length > 0) {
    const names = misplaced.map(([name]) => name).join(", ");
    throw new UserError(
      `pricetime ${command.name} does not take: ${names}. See pricetime ${command.name} --help.`,
      "usage",
    );
  }
  await command.run({
    ...contextOf(process),
    settings: reading.values as Settings,
    options: reading.values,
    origins: reading.origins,
    positionals: reading.positionals,
  });
}

const contextOf = ({ print, printError, live, liveEveryMs, stop, fail }: Process): CommandContext => ({
  print,
  printError,
  live,
  liveEveryMs,
  stop,
  fail,
  settings: {} as Settings,
  options: {},
  origins: {},
  positionals: [],
});

function findCommand(words: readonly string[]): { readonly command: CliCommand; readonly rest: readonly string[] } {
  const [first = "help", second = ""] = words;
  if (first === "--help" || first === "-h") return findCommand(["help"]);
  if (first === "--version" || first === "-v") return findCommand(["version"]);
  for (const [name, length] of [
    [`${first} ${second}`, 2],
    [first, 1],
  ] as const) {
    const command = COMMANDS.find((candidate) => candidate.name === name);
    if (command !== undefined) return { command, rest: words.slice(length) };
  }
  const nearest = nearestName(first, [...new Set(COMMANDS.map(({ name }) => name.split(" ")[0] ?? name))]);
  const advice = nearest === undefined ? "pricetime help lists all." : `Did you mean pricetime ${nearest}?`;
  throw new UserError(`Unknown command ${first}. ${advice}`, "usage");
}
