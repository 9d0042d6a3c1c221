import type { ReleasedCommand } from "@pricetime/adapters";
import { type StartedExchange, startExchange } from "@pricetime/reference-server/testing";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { BotMarket } from "../../src/bots/bot-market.js";
import { nextAction, QUOTES_PER_SIDE } from "../../src/bots/next-action.js";
import { OwnOrders } from "../../src/bots/own-orders.js";
import { runBots } from "../../src/bots/run-bots.js";
import { SeededRandom } from "../../src/bots/seeded-random.js";
import { demoGenesis, MAKER_BOT, marketPlans, TAKER_BOT } from "../../src/demo/demo-genesis.js";

let started: StartedExchange;
let accounts: { readonly maker: number; readonly taker: number };
beforeAll(async () => {
  started = await startExchange({ genesis: demoGenesis });
  const accountOf = (name: string): number => started.keys[name]?.accountId ?? 0;
  accounts = { maker: accountOf(MAKER_BOT), taker: accountOf(TAKER_BOT) };
});
afterAll(async () => {
  await started.close();
  expect(started.failures).toEqual([]);
});

const botMarkets = (): BotMarket[] =>
  marketPlans.map((plan) => {
    const market = started.exchange.markets.market(plan.symbol);
    if (market === undefined) throw new Error(`the demo lists ${plan.symbol}`);
    return new BotMarket(market, plan);
  });

/** Runs the bots' own decisions one after the other, without waiting for their clock. */
async function trade(markets: readonly BotMarket[], random: SeededRandom, actions: number) {
  const { exchange } = started;
  const quotes = new OwnOrders(accounts.maker);
  const unsubscribe = exchange.feed.subscribe((batch) => quotes.follow(batch));
  quotes.adopt(await exchange.hotState.openOrders(accounts.maker));
  const refusals = new Map<string, number>();
  for (let action = 0; action < actions; action++) {
    const market = random.pick(markets);
    const { bot, command } = nextAction(market, quotes.on(market.symbolId), random);
    const { executed } = await exchange.submit(command, { accountId: accounts[bot], actor: "bots" });
    for (const event of executed.events) {
      if (event.type === "CommandRejected") refusals.set(event.reason, (refusals.get(event.reason) ?? 0) + 1);
    }
  }
  unsubscribe();
  return { quotes, refusals };
}

test("bots keep every market two-sided, near its price and about as deep as planned", async () => {
  const markets = botMarkets();
  const { quotes, refusals } = await trade(markets, new SeededRandom(3), 2_000);
  for (const market of markets) {
    const open = await started.exchange.hotState.openOrders(accounts.maker, market.symbolId);
    const byId = (one: { orderId: number }, other: { orderId: number }) => one.orderId - other.orderId;
    expect([...quotes.on(market.symbolId)].sort(byId)).toEqual(
      open.map(({ orderId, side, price }) => ({ orderId, side, price: Number(price) })).sort(byId),
    );
    for (const side of ["BUY", "SELL"] as const) {
      const onSide = open.filter((order) => order.side === side);
      expect(onSide.length).toBeGreaterThan(2);
      expect(onSide.length).toBeLessThanOrEqual(QUOTES_PER_SIDE);
    }
    const [last] = await started.exchange.hotState.trades(market.symbolId, 1);
    expect(Number(last?.price) / market.fairPrice).toBeCloseTo(1, 1.5);
  }
  const refused = [...refusals.values()].reduce((sum, count) => sum + count, 0);
  expect(refused, `few commands are wasted: ${JSON.stringify([...refusals])}`).toBeLessThan(200);
});

test("a price strays, and comes back before it is out of sense", () => {
  for (const market of botMarkets()) {
    const home = market.fairPrice;
    const random = new SeededRandom(11);
    let farthest = 0;
    let crossings = 0;
    let above = false;
    for (let move = 0; move < 200_000; move++) {
      market.wander(random);
      farthest = Math.max(farthest, Math.abs(market.fairPrice / home - 1));
      if (market.fairPrice > home !== above) {
        above = !above;
        crossings += 1;
      }
    }
    expect(farthest).toBeGreaterThan(0.005);
    expect(farthest).toBeLessThan(0.1);
    expect(crossings).toBeGreaterThan(5);
    expect(market.fairPrice).toBe(Math.round(market.fairPrice));
  }
});

test("quotes that the price ran over are taken, so that the market follows", async () => {
  const [market] = botMarkets();
  if (market === undefined) throw new Error("the demo has markets");
  const before = market.fairPrice;
  market.fairPrice = before + 100 * 100;
  const { quotes } = await trade([market], new SeededRandom(5), 300);
  expect(quotes.on(market.symbolId).filter((quote) => quote.side === "SELL").length).toBeGreaterThan(0);
  for (const quote of quotes.on(market.symbolId)) expect(market.isOverrun(quote)).toBe(false);
});

test("running bots send no more than their rate, and take over what they left open", async () => {
  const { exchange } = started;
  const markets = botMarkets();
  const rate = 80;
  for (let run = 0; run < 2; run++) {
    let sent = 0;
    const problems: unknown[] = [];
    const unsubscribe = exchange.feed.subscribe((batch: readonly ReleasedCommand[]) => {
      sent += batch.length;
    });
    const startMs = performance.now();
    const running = await runBots(exchange, {
      markets,
      accounts,
      ratePerSecond: rate,
      random: new SeededRandom(run),
      onProblem: (error) => problems.push(error),
    });
    await vi.waitUntil(() => sent >= 2 * rate, { timeout: 20_000, interval: 5 });
    await running.stop();
    unsubscribe();
    const elapsedSeconds = (performance.now() - startMs) / 1000;
    expect(sent).toBeLessThanOrEqual(elapsedSeconds * rate + 1);
    expect(problems).toEqual([]);
    for (const { symbolId } of markets) {
      const open = await exchange.hotState.openOrders(accounts.maker, symbolId);
      expect(open.length).toBeLessThanOrEqual(2 * QUOTES_PER_SIDE + 4);
    }
  }
});
