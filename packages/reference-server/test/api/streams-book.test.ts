import { afterAll, beforeAll, expect, test } from "vitest";
import { createFlow, TrueBooks } from "./stream-flow.js";
import { exchangeForTests } from "./support.js";
import { type Message, TestSocket } from "./ws-support.js";

type Level = readonly [price: string, quantity: string];
interface Depth {
  readonly lastUpdateId: number;
  readonly bids: readonly Level[];
  readonly asks: readonly Level[];
}

const SYMBOLS = [
  { symbol: "BTCUSDT", symbolId: 0, priceDecimals: 2, quantityDecimals: 5 },
  { symbol: "ETHBTC", symbolId: 1, priceDecimals: 5, quantityDecimals: 4 },
] as const;
type Market = (typeof SYMBOLS)[number];

const exchange = exchangeForTests();
const truth = new TrueBooks();
let stopFollowing: () => void;
beforeAll(() => {
  stopFollowing = exchange.running().exchange.feed.subscribe((batch) => truth.follow(batch));
});
afterAll(() => stopFollowing());

const plain = (levels: Iterable<Level>): Record<string, string> => Object.fromEntries(levels);

/** The true book after an update, as REST prints it. */
function trueBook({ symbolId, priceDecimals, quantityDecimals }: Market, updateId: number) {
  const { bids, asks } = truth.at(symbolId, updateId);
  const print = (side: ReadonlyMap<number, bigint>): Level[] =>
    [...side].map(([price, quantity]) => [
      (price / 10 ** priceDecimals).toFixed(8),
      (Number(quantity) / 10 ** quantityDecimals).toFixed(8),
    ]);
  return { bids: plain(print(bids)), asks: plain(print(asks)) };
}

/** A local book kept as the documents tell: buffer, snapshot, drop what is older, then absolute quantities without a gap. */
class LocalBook {
  readonly #bids = new Map<string, string>();
  readonly #asks = new Map<string, string>();
  #events: Message[] | undefined = [];
  updateId = 0;
  checked = 0;

  readonly market: Market;

  constructor(market: Market) {
    this.market = market;
  }

  start({ lastUpdateId, bids, asks }: Depth): boolean {
    const [first] = this.#events ?? [];
    if (first === undefined || lastUpdateId < Number(first.U)) return false;
    this.updateId = lastUpdateId;
    for (const [price, quantity] of bids) this.#bids.set(price, quantity);
    for (const [price, quantity] of asks) this.#asks.set(price, quantity);
    expect(this.state()).toEqual(trueBook(this.market, lastUpdateId));
    const kept = (this.#events ?? []).filter(({ u }) => Number(u) > lastUpdateId);
    expect(Number(kept[0]?.U ?? lastUpdateId + 1)).toBeLessThanOrEqual(lastUpdateId + 1);
    this.#events = undefined;
    for (const event of kept) this.take(event);
    return true;
  }

  take(event: Message): void {
    if (this.#events !== undefined) {
      this.#events.push(event);
      return;
    }
    const { U, u, b, a } = event as unknown as { U: number; u: number; b: Level[]; a: Level[] };
    if (this.checked > 0) expect(U, "the events have no gap and no overlap").toBe(this.updateId + 1);
    const changed = truth.changedLevels(this.market.symbolId, U, u);
    const units = ([price]: Level): number => Math.round(Number(price) * 10 ** this.market.priceDecimals);
    const told = [...b.map((level) => `bid ${units(level)}`), ...a.map((level) => `ask ${units(level)}`)];
    expect(told.sort(), "each level that changed, and no other").toEqual([...changed].sort());
    for (const [levels, side] of [[b, this.#bids] as const, [a, this.#asks] as const]) {
      for (const [price, quantity] of levels) {
        if (Number(quantity) === 0) side.delete(price);
        else side.set(price, quantity);
      }
    }
    this.updateId = u;
    this.checked += 1;
    expect(this.state()).toEqual(trueBook(this.market, u));
  }

  state() {
    return { bids: plain(this.#bids), asks: plain(this.#asks) };
  }
}

const depthOf = async (symbol: string, limit: number): Promise<Depth> =>
  (await exchange.get("/api/v3/depth", { symbol, limit })).body as Depth;

test("a local book from any diff stream equals the exchange's at every update, while orders flow", async () => {
  const { url } = exchange.running();
  const flow = createFlow(exchange.running(), 7);
  const endMs = Date.now() + 10_000;
  let flowing = true;
  const flowEnd = (async () => {
    while (flowing) {
      await flow.run(4);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  })();

  const counts = { diffs: 0, snapshots: 0, partials: 0, tops: 0 };
  const problems: unknown[] = [];
  const follow = async (market: Market, speed: string): Promise<LocalBook> => {
    const name = market.symbol.toLowerCase();
    const book = new LocalBook(market);
    const socket = await TestSocket.open(url, `/ws/${name}@depth${speed}`);
    socket.socket.on("message", (data) => {
      try {
        book.take(JSON.parse(String(data)) as Message);
      } catch (error) {
        problems.push(error);
      }
    });
    await socket.until(() => socket.messages.length > 0, "the first change");
    while (!book.start(await depthOf(market.symbol, 5_000))) counts.snapshots += 1;
    return book;
  };

  const tops = await TestSocket.open(
    url,
    `/stream?streams=${SYMBOLS.flatMap(({ symbol }) =>
      ["depth5@100ms", "depth20@100ms", "depth10", "bookTicker"].map((name) => `${symbol.toLowerCase()}@${name}`),
    ).join("/")}`,
  );
  // Joined one after the other, so most of them in the middle of the flow.
  const books: LocalBook[] = [];
  for (const market of SYMBOLS) {
    for (const speed of ["", "@100ms", "@1000ms", "@100ms"]) books.push(await follow(market, speed));
  }

  const checkedDiffs = (): number => books.reduce((sum, { checked }) => sum + checked, 0);
  const isEnough = (): boolean => checkedDiffs() > 200 && tops.messages.length > 400;
  // At least ten seconds; on a busy machine until enough has been seen.
  while (Date.now() < endMs || (!isEnough() && Date.now() < endMs + 8_000)) {
    for (const market of SYMBOLS) {
      const { lastUpdateId, bids, asks } = await depthOf(market.symbol, 5_000);
      expect({ bids: plain(bids), asks: plain(asks) }).toEqual(trueBook(market, lastUpdateId));
      counts.snapshots += 1;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  flowing = false;
  await flowEnd;

  // At rest every book arrives at the newest update.
  for (const book of books) {
    const newest = truth.newestUpdate(book.market.symbolId);
    await tops.until(() => book.updateId === newest || problems.length > 0 || Date.now() > endMs + 15_000, "the rest");
    expect(problems.slice(0, 1)).toEqual([]);
    expect(book.updateId).toBe(newest);
    const { bids, asks, lastUpdateId } = await depthOf(book.market.symbol, 5_000);
    expect(lastUpdateId).toBe(newest);
    expect(book.state()).toEqual({ bids: plain(bids), asks: plain(asks) });
    counts.diffs += book.checked;
  }

  for (const { stream, data } of tops.messages) {
    const [name, kind = ""] = String(stream).split("@");
    const market = SYMBOLS.find(({ symbol }) => symbol.toLowerCase() === name);
    if (market === undefined) throw new Error(`unexpected stream ${String(stream)}`);
    if (kind === "bookTicker") counts.tops += checkTop(market, data as Message);
    else counts.partials += checkPartial(market, data as Depth, Number(kind.slice("depth".length)));
  }
  console.log("checked against the engine's own events:", counts);
  expect(counts.diffs).toBeGreaterThan(200);
  expect(counts.partials).toBeGreaterThan(100);
  expect(counts.tops).toBeGreaterThan(40);
  expect(counts.snapshots).toBeGreaterThan(20);
  await tops.close();
});

const best = (side: Readonly<Record<string, string>>, isBid: boolean): Level[] =>
  Object.entries(side).sort(([one], [other]) => (isBid ? Number(other) - Number(one) : Number(one) - Number(other)));

function checkPartial(market: Market, { lastUpdateId, bids, asks }: Depth, levels: number): number {
  const { bids: trueBids, asks: trueAsks } = trueBook(market, lastUpdateId);
  expect({ bids, asks }).toEqual({
    bids: best(trueBids, true).slice(0, levels),
    asks: best(trueAsks, false).slice(0, levels),
  });
  return 1;
}

function checkTop(market: Market, { u, b, B, a, A }: Message): number {
  const { bids, asks } = trueBook(market, Number(u));
  const none = ["0.00000000", "0.00000000"];
  expect([b, B, a, A]).toEqual([...(best(bids, true)[0] ?? none), ...(best(asks, false)[0] ?? none)]);
  return 1;
}
