import { invariant } from "../assert.js";
import type { Market } from "../book/market.js";
import { type HaltPhases, NO_TIME, type VolatilityGuard } from "../book/volatility-guard.js";
import type { Command } from "../messages/command.js";
import type { SetVolatilityHalt } from "../messages/market-commands.js";
import type { RejectReason } from "../messages/reject-reasons.js";
import { isGuarded } from "../money/units.js";
import type { SymbolStatus } from "../order/enums.js";
import type { State } from "../state.js";
import { isSensibleRule, isWellFormedRule } from "../symbol/volatility-halt.js";

/** Sets or removes a market's rule for volatility halts. Answers with the reason when it is refused. */
export function setVolatilityHalt(state: State, command: SetVolatilityHalt): RejectReason | undefined {
  // 1. Refuse.
  const { symbolId, volatilityHalt } = command;
  const wellFormed = isGuarded(symbolId) && (volatilityHalt === undefined || isWellFormedRule(volatilityHalt));
  if (!wellFormed) return "MALFORMED_COMMAND";
  const market = state.markets[symbolId];
  if (market === undefined) return "UNKNOWN_SYMBOL";
  if (volatilityHalt !== undefined && !isSensibleRule(volatilityHalt)) return "INVALID_VOLATILITY_HALT";

  // 2. Commit.
  if (volatilityHalt === undefined) {
    state.volatility.setRule(market, undefined);
    state.events.push({ type: "VolatilityHaltChanged", symbolId });
    return undefined;
  }
  const { cancelOnlyMs, haltMs, maxMoveRate, windowMs } = volatilityHalt;
  const rule = { maxMoveRate, windowMs, haltMs, cancelOnlyMs };
  state.volatility.setRule(market, rule);
  state.events.push({ type: "VolatilityHaltChanged", symbolId, volatilityHalt: rule });
  return undefined;
}

/**
 * After a command that was taken, and all that it set off: halts its market when its trades moved the price too far.
 *
 * @param everywhere whether other markets than the command's may have traded
 */
export function haltWhenVolatile(state: State, command: Command, everywhere: boolean): void {
  if (everywhere) for (const market of state.markets) judgeMove(state, market);
  else if ("symbolId" in command) {
    const market = state.markets[command.symbolId];
    if (market !== undefined) judgeMove(state, market);
  }
}

function judgeMove(state: State, market: Market): void {
  const guard = state.volatility.find(market.symbolId);
  if (guard?.rule === undefined || !guard.movedTooFar(market, guard.rule, state.timeMs)) return;
  invariant(market.status === "TRADING", "a market that is not trading makes no trade");
  guard.begin(state.timeMs, guard.rule);
  state.volatility.updateDue();
  changeStatus(state, market, "HALT");
}

/** What passing phases changed, so that it can be undone. */
export interface PassedPhases extends HaltPhases {
  readonly market: Market;
  readonly guard: VolatilityGuard;
  readonly status: SymbolStatus;
}

/** Before a command: lets the phases of halts end whose time has come, by symbol, and announces each new status. */
export function passHaltPhases(state: State): PassedPhases[] {
  const { markets, timeMs, volatility } = state;
  const passed: PassedPhases[] = [];
  for (const market of markets) {
    const guard = volatility.find(market.symbolId);
    if (guard === undefined || guard.dueMs > timeMs) continue;
    const { cancelOnlyUntilMs, haltUntilMs } = guard;
    passed.push({ market, guard, status: market.status, cancelOnlyUntilMs, haltUntilMs });
    if (haltUntilMs !== NO_TIME) {
      guard.setPhases({ haltUntilMs: NO_TIME, cancelOnlyUntilMs });
      if (cancelOnlyUntilMs > haltUntilMs) changeStatus(state, market, "CANCEL_ONLY");
    }
    if (cancelOnlyUntilMs > timeMs) continue;
    guard.interrupt();
    changeStatus(state, market, "TRADING");
  }
  volatility.updateDue();
  return passed;
}

/** The command was refused, so it has done nothing: neither have its passing phases. */
export function undoHaltPhases(state: State, passed: readonly PassedPhases[]): void {
  for (const { guard, market, status, ...phases } of passed) {
    market.status = status;
    guard.setPhases(phases);
  }
  state.volatility.updateDue();
  state.events.begin(state.position, state.timeMs);
}

function changeStatus({ events }: State, market: Market, status: SymbolStatus): void {
  market.status = status;
  events.push({ type: "SymbolStatusChanged", symbolId: market.symbolId, status });
}
