import { createEngine, type Envelope } from "@pricetime/engine";
import { createLiveState, type KlineInterval, type LiveState } from "@pricetime/engine/projections";
import {
  ALICE,
  BOB,
  cancel,
  deposit,
  limitBuy,
  limitSell,
  marketBuy,
  setStatus,
  testVenue,
} from "@pricetime/engine/testing";
import { describe, expect, it } from "vitest";
import { type HotState, OUTCOME_MARGIN_MS } from "../ports/hot-state.js";
import type { ReleasedCommand } from "../ports/live-feed.js";
import { commandId, released } from "./released.js";

export interface HotStateUnderTest {
  readonly hotState: HotState;
  readonly close: () => Promise<void>;
}

const START_MS = 1_700_000_000_000;
const INTERVALS: readonly KlineInterval[] = ["1s", "1m", "1d", "1M"];

/** A venue with two accounts that trade, cancel and leave something open on two symbols. */
const STORY: readonly Envelope[] = [
  ...testVenue({ makerCommission: "0.001", takerCommission: "0.002" }),
  deposit(ALICE, "1000000 USDT"),
  deposit(ALICE, "5 BTC"),
  deposit(BOB, "10 BTC"),
  deposit(BOB, "100 ETH"),
  limitSell(BOB, "1 BTC @ 64000", { clientOrderId: "first" }),
  limitSell(BOB, "2 BTC @ 64001"),
  limitBuy(ALICE, "1.5 BTC @ 64001", { clientOrderId: "taker" }),
  limitBuy(ALICE, "1 BTC @ 63999", { clientOrderId: "bid" }),
  cancel(ALICE, "bid"),
  limitBuy(ALICE, "2 BTC @ 63998", { clientOrderId: "bid" }),
  limitSell(BOB, "3 ETH @ 0.05"),
  marketBuy(ALICE, "2 ETH"),
  marketBuy(ALICE, "10 ETH"),
  limitSell(ALICE, "1 BTC @ 70000", { clientOrderId: "open" }),
  setStatus("HALT"),
  limitBuy(ALICE, "1 BTC @ 63999"),
];

/** The story as the engine tells it, 700 ms apart. */
function storyReleased(): ReleasedCommand[] {
  const engine = createEngine();
  return STORY.map((envelope, index) => {
    const executed = engine.execute(START_MS + index * 700, envelope).toExecuted();
    return { commandId: commandId(index + 1), accountId: envelope.accountId, validUntilMs: 0, executed };
  });
}

/** Everything a hot state can be asked about these ids. */
async function answersOf(state: HotState, atMs: number): Promise<Record<string, unknown>> {
  const answers: Record<string, unknown> = {
    position: await state.position(),
    timeMs: await state.timeMs(),
    assets: await state.assets(),
    symbols: await state.symbols(),
    exchangeFilters: await state.exchangeFilters(),
    assetFilters: [await state.assetFilters(0), await state.assetFilters(1)],
    commissionDiscount: await state.commissionDiscount(),
    alice: await state.accountByExternalId("alice"),
    nobody: await state.accountByExternalId("nobody"),
  };
  for (const symbolId of [0, 1]) {
    answers[`market ${symbolId}`] = {
      depth: await state.depth(symbolId),
      best: await state.depth(symbolId, 1),
      bookTicker: await state.bookTicker(symbolId),
      trades: await state.trades(symbolId),
      lastTrade: await state.trades(symbolId, 1),
      aggTrades: await state.aggTrades(symbolId),
      lastAggTrade: await state.aggTrades(symbolId, 1),
      ticker24hr: await state.ticker24hr(symbolId, atMs),
      avgPrice: await state.avgPrice(symbolId, atMs),
      klines: await Promise.all(INTERVALS.map((interval) => state.klines(symbolId, interval))),
      orders: await Promise.all([1, 2, 3, 4, 5, 99].map((orderId) => state.order(symbolId, orderId))),
    };
    for (const accountId of [ALICE, BOB, 99]) {
      answers[`account ${accountId} on ${symbolId}`] = {
        account: await state.account(accountId),
        open: await state.openOrders(accountId, symbolId),
        openAnywhere: await state.openOrders(accountId),
        named: await Promise.all(
          ["first", "taker", "bid", "open", "none"].map((name) =>
            state.orderByClientOrderId(accountId, symbolId, name),
          ),
        ),
      };
    }
  }
  return answers;
}

/** The engine's own projections as the answers of a hot state: what every adapter must give. */
const oracle = (live: LiveState): HotState => ({
  load: async () => {},
  write: async () => {},
  position: async () => live.position,
  timeMs: async () => live.timeMs,
  assets: async () => live.assets(),
  symbols: async () => live.symbols(),
  exchangeFilters: async () => live.exchangeFilters(),
  assetFilters: async (assetId) => live.assetFilters(assetId),
  commissionDiscount: async () => live.commissionDiscount(),
  depth: async (symbolId, limit) => live.publishDepth(symbolId).snapshot(limit),
  bookTicker: async (symbolId) => live.bookTicker(symbolId),
  trades: async (symbolId, limit) => live.trades(symbolId, limit),
  aggTrades: async (symbolId, limit) => live.aggTrades(symbolId, limit),
  klines: async (symbolId, interval) => ({
    klines: live.klines(symbolId, interval),
    completeFromMs: live.klinesCompleteFromMs(symbolId, interval),
  }),
  ticker24hr: async (symbolId, atMs) => live.ticker24hr(symbolId, atMs),
  avgPrice: async (symbolId, atMs) => live.avgPrice(symbolId, atMs),
  account: async (accountId) => live.account(accountId),
  accountByExternalId: async (externalId) => live.accountByExternalId(externalId),
  order: async (symbolId, orderId) => live.order(symbolId, orderId),
  orderByClientOrderId: async (accountId, symbolId, name) => live.orderByClientOrderId(accountId, symbolId, name),
  openOrders: async (accountId, symbolId) => live.openOrders(accountId, symbolId),
  forgetClosedOrders: async (position) => live.forgetClosedOrders(position),
  outcome: async () => undefined,
});

/** @param open an empty hot state */
export function describeHotState(name: string, open: () => Promise<HotStateUnderTest>): void {
  const on = (test: (hotState: HotState) => Promise<void>) => async () => {
    const { hotState, close } = await open();
    try {
      await test(hotState);
    } finally {
      await close();
    }
  };
  const liveAfter = (story: readonly ReleasedCommand[]) => {
    const live = createLiveState();
    for (const { executed } of story) live.apply(executed);
    return live;
  };

  describe(`HotState contract: ${name}`, () => {
    it(
      "is empty at first",
      on(async (hotState) => {
        expect(await hotState.position()).toBe(0);
        expect(await hotState.symbols()).toEqual([]);
        expect(await hotState.account(ALICE)).toBeUndefined();
      }),
    );

    it(
      "answers as the engine's own projections do, however the commands were cut into batches",
      on(async (hotState) => {
        const story = storyReleased();
        const venue = testVenue().length;
        await hotState.write(story.slice(0, venue));
        for (const [from, to] of [
          [venue, venue + 1],
          [venue + 1, venue + 7],
          [venue + 7, story.length],
        ] as const) {
          await hotState.write(story.slice(from, to));
          const told = story.slice(0, to);
          const atMs = START_MS + to * 700;
          expect(await answersOf(hotState, atMs)).toEqual(await answersOf(oracle(liveAfter(told)), atMs));
        }
        expect(await hotState.trades(0)).toHaveLength(2);
        expect(await hotState.openOrders(ALICE)).toHaveLength(2);
        expect(await hotState.orderByClientOrderId(ALICE, 0, "taker")).toMatchObject({ status: "FILLED" });
      }),
    );

    it(
      "goes on from a recovered state, forgetting all it had",
      on(async (hotState) => {
        const story = storyReleased();
        await hotState.write([
          { ...story[0], validUntilMs: START_MS + 5_000 } as ReleasedCommand,
          ...story.slice(1, 5),
        ]);
        const half = testVenue().length + 6;
        await hotState.load(liveAfter(story.slice(0, half)));
        expect(await hotState.position()).toBe(half);
        expect(await hotState.outcome(commandId(1))).toBeUndefined();
        await hotState.write(story.slice(half));
        const atMs = START_MS + 60_000;
        expect(await answersOf(hotState, atMs)).toEqual(await answersOf(oracle(liveAfter(story)), atMs));
      }),
    );

    it(
      "forgets closed orders once history has them, and no open one",
      on(async (hotState) => {
        const story = storyReleased();
        await hotState.write(story);
        const closed = await hotState.orderByClientOrderId(ALICE, 0, "taker");
        expect(closed).toBeDefined();
        await hotState.forgetClosedOrders((closed?.position ?? 0) - 1);
        expect(await hotState.order(0, closed?.orderId ?? 0)).toEqual(closed);
        await hotState.forgetClosedOrders(story.length);
        expect(await hotState.order(0, closed?.orderId ?? 0)).toBeUndefined();
        expect(await hotState.orderByClientOrderId(ALICE, 0, "open")).toMatchObject({ status: "NEW" });
        expect(await hotState.openOrders(ALICE)).toHaveLength(2);
      }),
    );

    it(
      "keeps an outcome until its command's time and the margin have passed in the journal",
      on(async (hotState) => {
        const at = (position: number, timeMs: number, validUntilMs: number) =>
          released(position, { validUntilMs, executed: { ...released(position).executed, timeMs } });
        await hotState.write([at(1, 1_000, 5_000), at(2, 1_000, 0), at(3, 2_000, 6_000)]);
        expect(await hotState.outcome(commandId(1))).toEqual(at(1, 1_000, 5_000));
        expect(await hotState.outcome(commandId(2)), "nobody asks for it").toBeUndefined();
        expect(await hotState.outcome(commandId(9))).toBeUndefined();
        await hotState.write([at(4, 5_000 + OUTCOME_MARGIN_MS, 0)]);
        expect(await hotState.outcome(commandId(1))).toBeDefined();
        await hotState.write([at(5, 5_000 + OUTCOME_MARGIN_MS + 1_000, 0)]);
        expect(await hotState.outcome(commandId(1))).toBeUndefined();
        expect(await hotState.outcome(commandId(3))).toBeDefined();
        await hotState.write([at(6, 60_000, 0)]);
        expect(await hotState.outcome(commandId(3))).toBeUndefined();
      }),
    );

    it(
      "keeps the first outcome of a command id",
      on(async (hotState) => {
        const first = released(1, { validUntilMs: 5_000 });
        await hotState.write([first, { ...released(2, { validUntilMs: 5_000 }), commandId: first.commandId }]);
        expect(await hotState.outcome(first.commandId)).toEqual(first);
      }),
    );
  });
}
