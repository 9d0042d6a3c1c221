import { settingsHelp } from "../settings/describe-settings.js";
import { SETTINGS } from "../settings/settings-table.js";
import type { CliCommand } from "./command.js";
import { UserError } from "./user-error.js";

/** The help on all commands, itself among them: the list exists only once it is asked for. */
export const helpOn = (commands: () => readonly CliCommand[]): CliCommand => ({
  name: "help",
  usage: "[COMMAND]",
  summary: "Explain a command, or list all.",
  settings: [],
  run: async ({ positionals, print }) => {
    const name = positionals.join(" ");
    print(name === "" ? overview(commands()) : explain(name, commands()));
  },
});

const usageOf = ({ name, usage }: CliCommand): string => `pricetime ${name}${usage === "" ? "" : ` ${usage}`}`;

function overview(commands: readonly CliCommand[]): string {
  const width = Math.max(...commands.map((command) => usageOf(command).length)) + 2;
  return [
    "Pricetime: a durable, Binance-compatible exchange.",
    "",
    ...commands.map((command) => `  ${usageOf(command).padEnd(width)}${command.summary}`),
    "",
    "Every flag has an environment variable: --bots-rate is PRICETIME_BOTS_RATE.",
    "pricetime help serve explains the flags of the server.",
  ].join("\n");
}

function explain(name: string, commands: readonly CliCommand[]): string {
  const command = commands.find((candidate) => candidate.name === name);
  if (command === undefined) throw new UserError(`Unknown command ${name}. pricetime help lists all.`, "usage");
  const table = {
    ...command.options,
    ...Object.fromEntries(command.settings.map((setting) => [setting, SETTINGS[setting]])),
  };
  const flags = Object.keys(table).length === 0 ? [] : ["", settingsHelp(table)];
  return [usageOf(command), "", command.summary, ...flags].join("\n");
}
