import type { Exchange } from "../exchange.js";
import type { BotMarket } from "./bot-market.js";
import { type BotAction, nextAction } from "./next-action.js";
import { OwnOrders } from "./own-orders.js";
import type { SeededRandom } from "./seeded-random.js";

export interface BotAccounts {
  /** Account that quotes. */
  readonly maker: number;
  /** Account that takes. */
  readonly taker: number;
}

export interface RunBotsOptions {
  readonly markets: readonly BotMarket[];
  readonly accounts: BotAccounts;
  /** Commands a second that all bots send together, at most. */
  readonly ratePerSecond: number;
  readonly random: SeededRandom;
  /** A command failed outside the engine, e.g. the queue was full. The bots go on. */
  readonly onProblem: (error: unknown) => void;
}

/** Commands that may be under way; a slow exchange slows the bots down. */
const MOST_UNDER_WAY = 32;

/** Lets the bots trade until stopped. They adopt the orders they left behind before a restart. */
export async function runBots(
  exchange: Pick<Exchange, "submit" | "hotState" | "feed" | "clock">,
  { markets, accounts, ratePerSecond, random, onProblem }: RunBotsOptions,
): Promise<{ stop(): Promise<void> }> {
  const quotes = new OwnOrders(accounts.maker);
  const unsubscribe = exchange.feed.subscribe((batch) => quotes.follow(batch));
  quotes.adopt(await exchange.hotState.openOrders(accounts.maker));
  const stopping = new AbortController();
  const underWay = new Set<Promise<unknown>>();

  const send = ({ bot, command }: BotAction): void => {
    const sent = exchange
      .submit(command, { accountId: accounts[bot], actor: "bots" })
      .catch(onProblem)
      .finally(() => underWay.delete(sent));
    underWay.add(sent);
  };
  const trade = async (): Promise<void> => {
    const { clock } = exchange;
    let dueMs = clock.monotonicMs();
    while (!stopping.signal.aborted) {
      const market = random.pick(markets);
      if (underWay.size < MOST_UNDER_WAY) send(nextAction(market, quotes.on(market.symbolId), random));
      // Timers cut fractions off, so the next command has a time of its own; what a slow moment cost is not made up for.
      dueMs = Math.max(dueMs + 1000 / ratePerSecond, clock.monotonicMs());
      await clock.sleep(Math.ceil(dueMs - clock.monotonicMs()), stopping.signal);
    }
  };
  const trading = trade();
  return {
    async stop() {
      stopping.abort();
      await trading;
      unsubscribe();
      await Promise.allSettled(underWay);
    },
  };
}
