import type { BotMarket } from "../bots/bot-market.js";
import { placeOrder } from "../bots/next-action.js";
import type { BotAccounts } from "../bots/run-bots.js";
import type { SeededRandom } from "../bots/seeded-random.js";
import type { ScriptedClock } from "../clock/scripted-clock.js";
import type { Exchange } from "../exchange.js";

/** How far back the past begins: a day for the 24-hour statistics, and a little. */
export const PAST_MS = 24 * 3_600_000 + 10 * 60_000;
const STEP_MS = 150_000;
/** Trades per market and step: enough for candles with a body and wicks. */
const TRADES_PER_STEP = 3;
/** About as many as the running bots make in the same time, so that past and present look alike. */
const MOVES_PER_TRADE = 60;

export interface TradePastOptions {
  readonly clock: ScriptedClock;
  /** Real time at which the past ends, ms since the epoch. */
  readonly untilMs: number;
  readonly markets: readonly BotMarket[];
  readonly accounts: BotAccounts;
  readonly random: SeededRandom;
}

/**
 * Lets the bots trade a sparse past through the engine into the journal, so that candles and statistics have a day behind them that
 * is as real as what follows: whoever deletes the read models gets the same ones back. Goes on where an interrupted one ended.
 */
export async function tradePast(
  exchange: Pick<Exchange, "submit" | "hotState">,
  options: TradePastOptions,
): Promise<void> {
  const { clock, untilMs } = options;
  clock.advanceTo(await exchange.hotState.timeMs());
  for (let timeMs = clock.nowMs() + STEP_MS; timeMs < untilMs; timeMs += STEP_MS) {
    clock.advanceTo(timeMs);
    await Promise.all(tradeStep(exchange, options));
  }
}

/** One moment of all markets, sent at once so that it becomes one row: each quote is taken at its own price by the next command. */
function tradeStep(
  { submit }: Pick<Exchange, "submit">,
  { markets, accounts, random }: TradePastOptions,
): Promise<unknown>[] {
  const sent: Promise<unknown>[] = [];
  for (const market of markets) {
    for (let trade = 0; trade < TRADES_PER_STEP; trade++) {
      for (let move = 0; move < MOVES_PER_TRADE; move++) market.wander(random);
      const side = random.pick(["BUY", "SELL"] as const);
      const quantity = market.quantity(random);
      const quote = placeOrder(market, side, "LIMIT", market.fairPrice, quantity);
      const take = placeOrder(market, side === "BUY" ? "SELL" : "BUY", "LIMIT", market.fairPrice, quantity);
      sent.push(submit(quote, { accountId: accounts.maker, actor: "bots" }));
      sent.push(submit({ ...take, timeInForce: "IOC" }, { accountId: accounts.taker, actor: "bots" }));
    }
  }
  return sent;
}
