import {
  createProjector,
  createPublisher,
  type HistoryStore,
  type ListRange,
  type Publisher,
  type Sink,
} from "@pricetime/adapters";
import { SystemClock } from "@pricetime/adapters/memory";
import type { Kline } from "@pricetime/engine/projections";
import { createWorld, settled, startExchange, type World } from "./exchange.js";
import { anyOrder, identified, openingCommands, seeded } from "./order-flow.js";

const SYMBOL = 0;
const ROUND = 40;

/** A journal of trading over several months: `rounds` of forty orders, a day apart. History and checkpoints of it are in memory. */
export async function recordTrading(rounds: number, seed: number): Promise<World> {
  const world = createWorld();
  const exchange = await startExchange(world, { everyCommands: 1_000 });
  const random = seeded(seed);
  let number = 0;
  for (let round = 0; round < rounds; round++) {
    const orders = Array.from({ length: ROUND }, () => anyOrder(random, number));
    for (const envelope of round === 0 ? [...openingCommands(), ...orders] : orders)
      await exchange.submit(identified(envelope, ++number, world.clock.nowMs() + 60_000));
    await settled(world.clock, exchange.publisher.drain(60_000), "history arrives");
    world.clock.advance(24 * 3_600_000);
  }
  await exchange.stop();
  return world;
}

/** Writes the journal into histories, as a server does that starts with them, and goes on trying where one fails. */
export async function publishTo(
  { journal, checkpoints, history }: World,
  histories: Readonly<Record<string, HistoryStore>>,
  onProblem: (history: string, error: Error) => void = () => {},
): Promise<Publisher> {
  const publisher = createPublisher({
    journal,
    checkpoints,
    clock: new SystemClock(),
    position: await history.position(),
    sinks: Object.entries(histories).map(([name, store]) => sinkOf(name, store)),
    onProblem,
  });
  publisher.start();
  return publisher;
}

function sinkOf(name: string, history: HistoryStore): Sink {
  const projector = createProjector(history);
  return {
    name,
    position: () => projector.position(),
    begin: (live) => projector.begin(live),
    write: (commands) => projector.write(commands),
  };
}

/** What a history answers, as text, to questions about everything and to some hundred about parts of it. */
export async function answersOf(history: HistoryStore): Promise<ReadonlyMap<string, string>> {
  const answers = new Map<string, string>();
  const ask = async (question: string, answer: Promise<unknown>) =>
    answers.set(question, JSON.stringify(await answer, text));
  const all = { limit: 1_000_000 };
  const trades = await history.trades(SYMBOL, all);
  await ask("position", history.position());
  await ask("newest candles", history.newestKlines().then(byLength));
  await ask("an order", history.order(SYMBOL, 7));
  await ask("an order by name", history.orderByClientOrderId(1, SYMBOL, ""));
  for (const range of [all, ...someRanges(trades.length, trades[0]?.timeMs ?? 0, trades.at(-1)?.timeMs ?? 0)]) {
    const part = JSON.stringify(range);
    await ask(`trades ${part}`, history.trades(SYMBOL, range));
    await ask(`aggregate trades ${part}`, history.aggTrades(SYMBOL, range));
    for (const interval of ["1s", "1h", "1M"] as const)
      await ask(`${interval} candles ${part}`, history.klines(SYMBOL, interval, range));
    for (const account of [1, 2, 3]) {
      await ask(`orders of ${account} ${part}`, history.orders(account, SYMBOL, range));
      await ask(`trades of ${account} ${part}`, history.myTrades(account, SYMBOL, range));
      const ofOrder = { ...range, orderId: 1 + range.limit };
      await ask(`trades of an order of ${account} ${part}`, history.myTrades(account, SYMBOL, ofOrder));
      await ask(`lines of ${account} ${part}`, history.ledgerLines(account, range));
      await ask(`lines of ${account} in one asset ${part}`, history.ledgerLines(account, { ...range, assetId: 1 }));
    }
  }
  return answers;
}

/** The questions to which two histories give different answers. */
export const differences = (one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): readonly string[] =>
  [...one.keys()].filter((question) => one.get(question) !== other.get(question));

const text = (_: string, value: unknown): unknown => (typeof value === "bigint" ? `${value}` : value);

const byLength = (candles: readonly Kline[]): readonly Kline[] =>
  candles.toSorted((one, other) => one.closeTimeMs - one.openTimeMs - (other.closeTimeMs - other.openTimeMs));

function someRanges(ids: number, firstMs: number, lastMs: number): ListRange[] {
  const random = seeded(5);
  const time = () => firstMs + Math.floor(random() * (lastMs - firstMs));
  return Array.from({ length: 40 }, () => ({
    limit: 1 + Math.floor(random() * 30),
    ...(random() < 0.4 ? { fromId: Math.floor(random() * ids) } : {}),
    ...(random() < 0.5 ? { startTimeMs: time() } : {}),
    ...(random() < 0.5 ? { endTimeMs: time() } : {}),
  }));
}
