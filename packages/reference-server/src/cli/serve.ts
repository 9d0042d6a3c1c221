import { existsSync } from "node:fs";
import { isIP } from "node:net";
import { join } from "node:path";
import type { OpenExchange } from "../assemble.js";
import { applyGenesis } from "../genesis/apply-genesis.js";
import { loadGenesis } from "../genesis/load-genesis.js";
import { openExchange } from "../open-exchange.js";
import { createApp } from "../rest/app.js";
import { SETTINGS, type SettingName, type Settings } from "../settings/settings-table.js";
import type { CliCommand, CommandContext } from "./command.js";
import { failureOf } from "./failure.js";
import { listen } from "./listen.js";
import { UserError } from "./user-error.js";

export const serve: CliCommand = {
  name: "serve",
  usage: "",
  summary: "Run the exchange until it is told to stop.",
  settings: Object.keys(SETTINGS) as SettingName[],
  run: async (context) => {
    const { settings, print } = context;
    refusePublicDemo(settings);
    const genesis = settings.genesis === undefined ? undefined : loadGenesis(settings.genesis);
    const exchange = await open(context);
    if (genesis !== undefined) await applyGenesis(exchange, genesis);
    const app = createApp(exchange, {
      onFailure: ({ requestId, request, error }) =>
        context.printError(`Request ${requestId} (${request}) failed: ${failureOf(error).text}`),
    });
    const url = await listen(app, settings.host, settings.port).catch(async (error: unknown) => {
      await exchange.close();
      throw error;
    });
    print(`Pricetime listens on ${url}. The API is documented at ${url}/docs.`);
    await stopped(context.stop);
    print("Stopping: no new requests, finishing those under way.");
    await app.close();
    await exchange.close();
    print(`Stopped at position ${exchange.position()}, state hash ${exchange.stateHash()}.`);
  },
};

async function open({ settings, print, printError, fail }: CommandContext): Promise<OpenExchange> {
  const exchange = await openExchange(settings, { onNotice: printError, onFatal: fail });
  const { commands, position, stateHash, checkpointPosition, elapsedMs, damagedCheckpoints } = exchange.recovery;
  for (const damaged of damagedCheckpoints) printError(`A checkpoint was passed over: ${damaged}`);
  const from = checkpointPosition === 0 ? "" : ` after the checkpoint at ${checkpointPosition}`;
  print(
    position === 0
      ? `A new exchange in ${settings.data}.`
      : `Recovered ${settings.data} in ${Math.round(elapsedMs)} ms: replayed ${commands} commands${from}, ` +
          `position ${position}, state hash ${stateHash}.`,
  );
  if (position > 0) print(exchange.coldReplay);
  return exchange;
}

function refusePublicDemo({ host, demo, data, allowPublicDemo }: Settings): void {
  const hasDemoKeys = demo || existsSync(join(data, "demo-accounts.json"));
  if (!hasDemoKeys || allowPublicDemo || isLoopback(host)) return;
  throw new UserError(
    `--host ${host} is beyond loopback, and demo keys are printed and stored in clear: anyone who sees them trades. ` +
      "Serve without --demo, or add --allow-public-demo if that is what you want.",
    "usage",
  );
}

const isLoopback = (host: string): boolean =>
  host === "localhost" || host === "::1" || (isIP(host) === 4 && host.startsWith("127."));

const stopped = (stop: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (stop.aborted) resolve();
    else stop.addEventListener("abort", () => resolve(), { once: true });
  });
