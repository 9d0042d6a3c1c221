import { mkdirSync } from "node:fs";
import { isIP } from "node:net";
import type { Clock } from "@pricetime/adapters";
import type { OpenExchange } from "../assemble.js";
import { ScriptedClock } from "../clock/scripted-clock.js";
import { systemClock } from "../compose.js";
import { hasDemoAccounts } from "../demo/demo-accounts.js";
import { showPrices } from "../demo/price-line.js";
import { type Demo, startDemo } from "../demo/start-demo.js";
import { PAST_MS } from "../demo/trade-past.js";
import type { ServedExchange } from "../exchange.js";
import { applyGenesis } from "../genesis/apply-genesis.js";
import { loadGenesis } from "../genesis/load-genesis.js";
import { openExchange } from "../open-exchange.js";
import { openGateway } from "../open-gateway.js";
import { createApp } from "../rest/app.js";
import { SETTINGS, type SettingName, type Settings } from "../settings/settings-table.js";
import { attachWebSockets } from "../ws/attach.js";
import { startAdminSocket } from "./admin/admin-socket.js";
import type { CliCommand, CommandContext } from "./command.js";
import { failureOf } from "./failure.js";
import { listen } from "./listen.js";
import { serveLeader } from "./serve-leader.js";
import { stopped } from "./stopped.js";
import { UserError } from "./user-error.js";

export const serve: CliCommand = {
  name: "serve",
  usage: "",
  summary: "Run the exchange until it is told to stop.",
  settings: Object.keys(SETTINGS) as SettingName[],
  run: async (context) => {
    const { settings, print } = context;
    refusePublicDemo(settings);
    refuseRole(settings);
    if (settings.role === "sequencer" || settings.role === "standby") return serveLeader(context);
    if (settings.role === "gateway") return serveGateway(context);
    const genesis = settings.genesis === undefined ? undefined : loadGenesis(settings.genesis);
    const pastClock = demoPastClock(settings);
    const exchange = await open(context, pastClock);
    try {
      if (genesis !== undefined) await applyGenesis(exchange, genesis);
      await serveOn(exchange, context, pastClock);
    } finally {
      await exchange.close();
    }
    print(`Stopped at position ${exchange.position()}, state hash ${exchange.stateHash()}.`);
  },
};

/** One of several processes that serve requests of one exchange. */
async function serveGateway(context: CommandContext): Promise<void> {
  const { settings, print, printError } = context;
  const genesis = settings.genesis === undefined ? undefined : loadGenesis(settings.genesis);
  const exchange = await openGateway(settings, printError);
  try {
    if (genesis !== undefined) await applyGenesis(exchange, genesis);
    await serveOn(exchange, context, undefined);
  } finally {
    await exchange.close();
  }
  print("Stopped.");
}

/** Everything around an open exchange, from the demo to the port, until the process is told to stop. */
async function serveOn(
  exchange: ServedExchange,
  context: CommandContext,
  pastClock: ScriptedClock | undefined,
): Promise<void> {
  const { settings, print, printError, stop } = context;
  const parts: { close(): Promise<void> }[] = [];
  try {
    // Where the stores are elsewhere, the directory has the demo's keys and the admin socket.
    if (settings.demo || settings.adminSocket) mkdirSync(settings.data, { recursive: true });
    const demo = settings.demo ? await openDemo(context, exchange, pastClock) : undefined;
    if (demo !== undefined) parts.push({ close: () => demo.stop() });
    const app = createApp(exchange, {
      onFailure: ({ requestId, request, error }) =>
        printError(`Request ${requestId} (${request}) failed: ${failureOf(error).text}`),
      isReady: () => exchange.isReady(),
    });
    parts.push({ close: () => app.close() });
    const webSockets = await attachWebSockets(app.server, exchange, {
      onFailure: (what, error) => printError(`WebSocket ${what} failed: ${failureOf(error).text}`),
    });
    parts.push(webSockets);
    if (settings.adminSocket) parts.push(await startAdminSocket(exchange, settings.data));
    const url = await listen(app, settings.host, settings.port);
    print(`Pricetime listens on ${url}. The API is documented at ${url}/docs.`);
    const prices = demo === undefined ? undefined : showPrices(exchange, context);
    await stopped(stop);
    prices?.stop();
    print("Stopping: no new requests, finishing those under way.");
  } finally {
    for (const part of parts.reverse()) await part.close();
  }
}

async function open(
  { settings, print, printError, stop, fail }: CommandContext,
  clock: Clock | undefined,
): Promise<OpenExchange> {
  // A past that was interrupted goes on wherever the journal ends, however far from the start of the script that is.
  const acceptClock = settings.acceptClock || clock !== undefined;
  const exchange = await openExchange(
    { ...settings, acceptClock },
    {
      onNotice: printError,
      onFatal: fail,
      stop,
      ...(clock === undefined ? {} : { clock }),
    },
  );
  const { commands, position, stateHash, checkpointPosition, elapsedMs, damagedCheckpoints } = exchange.recovery;
  for (const damaged of damagedCheckpoints) printError(`A checkpoint was passed over: ${damaged}`);
  const from = checkpointPosition === 0 ? "" : ` after the checkpoint at ${checkpointPosition}`;
  const place = settings.profile === "embedded" ? settings.data : "the database";
  print(
    position === 0
      ? `A new exchange in ${place}.`
      : `Recovered ${place} in ${Math.round(elapsedMs)} ms: replayed ${commands} commands${from}, ` +
          `position ${position}, state hash ${stateHash}.`,
  );
  if (position > 0) print(exchange.coldReplay);
  return exchange;
}

/** A new demo whose bots still have to trade their past starts with the clock set back. */
function demoPastClock({ demo, bots, data }: Settings): ScriptedClock | undefined {
  if (!demo || !bots || hasDemoAccounts(data)) return undefined;
  const clock = systemClock();
  return new ScriptedClock(clock, clock.nowMs() - PAST_MS);
}

async function openDemo(
  { settings, print, printError }: CommandContext,
  exchange: ServedExchange,
  pastClock: ScriptedClock | undefined,
): Promise<Demo> {
  if (pastClock !== undefined) print("Trading a day of past, so that the candles have a history …");
  const demo = await startDemo(exchange, {
    settings,
    pastClock,
    nowMs: systemClock().nowMs(),
    onProblem: (error) => printError(`The bots: ${failureOf(error).text}`),
  });
  if (demo.isNew) {
    print("Demo accounts, shown once and kept in demo-accounts.json of the data directory:");
    for (const { name, apiKey, apiSecret } of demo.accounts) {
      print(`  ${name}  API key ${apiKey}`);
      print(`  ${" ".repeat(name.length)}  secret  ${apiSecret}`);
    }
  }
  return demo;
}

/** @throws UserError */
function refuseRole({ profile, role, demo, bots }: Settings): void {
  if (profile !== "cluster" && role !== "all")
    throw new UserError(`The profile ${profile} is one process: --role ${role} needs --profile cluster.`, "usage");
  if (profile === "cluster" && demo && bots)
    throw new UserError("The bots trade in one process only: with --profile cluster add --bots off.", "usage");
}

function refusePublicDemo({ host, demo, data, allowPublicDemo }: Settings): void {
  const hasDemoKeys = demo || hasDemoAccounts(data);
  if (!hasDemoKeys || allowPublicDemo || isLoopback(host)) return;
  throw new UserError(
    `--host ${host} is beyond loopback, and demo keys are printed and stored in clear: anyone who sees them trades. ` +
      "Serve without --demo, or add --allow-public-demo if that is what you want.",
    "usage",
  );
}

const isLoopback = (host: string): boolean =>
  host === "localhost" || host === "::1" || (isIP(host) === 4 && host.startsWith("127."));
