import { execFileSync } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { replayAll } from "@pricetime/adapters";
import { createPostgresJournal, openPostgres } from "@pricetime/adapters/postgres";
import { type ServerProcess, startServerProcess } from "@pricetime/reference-server/testing";
import { type Client, createClient } from "@pricetime/sdk";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ClientMemory, runOrderFlow } from "./order-flow.js";
import { hasServices, type PrivateServices, startPrivateServices } from "./private-services.js";
import { verifyOrders } from "./verify-orders.js";

const PROGRAM = fileURLToPath(new URL("../../dist/main.js", import.meta.url));
const GATEWAY = ["--bots", "off", "--limits", "off", "--history-wait", "10000"];
/** From the death of a leader to the next one that serves, ms. */
const RECOVERY_MS = 3_000;

describe.runIf(hasServices)("a cluster: two gateways, a sequencer and its standby on Postgres and Redis", () => {
  const memory = new ClientMemory();
  const started: ServerProcess[] = [];
  const gateways: ServerProcess[] = [];
  let services: PrivateServices;
  let leader: ServerProcess;
  let standby: ServerProcess;

  async function start(role: string, ...flags: string[]): Promise<ServerProcess> {
    const { postgresUrl, redisUrl } = services;
    const stores = ["--postgres-url", postgresUrl, "--redis-url", redisUrl];
    const server = await startServerProcess({ flags: ["--profile", "cluster", "--role", role, ...stores, ...flags] });
    started.push(server);
    return server;
  }

  beforeAll(async () => {
    services = await startPrivateServices();
    execFileSync(process.execPath, [PROGRAM, "migrate", "--postgres-url", services.postgresUrl]);
    leader = await start("sequencer");
    await ready(leader);
    standby = await start("standby");
    gateways.push(await start("gateway", "--demo", ...GATEWAY), await start("gateway", ...GATEWAY));
  });
  afterAll(async () => {
    for (const server of started.reverse()) await server.dispose();
    await services.stop();
  });

  const clientsAt = ({ url }: ServerProcess): ReadonlyMap<string, Client> =>
    new Map(
      (gateways[0]?.accounts() ?? []).map(({ name, apiKey, apiSecret }) => [
        name,
        createClient({ baseUrl: url, apiKey, apiSecret, timeoutMs: 20_000 }),
      ]),
    );

  /** Orders through both gateways while `happening` happens, and a while after it. */
  async function underFlow(happening: () => Promise<void>): Promise<void> {
    const stop = new AbortController();
    const flows = gateways.map((gateway) => runOrderFlow(clientsAt(gateway), memory, stop.signal));
    await sleep(700);
    const before = memory.acknowledged.size;
    await happening();
    await sleep(500);
    stop.abort();
    await Promise.all(flows);
    expect(memory.acknowledged.size).toBeGreaterThan(before);
  }

  async function verify(what: string): Promise<void> {
    for (const gateway of gateways) await verifyOrders(clientsAt(gateway), memory);
    console.log(
      `${what}: ${memory.acknowledged.size} acknowledged, ${memory.unknown.size} unknown, none lost or doubled`,
    );
  }

  test("only the one that leads is ready; all are alive", async () => {
    expect((await fetch(`${standby.url}/healthz/ready`)).status).toBe(503);
    for (const server of started) expect((await fetch(`${server.url}/healthz/live`)).status).toBe(200);
    for (const server of [leader, ...gateways]) expect((await fetch(`${server.url}/healthz/ready`)).status).toBe(200);
  });

  test("kill -9 of the leader under load: the standby serves within 3 s, nothing is lost or doubled", async () => {
    await underFlow(async () => {
      const killedMs = performance.now();
      await leader.end("SIGKILL");
      await ready(standby);
      const tookMs = performance.now() - killedMs;
      console.log(`a new leader serves ${Math.round(tookMs)} ms after kill -9`);
      expect(tookMs).toBeLessThan(RECOVERY_MS);
    });
    await verify("kill -9");
  });

  test("SIGTERM hands over at once", async () => {
    leader = standby;
    standby = await start("standby");
    await underFlow(async () => {
      const askedMs = performance.now();
      const ended = leader.end("SIGTERM");
      await ready(standby);
      console.log(`a new leader serves ${Math.round(performance.now() - askedMs)} ms after SIGTERM`);
      expect(performance.now() - askedMs).toBeLessThan(1_500);
      expect(await ended, leader.output()).toBe(0);
    });
    await verify("hand-over");
  });

  test("a leader that was paused and goes on ends with exit code 75", async () => {
    leader = standby;
    standby = await start("standby");
    await underFlow(async () => {
      leader.process.kill("SIGSTOP");
      await ready(standby);
      expect(await leader.end("SIGCONT"), leader.output()).toBe(75);
    });
    await verify("zombie");
  });

  test("the journal alone gives the state that the last leader had", async () => {
    expect(await standby.end("SIGTERM"), standby.output()).toBe(0);
    const [, position, stateHash] = /Stopped at position (\d+), state hash ([0-9a-f]{32})/.exec(standby.output()) ?? [];
    const database = await openPostgres({ dsn: services.postgresUrl });
    const journal = await createPostgresJournal(database);
    const proof = await replayAll({ journal });
    await journal.close();
    await database.close();
    expect(proof).toMatchObject({ position: Number(position), stateHash, fromGenesis: true });
  });
});

async function ready({ url, output }: ServerProcess): Promise<void> {
  for (const untilMs = performance.now() + 20_000; performance.now() < untilMs; await sleep(20)) {
    if ((await fetch(`${url}/healthz/ready`)).status === 200) return;
  }
  throw new Error(`The process at ${url} was never ready. It printed:\n${output()}`);
}
