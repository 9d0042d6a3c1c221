import type { Envelope } from "../messages/command.js";
import type { EngineEvent } from "../messages/event.js";
import { createDice, type Dice, pickWeighted } from "./dice.js";
import { LiveState } from "./live-state.js";
import { Reach } from "./reach.js";
import * as accounts from "./workload/workload-accounts.js";
import { amendLiveOrder } from "./workload/workload-amends.js";
import { cancelLiveOrder, cancelOpenOrders, exchangeCancel, replaceLiveOrder } from "./workload/workload-cancels.js";
import * as commission from "./workload/workload-commission.js";
import { setAssetFilters, setExchangeFilters } from "./workload/workload-filters.js";
import * as lists from "./workload/workload-lists.js";
import { MISTAKE_NAMES, MISTAKES } from "./workload/workload-mistakes.js";
import * as operations from "./workload/workload-operations.js";
import * as orders from "./workload/workload-orders.js";
import * as stops from "./workload/workload-stops.js";
import { WORKLOAD_STARTS_MS, workloadVenue } from "./workload/workload-venue.js";

const LIST_MISTAKES = [
  MISTAKES.DUPLICATE_LIST_CLIENT_ORDER_ID,
  MISTAKES.FILTER_MAX_NUM_ORDER_LISTS,
  MISTAKES.FILTER_EXCHANGE_MAX_NUM_ORDER_LISTS,
];

type Resolve = (live: LiveState, dice: Dice) => Envelope;

/** What a step does, with how often. A step looks at the live state, so that cancels hit live orders. */
const STEPS = {
  limitOrder: { weight: 380, resolve: orders.limitOrder },
  limitMakerOrder: { weight: 60, resolve: orders.limitMakerOrder },
  markedOrder: { weight: 10, resolve: orders.markedOrder },
  peggedOrder: { weight: 30, resolve: orders.peggedOrder },
  icebergOrder: { weight: 60, resolve: orders.icebergOrder },
  marketOrder: { weight: 25, resolve: orders.marketOrder },
  marketOrderByQuote: { weight: 25, resolve: orders.marketOrderByQuote },
  orderNearNotional: { weight: 25, resolve: orders.orderNearNotional },
  orderAtTheLimitOfFunds: { weight: 5, resolve: orders.orderAtTheLimitOfFunds },
  contingentOrder: { weight: 120, resolve: (live, dice) => stops.contingentOrder(live, dice) },
  stopOfAllFunds: { weight: 50, resolve: stops.stopOfAllFunds },
  sweep: { weight: 1, resolve: orders.sweep },
  cancelLiveOrder: { weight: 110, resolve: cancelLiveOrder },
  replaceLiveOrder: { weight: 90, resolve: replaceLiveOrder },
  amendLiveOrder: { weight: 40, resolve: amendLiveOrder },
  cancelOpenOrders: { weight: 3, resolve: cancelOpenOrders },
  exchangeCancel: { weight: 2, resolve: exchangeCancel },
  otoList: { weight: 35, resolve: lists.otoList },
  ocoList: { weight: 35, resolve: (live, dice) => lists.ocoList(live, dice) },
  otocoList: { weight: 30, resolve: lists.otocoList },
  triggerListedOrder: { weight: 25, resolve: lists.triggerListedOrder },
  cancelLiveList: { weight: 8, resolve: lists.cancelLiveList },
  cancelListedOrder: { weight: 6, resolve: lists.cancelListedOrder },
  listThatMayBeRefused: { weight: 40, resolve: (live, dice) => dice.pick(LIST_MISTAKES)(live, dice) },
  fillListedOrder: { weight: 45, resolve: lists.fillListedOrder },
  openAccount: { weight: 4, resolve: operations.openAccount },
  deposit: { weight: 10, resolve: operations.deposit },
  requestWithdrawal: { weight: 10, resolve: accounts.requestWithdrawal },
  stepWithdrawal: { weight: 14, resolve: accounts.stepWithdrawal },
  transfer: { weight: 8, resolve: accounts.transfer },
  restrictAccount: { weight: 8, resolve: accounts.restrictAccount },
  setTradeGroup: { weight: 3, resolve: accounts.setTradeGroup },
  repeatFunding: { weight: 5, resolve: operations.repeatFunding },
  setCommission: { weight: 5, resolve: commission.setCommission },
  setSymbolCommission: { weight: 5, resolve: commission.setSymbolCommission },
  setCommissionDiscount: { weight: 5, resolve: commission.setCommissionDiscount },
  setDiscountEnabled: { weight: 10, resolve: commission.setDiscountEnabled },
  setSymbolStatus: { weight: 12, resolve: operations.setSymbolStatus },
  setFilters: { weight: 12, resolve: operations.setFilters },
  setExchangeFilters: { weight: 6, resolve: setExchangeFilters },
  setAssetFilters: { weight: 6, resolve: setAssetFilters },
  setVolatilityHalt: { weight: 4, resolve: operations.setVolatilityHalt },
  setSelfTradePrevention: { weight: 6, resolve: operations.setSelfTradePrevention },
  addAsset: { weight: 1, resolve: operations.addAsset },
  addSymbol: { weight: 1, resolve: operations.addSymbol },
  advanceTime: { weight: 10, resolve: operations.advanceTime },
  repeatCommand: { weight: 30, resolve: repeatCommand },
  // So that each is made equally often, however many there are.
  mistake: {
    weight: 4 * MISTAKE_NAMES.length,
    resolve: (live, dice) => MISTAKES[dice.pick(MISTAKE_NAMES)](live, dice),
  },
} as const satisfies Record<string, { weight: number; resolve: Resolve }>;

export type StepKind = keyof typeof STEPS;

export const STEP_KINDS = Object.keys(STEPS) as readonly StepKind[];

/** How often each kind of step comes, by default. */
export const STEP_WEIGHTS = Object.fromEntries(
  Object.entries(STEPS).map(([kind, { weight }]) => [kind, weight]),
) as Record<StepKind, number>;

/** One command to be: what it shall do, and the seed of all further choices. */
export interface Step {
  readonly kind: StepKind;
  readonly seed: number;
}

/** An endless, seeded sequence of steps. */
export function* randomSteps(seed: number, weights: Partial<Record<StepKind, number>> = {}): Generator<Step> {
  const dice = createDice(seed);
  const all = { ...STEP_WEIGHTS, ...weights };
  for (;;) yield { kind: pickWeighted(dice, all), seed: dice.below(2 ** 32) };
}

/** A command with its journal time. */
export interface TimedEnvelope {
  readonly timeMs: number;
  readonly envelope: Envelope;
}

/** Makes a step a command by looking at the live state. */
export function resolveStep({ kind, seed }: Step, live: LiveState): TimedEnvelope {
  const dice = createDice(seed);
  const timeMs = live.timeMs + pass(dice);
  const envelope = STEPS[kind].resolve(live, dice);
  if (kind === "repeatCommand" || kind === "mistake") return { timeMs, envelope };
  return { timeMs, envelope: identified(envelope, timeMs, dice) };
}

/** An earlier command again, sometimes as another account's or with another validity. */
function repeatCommand(live: LiveState, dice: Dice): Envelope {
  const envelope = dice.pick(live.recent);
  if (dice.chance(0.8)) return envelope;
  return { ...envelope, ...dice.pick([{ validUntilMs: 0 }, { validUntilMs: live.timeMs + 1_000 }, { accountId: 1 }]) };
}

/** Mostly no time at all, sometimes minutes. */
function pass(dice: Dice): number {
  if (dice.chance(0.5)) return 0;
  if (dice.chance(0.95)) return dice.below(200);
  return dice.chance(0.8) ? dice.below(20_000) : dice.below(200_000);
}

/** Most commands are remembered, few come too late. */
function identified(envelope: Envelope, timeMs: number, dice: Dice): Envelope {
  if (dice.chance(0.4)) return envelope;
  const commandId = { high: dice.below(2 ** 48), low: dice.below(2 ** 48) };
  const validUntilMs = dice.chance(0.02) ? timeMs - 1 : dice.chance(0.05) ? 0 : timeMs + dice.below(8_000);
  return { ...envelope, commandId, validUntilMs };
}

/** Sets up the workload's venue, then resolves and executes each step. */
export function runWorkload(
  steps: Iterable<Step>,
  execute: (timeMs: number, envelope: Envelope) => readonly EngineEvent[],
  reach = new Reach(),
): { live: LiveState; reach: Reach } {
  const live = new LiveState();
  const run = (timeMs: number, envelope: Envelope): void => {
    const events = execute(timeMs, envelope);
    live.observe(timeMs, envelope, events);
    reach.note(events);
  };
  for (const envelope of workloadVenue()) run(WORKLOAD_STARTS_MS, envelope);
  for (const step of steps) {
    const { timeMs, envelope } = resolveStep(step, live);
    run(timeMs, envelope);
  }
  return { live, reach };
}
