import { invariant } from "@pricetime/engine";
import { BotMarket } from "../bots/bot-market.js";
import { runBots } from "../bots/run-bots.js";
import { SeededRandom } from "../bots/seeded-random.js";
import type { ScriptedClock } from "../clock/scripted-clock.js";
import type { Exchange } from "../exchange.js";
import { applyGenesis } from "../genesis/apply-genesis.js";
import type { Settings } from "../settings/settings-table.js";
import { createDemoAccounts, type DemoAccount, hasDemoAccounts, readDemoAccounts } from "./demo-accounts.js";
import { demoGenesis, MAKER_BOT, marketPlans, TAKER_BOT } from "./demo-genesis.js";
import { tradePast } from "./trade-past.js";

export interface StartDemoOptions {
  readonly settings: Pick<Settings, "bots" | "botsRate" | "data" | "seed">;
  /** The exchange's own clock when the demo's past is still to be traded. */
  readonly pastClock: ScriptedClock | undefined;
  /** Real time, ms since the epoch. */
  readonly nowMs: number;
  readonly onProblem: (error: unknown) => void;
}

export interface Demo {
  readonly accounts: readonly DemoAccount[];
  /** Whether the accounts are new, so that their keys should be shown. */
  readonly isNew: boolean;
  stop(): Promise<void>;
}

/** Lists the demo's markets, trades their past once, makes the players' keys once, and lets the bots trade. */
export async function startDemo(exchange: Exchange, options: StartDemoOptions): Promise<Demo> {
  const { settings, pastClock, nowMs, onProblem } = options;
  const { accounts } = await applyGenesis(exchange, demoGenesis);
  const bots = { maker: accounts.get(MAKER_BOT) as number, taker: accounts.get(TAKER_BOT) as number };
  const markets = marketPlans.map((plan) => {
    const market = exchange.markets.market(plan.symbol);
    invariant(market !== undefined, "the demo's genesis lists the markets that its bots trade");
    return new BotMarket(market, plan);
  });
  const random = new SeededRandom(settings.seed);
  await resumePrices(exchange, markets);
  if (pastClock !== undefined) {
    await tradePast(exchange, { clock: pastClock, untilMs: nowMs, markets, accounts: bots, random });
    pastClock.followReal();
  }
  const isNew = !hasDemoAccounts(settings.data);
  const players = isNew ? await createDemoAccounts(exchange, accounts, settings.data) : readDemoAccounts(settings.data);
  if (!settings.bots) return { accounts: players, isNew, stop: async () => {} };

  const running = await runBots(exchange, {
    markets,
    accounts: bots,
    ratePerSecond: settings.botsRate,
    random,
    onProblem,
  });
  return { accounts: players, isNew, stop: running.stop };
}

/** Lets each market go on at the price of its last trade. */
async function resumePrices({ hotState }: Exchange, markets: readonly BotMarket[]): Promise<void> {
  for (const market of markets) {
    const [lastTrade] = await hotState.trades(market.symbolId, 1);
    if (lastTrade !== undefined) market.fairPrice = lastTrade.price;
  }
}
