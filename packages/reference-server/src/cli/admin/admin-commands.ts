import { readFileSync } from "node:fs";
import { userInfo } from "node:os";
import type { OpenExchange } from "../../assemble.js";
import { openExchange } from "../../open-exchange.js";
import type { CliCommand, CommandContext } from "../command.js";
import { UserError } from "../user-error.js";
import { askRunningServer } from "./admin-socket.js";
import type { AdminOperation, AdminOptions } from "./operation.js";
import { ADMIN_OPERATIONS } from "./operations.js";
import { quarantine } from "./quarantine.js";
import { refuseMissing } from "./refuse-missing.js";

/** Each operation as a command: of the running server when there is one, otherwise on the stopped directory. */
const commandOf = (operation: AdminOperation): CliCommand => ({
  name: operation.name,
  usage: operation.usage,
  summary: operation.summary,
  settings: ["data", "acceptClock"],
  ...(operation.options === undefined ? {} : { options: operation.options }),
  run: async (context) => {
    const words = wordsFor(operation, context.positionals);
    const actor = `operator:${userInfo().username}`.slice(0, 64);
    const { data } = context.settings;
    refuseMissing(data);
    const options = optionsFor(operation, context.options);
    const answered = await askRunningServer(data, { operation: operation.name, words, actor, options });
    const run = (exchange: OpenExchange) => operation.run(exchange, words, actor, options);
    for (const line of answered ?? (await runStopped(run, context))) context.print(line);
  },
});

export const ADMIN_COMMANDS: readonly CliCommand[] = [...ADMIN_OPERATIONS.map(commandOf), quarantine];

function wordsFor({ name, usage, words, fileWord }: AdminOperation, given: readonly string[]): readonly string[] {
  const needed = words - (usage.match(/\[/g)?.length ?? 0);
  if (given.length < needed || given.length > words) {
    throw new UserError(`pricetime ${name} takes: ${usage === "" ? "nothing" : usage}.`, "usage");
  }
  return given.map((word, index) => (index === fileWord ? readText(word) : word));
}

function optionsFor({ options = {}, fileOption }: AdminOperation, given: AdminOptions): AdminOptions {
  const named = Object.keys(options).map((name): [string, unknown] => {
    const value = given[name];
    return [name, name === fileOption && typeof value === "string" ? readText(value) : value];
  });
  return Object.fromEntries(named);
}

function readText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new UserError(`The file ${file} cannot be read: ${(error as Error).message}.`, "usage", error);
  }
}

async function runStopped(
  run: (exchange: OpenExchange) => Promise<readonly string[]>,
  { settings, printError, fail }: CommandContext,
): Promise<readonly string[]> {
  const exchange = await openExchange(settings, { onNotice: printError, onFatal: fail });
  try {
    return await run(exchange);
  } finally {
    await exchange.close();
  }
}
