import { feedInOrder } from "@pricetime/adapters";
import { type LeaseSlot, MemoryLease } from "@pricetime/adapters/memory";
import { testGenesis } from "@pricetime/reference-server/testing";
import { account, createClient, depth, newOrder } from "@pricetime/sdk";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createApiKey } from "../../src/accounts/create-api-key.js";
import { assembleGateway, type Gateway } from "../../src/assemble-gateway.js";
import { assembleLeader, type Leader } from "../../src/assemble-leader.js";
import { listen } from "../../src/cli/listen.js";
import { composeMemory, systemClock } from "../../src/compose.js";
import { applyGenesis } from "../../src/genesis/apply-genesis.js";
import { NO_LIMITS } from "../../src/limits/rate-limits.js";
import { createApp } from "../../src/rest/app.js";
import { createHealthApp } from "../../src/rest/health.js";

// The roles of a cluster as the server assembles them, over stores that all of them share.
const ports = composeMemory({ clock: systemClock(), queueLimit: 1_000 });
const slot: LeaseSlot = { epoch: 0, holder: undefined };
const problems: unknown[] = [];
const parts: { close(): unknown }[] = [];
let leader: Leader;
let standby: Leader;
let standbyLeads: Promise<boolean>;
const gateways: Gateway[] = [];
const urls: string[] = [];
const alice = { apiKey: "", apiSecret: "" };

const startLeader = (): Promise<Leader> =>
  assembleLeader(
    { ...ports, hotStateKeepsLive: false, lease: new MemoryLease(slot) },
    {
      acceptClock: true,
      onNotice: (sentence) => problems.push(sentence),
      onFatal: (error) => problems.push(error),
    },
  );

async function startGateway(): Promise<void> {
  const gateway = await assembleGateway(
    { ...ports, feed: feedInOrder(ports.feed) },
    { limits: NO_LIMITS, answerTimeoutMs: 5_000, historyWaitMs: 2_000 },
  );
  const app = createApp(
    { ...gateway.exchange, close: async () => {} },
    { onFailure: ({ error }) => problems.push(error), isReady: async () => (await ports.hotState.position()) > 0 },
  );
  urls.push(await listen(app, "127.0.0.1", 0));
  gateways.push(gateway);
  parts.push(app, gateway);
}

const client = (gateway: number) => createClient({ baseUrl: urls[gateway] ?? "", ...alice });
const buy = (gateway: number, price: string) =>
  newOrder(client(gateway), {
    symbol: "BTCUSDT",
    side: "BUY",
    type: "LIMIT",
    timeInForce: "GTC",
    quantity: "0.1",
    price,
  });

beforeAll(async () => {
  leader = await startLeader();
  expect(await leader.lead(new AbortController().signal)).toBe(true);
  standby = await startLeader();
  standbyLeads = standby.lead(new AbortController().signal);
  await startGateway();
  const [first] = gateways as [Gateway];
  const { accounts } = await applyGenesis(first.exchange, testGenesis);
  const key = await createApiKey(first.exchange, {
    accountId: accounts.get("alice") as number,
    label: "alice",
    permissions: ["READ", "TRADE"],
    internal: false,
  });
  Object.assign(alice, { apiKey: key.apiKey, apiSecret: key.secret });
  await startGateway();
});
afterAll(async () => {
  await standby.stop();
  for (const part of parts) await part.close();
});

test("an order placed at one gateway is there at the other", async () => {
  const { orderId } = await buy(0, "100.00");
  const { balances } = await account(client(1));
  expect(balances.find(({ asset }) => asset === "USDT")?.locked).toMatch(/^10\.0+$/);
  const second = await buy(1, "101.00");
  expect(second.orderId).toBe(orderId + 1);
  expect((await depth(client(0), { symbol: "BTCUSDT" })).bids).toHaveLength(2);
  expect(problems).toEqual([]);
});

test("after a planned hand-over both gateways go on, and all engines agree", async () => {
  const health = createHealthApp(() => standby.leads);
  const url = await listen(health, "127.0.0.1", 0);
  parts.push(health);
  expect((await fetch(`${url}/healthz/live`)).status).toBe(200);
  expect((await fetch(`${url}/healthz/ready`)).status).toBe(503);

  const requests = Array.from({ length: 20 }, (_, number) => buy(number % 2, "90.00"));
  await leader.stop();
  expect(await standbyLeads).toBe(true);
  expect((await fetch(`${url}/healthz/ready`)).status).toBe(200);
  expect((await fetch(`${urls[1]}/healthz/ready`)).status).toBe(200);
  const placed = await Promise.all(requests);
  expect(new Set(placed.map(({ orderId }) => orderId)).size).toBe(20);
  await buy(0, "91.00");
  expect(await standby.replay()).toMatchObject({ position: standby.position(), stateHash: standby.stateHash() });
  expect(problems).toEqual([]);
});

test("a gateway that missed a listing reads it from the hot state", async () => {
  const [first, second] = gateways as [Gateway, Gateway];
  const deaf = await assembleGateway(
    { ...ports, feed: { publish: async () => {}, subscribe: () => () => {} } },
    { limits: NO_LIMITS, answerTimeoutMs: 100, historyWaitMs: 0 },
  );
  await first.exchange.submit(
    { type: "AddAsset", asset: "DOGE", decimals: 8 },
    { accountId: 0, actor: "operator:test" },
  );
  expect(second.exchange.markets.asset("DOGE")).toBeDefined();
  expect(deaf.exchange.markets.asset("DOGE")).toBeUndefined();
  await deaf.exchange.markets.lookForMissed();
  expect(deaf.exchange.markets.asset("DOGE")).toBeDefined();
  // Its reply was lost too; the outcome is found where it is kept.
  const { executed } = await deaf.exchange.submit(
    { type: "AddAsset", asset: "SHIB", decimals: 8 },
    { accountId: 0, actor: "operator:test" },
  );
  expect(executed.events[0]).toMatchObject({ type: "AssetAdded" });
  deaf.close();
});
