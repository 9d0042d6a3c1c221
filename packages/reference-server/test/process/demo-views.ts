import { join } from "node:path";
import { recover } from "@pricetime/adapters";
import { openFileJournal } from "@pricetime/adapters/file";
import { MemoryCheckpointStore } from "@pricetime/adapters/memory";
import { allOrders, type Client, createClient, historicalTrades, klines, myTrades } from "@pricetime/sdk";

export const SYMBOLS = ["BTCUSDT", "ETHUSDT", "ETHBTC", "SOLUSDT"] as const;
export const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
const PAGE = 1000;

/** Asks without a key. */
export const visitorOf = (url: string): Client => createClient({ baseUrl: url, timeoutMs: 20_000 });

/** Candles as arrays of open time, open, high, low, close, volume and trade count. */
export async function candles(client: Client, symbol: string, interval: string, startTime: number, endTime: number) {
  const found: (readonly [openTime: number, ...text: string[]])[] = [];
  for (let from = startTime; ; ) {
    const page = await klines(client, { symbol, interval: interval as "1m", startTime: from, endTime, limit: PAGE });
    found.push(...page.map((row) => [row[0], row[1], row[2], row[3], row[4], row[5], String(row[8])] as const));
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return found;
    from = last[6] + 1;
  }
}

/** The first trades of a market, oldest first. */
export const firstTrades = (client: Client, symbol: string, limit = PAGE) =>
  historicalTrades(client, { symbol, fromId: 1, limit });

/** Everything about the past that is asked of the history, up to a moment; candles only when they were over by then. */
export async function pastOf(visitor: Client, players: ReadonlyMap<string, Client>, endMs: number) {
  const past = new Map<string, unknown>();
  for (const symbol of SYMBOLS) {
    for (const [interval, lengthMs] of [
      ["1m", MINUTE_MS],
      ["5m", 5 * MINUTE_MS],
      ["1h", HOUR_MS],
      ["4h", 4 * HOUR_MS],
    ] as const) {
      const endOfLast = endMs - (endMs % lengthMs) - 1;
      const rows = await candles(visitor, symbol, interval, endMs - 48 * HOUR_MS, endOfLast);
      past.set(`${symbol} ${interval}`, rows);
    }
    past.set(`${symbol} trades`, await firstTrades(visitor, symbol));
    for (const [name, player] of players) {
      past.set(`${symbol} ${name}'s orders`, await allOrders(player, { symbol }));
      past.set(`${symbol} ${name}'s trades`, await myTrades(player, { symbol }));
    }
  }
  return past;
}

/** How many orders each account of a stopped server has open on each market, as its journal tells. */
export async function openOrdersIn(dataDirectory: string, accountId: number): Promise<Map<number, number>> {
  const journal = await openFileJournal({ directory: join(dataDirectory, "journal") });
  try {
    const { replica } = await recover({ journal, checkpoints: new MemoryCheckpointStore() });
    const counts = new Map<number, number>();
    for (const { symbolId } of replica.engine.openOrders(accountId)) {
      counts.set(symbolId, (counts.get(symbolId) ?? 0) + 1);
    }
    return counts;
  } finally {
    await journal.close();
  }
}
