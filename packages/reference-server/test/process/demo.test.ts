import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type ServerProcess, startServerProcess } from "@pricetime/reference-server/testing";
import { account, depth, newOrder, openOrders, tickerPrice, trades } from "@pricetime/sdk";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { QUOTES_PER_SIDE } from "../../src/bots/next-action.js";
import { candles, firstTrades, HOUR_MS, openOrdersIn, pastOf, SYMBOLS, visitorOf } from "./demo-views.js";
import { clientsOf } from "./order-flow.js";

const WAIT = { timeout: 20_000, interval: 50 };
const SEED = ["--seed", "7"];
const FLAGS = ["--demo", "--limits", "off", ...SEED];
/** The demo's accounts in the order of its genesis: alice, bob, the bots. */
const MAKER_ACCOUNT = 3;

const stopLine = (server: ServerProcess) => {
  const [, position, hash] = /Stopped at position (\d+), state hash ([0-9a-f]{32})\./.exec(server.output()) ?? [];
  return { position: Number(position), hash };
};

describe("a new demo", () => {
  let server: ServerProcess;
  let firstPrices: string[] = [];
  beforeAll(async () => {
    server = await startServerProcess({ flags: FLAGS });
  });
  afterAll(() => server.dispose());

  test("shows its keys once and keeps them where only their owner reads", async () => {
    const file = join(server.dataDirectory, "demo-accounts.json");
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(JSON.parse(readFileSync(file, "utf8"))).toEqual(
      ["alice", "bob"].map((name) => ({
        name,
        apiKey: expect.stringMatching(/^[0-9A-Za-z]{64}$/),
        apiSecret: expect.stringMatching(/^[0-9A-Za-z]{64}$/),
      })),
    );
    for (const { apiKey, apiSecret } of server.accounts()) {
      expect(server.output().split(apiKey)).toHaveLength(2);
      expect(server.output().split(apiSecret)).toHaveLength(2);
    }
    for (const player of clientsOf(server).values()) {
      const { balances } = await account(player, { omitZeroBalances: true });
      expect(balances.map(({ asset, free }) => [asset, Number(free)])).toEqual([
        ["BTC", 10],
        ["ETH", 100],
        ["USDT", 1_000_000],
      ]);
    }
  });

  test("has a day of candles without holes", async () => {
    const visitor = visitorOf(server.url);
    const nowMs = Date.now();
    for (const symbol of SYMBOLS) {
      const hours = await candles(visitor, symbol, "1h", nowMs - 48 * HOUR_MS, nowMs);
      const minutes = await candles(visitor, symbol, "1m", nowMs - 24 * HOUR_MS, nowMs);
      expect(hours.length).toBeGreaterThanOrEqual(25);
      expect(hours[0]?.[0]).toBeLessThanOrEqual(nowMs - 24 * HOUR_MS);
      expect(minutes.length).toBeGreaterThanOrEqual(24 * 60);
      expect(hours.map(([openTime]) => openTime)).toEqual(
        hours.map((_, hour) => (hours[0]?.[0] ?? 0) + hour * HOUR_MS),
      );
      expect(minutes.map(([openTime]) => openTime)).toEqual(
        minutes.map((_, minute) => (minutes[0]?.[0] ?? 0) + minute * 60_000),
      );
      for (const [openTime, open, high, low, close, volume] of hours.slice(0, -1)) {
        expect(Number(volume), `${symbol} traded at ${openTime}`).toBeGreaterThan(0);
        expect(Number(low)).toBeLessThan(Number(high));
        expect(Math.abs(Number(close) / Number(open) - 1)).toBeLessThan(0.05);
      }
    }
  });

  test("moves: books fill on both sides, never crossed, and trades go on", async () => {
    const visitor = visitorOf(server.url);
    for (const symbol of SYMBOLS) {
      const [before] = await trades(visitor, { symbol, limit: 1 });
      await vi.waitFor(async () => {
        const { bids, asks } = await depth(visitor, { symbol });
        expect(bids.length).toBeGreaterThan(3);
        expect(asks.length).toBeGreaterThan(3);
        expect(Number(bids[0]?.[0])).toBeLessThan(Number(asks[0]?.[0]));
        const [latest] = await trades(visitor, { symbol, limit: 1 });
        expect(latest?.id).toBeGreaterThan((before?.id ?? 0) + 2);
        expect(Number(latest?.price) / Number(before?.price)).toBeCloseTo(1, 1);
      }, WAIT);
    }
    firstPrices = (await firstTrades(visitor, "BTCUSDT")).map(({ price, qty }) => `${price} ${qty}`);
    expect(new Set(firstPrices).size).toBeGreaterThan(500);
  });

  test("goes on after a stop with the same past, orders, balances and state, from its journal alone", async () => {
    const players = clientsOf(server);
    for (const player of players.values()) {
      const [ticker] = [await tickerPrice(visitorOf(server.url), { symbol: "BTCUSDT" })].flat();
      const far = Math.round(Number(ticker?.price) * 0.5);
      await newOrder(player, { symbol: "BTCUSDT", side: "BUY", type: "MARKET", quantity: "0.01" });
      const resting = { symbol: "BTCUSDT", side: "BUY", type: "LIMIT", timeInForce: "GTC", quantity: "1" } as const;
      await newOrder(player, { ...resting, price: String(far) });
    }
    const holdings = async () =>
      Promise.all(
        [...clientsOf(server).values()].map(async (player) => ({
          balances: (await account(player, {})).balances,
          open: await openOrders(player, {}),
        })),
      );
    const endMs = Date.now();
    const past = await pastOf(visitorOf(server.url), players, endMs);
    const held = await holdings();
    expect(held.map(({ open }) => open.length)).toEqual([1, 1]);
    expect(past.size).toBe(SYMBOLS.length * 9);

    expect(await server.end()).toBe(0);
    const { hash, position } = stopLine(server);
    const { dataDirectory } = server;
    for (const name of readdirSync(dataDirectory)) {
      if (name.startsWith("history.sqlite") || name === "checkpoints")
        rmSync(join(dataDirectory, name), { recursive: true });
    }
    expect(existsSync(join(dataDirectory, "history.sqlite"))).toBe(false);
    server = await startServerProcess({ flags: FLAGS, dataDirectory });
    expect(server.output()).toContain(`replayed ${position} commands, position ${position}, state hash ${hash}.`);
    expect(server.output()).not.toContain("secret");
    await vi.waitFor(
      async () => expect(await pastOf(visitorOf(server.url), clientsOf(server), endMs)).toEqual(past),
      WAIT,
    );
    expect(await holdings()).toEqual(held);
  });

  test("starts again within 5 s, however often; the bots take over their orders and keep to their rate", async () => {
    const { dataDirectory } = server;
    const rate = 100;
    for (let start = 0; start < 2; start++) {
      expect(await server.end()).toBe(0);
      const before = stopLine(server);
      const startedMs = performance.now();
      server = await startServerProcess({ flags: [...FLAGS, "--bots-rate", String(rate)], dataDirectory });
      const startMs = performance.now() - startedMs;
      expect(startMs).toBeLessThan(5_000);
      expect(server.output()).toContain(`position ${before.position}, state hash ${before.hash}.`);
      const visitor = visitorOf(server.url);
      const [first] = await trades(visitor, { symbol: "ETHUSDT", limit: 1 });
      await vi.waitFor(async () => {
        const [latest] = await trades(visitor, { symbol: "ETHUSDT", limit: 1 });
        expect(latest?.id).toBeGreaterThan((first?.id ?? 0) + 5);
      }, WAIT);
      expect(await server.end()).toBe(0);
      const elapsedSeconds = (performance.now() - startedMs) / 1000;
      const sent = stopLine(server).position - before.position;
      expect(sent).toBeLessThanOrEqual(elapsedSeconds * rate);
      expect(sent).toBeGreaterThan(5);
    }
    const open = await openOrdersIn(dataDirectory, MAKER_ACCOUNT);
    expect(open.size).toBe(SYMBOLS.length);
    // A moment passes between a command and its report, so a few more than planned may be open.
    for (const count of open.values()) expect(count).toBeLessThanOrEqual(2 * QUOTES_PER_SIDE + 4);
  });

  test("a past that was interrupted by kill -9 goes on where it was; the same seed gives the same past", async () => {
    const directory = mkdtempSync(join(tmpdir(), "pricetime-past-"));
    const dataDirectory = join(directory, "data");
    const program = fileURLToPath(new URL("../../dist/main.js", import.meta.url));
    const killed = spawn(process.execPath, [program, "serve", "--port", "0", "--data", dataDirectory, ...FLAGS]);
    const ended = new Promise((resolve) => killed.once("exit", resolve));
    const journal = join(dataDirectory, "journal");
    const isTrading = () =>
      existsSync(journal) && readdirSync(journal).some((name) => readRows(join(journal, name)) > 60_000);
    await vi.waitUntil(isTrading, { timeout: 20_000, interval: 2 });
    killed.kill("SIGKILL");
    await ended;
    expect(existsSync(join(dataDirectory, "demo-accounts.json")), "killed while it traded the past").toBe(false);

    const resumed = await startServerProcess({ flags: FLAGS, dataDirectory });
    try {
      const [, recovered] = /replayed (\d+) commands/.exec(resumed.output()) ?? [];
      expect(Number(recovered)).toBeGreaterThan(100);
      const visitor = visitorOf(resumed.url);
      const nowMs = Date.now();
      for (const symbol of SYMBOLS) {
        const hours = await candles(visitor, symbol, "1h", nowMs - 48 * HOUR_MS, nowMs - (nowMs % HOUR_MS) - HOUR_MS);
        expect(hours.length).toBeGreaterThanOrEqual(24);
        // Every hour has its share: what was traded before is not traded again, and nothing is crowded together.
        for (const [, , , , , , count] of hours.slice(1)) expect(Number(count)).toBeGreaterThan(60);
        for (const [, , , , , , count] of hours) expect(Number(count)).toBeLessThan(90);
      }
      const again = (await firstTrades(visitor, "BTCUSDT")).map(({ price, qty }) => `${price} ${qty}`);
      const same = Math.floor(Number(recovered) / (SYMBOLS.length * 2)) - 10;
      expect(same).toBeGreaterThan(10);
      expect(again.slice(0, same)).toEqual(firstPrices.slice(0, same));
      const [before] = await trades(visitor, { symbol: "BTCUSDT", limit: 1 });
      await vi.waitFor(async () => {
        const [latest] = await trades(visitor, { symbol: "BTCUSDT", limit: 1 });
        expect(latest?.id).toBeGreaterThan((before?.id ?? 0) + 2);
      }, WAIT);
      expect(resumed.accounts()).toHaveLength(2);
    } finally {
      await resumed.dispose();
      rmSync(directory, { recursive: true, force: true });
    }
  });
});

/** Bytes of a segment that hold something: it may be filled up with zeros. */
function readRows(file: string): number {
  const bytes = readFileSync(file);
  let end = bytes.length;
  while (end > 0 && bytes[end - 1] === 0) end -= 1;
  return end;
}

test("without bots a new demo has funded accounts, empty books and no past", async () => {
  const server = await startServerProcess({ flags: ["--demo", "--bots", "off", "--limits", "off"] });
  try {
    const visitor = visitorOf(server.url);
    const nowMs = Date.now();
    expect(server.output()).not.toContain("Trading a day of past");
    for (const symbol of SYMBOLS) {
      expect(await depth(visitor, { symbol })).toMatchObject({ bids: [], asks: [] });
      expect(await trades(visitor, { symbol })).toEqual([]);
      expect(await candles(visitor, symbol, "1h", nowMs - 48 * HOUR_MS, nowMs)).toEqual([]);
    }
    for (const player of clientsOf(server).values()) {
      const { balances } = await account(player, { omitZeroBalances: true });
      expect(balances.map(({ free }) => Number(free))).toEqual([10, 100, 1_000_000]);
    }
  } finally {
    await server.dispose();
  }
});
