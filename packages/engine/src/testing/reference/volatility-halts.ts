import type { SetVolatilityHalt } from "../../messages/market-commands.js";
import type { RejectReason } from "../../messages/reject-reasons.js";
import { RATE_ONE } from "../../money/units.js";
import type { SymbolStatus } from "../../order/enums.js";
import type { Execution, ReferenceMarket } from "./reference-state.js";

const YEAR_MS = 365 * 24 * 3_600 * 1_000;

export function setVolatilityHalt(
  { state, events }: Execution,
  { symbolId, volatilityHalt }: SetVolatilityHalt,
): RejectReason | undefined {
  const market = state.markets[symbolId];
  if (!market) return "UNKNOWN_SYMBOL";
  const { volatility } = market;
  if (!volatilityHalt) {
    volatility.rule = undefined;
    volatility.window = undefined;
    events.push({ type: "VolatilityHaltChanged", symbolId });
    return undefined;
  }
  const { maxMoveRate, windowMs, haltMs, cancelOnlyMs } = volatilityHalt;
  const isPossible = maxMoveRate >= 1 && windowMs >= 1 && haltMs >= 1;
  if (!isPossible || Math.max(windowMs, haltMs, cancelOnlyMs) > YEAR_MS) return "INVALID_VOLATILITY_HALT";

  volatility.rule = { maxMoveRate, windowMs, haltMs, cancelOnlyMs };
  volatility.window = undefined;
  events.push({ type: "VolatilityHaltChanged", symbolId, volatilityHalt: volatility.rule });
  return undefined;
}

/** What each market is like before a command, to compare or to return to. */
export const rememberMarkets = ({ state }: Execution) =>
  state.markets.map((market) => ({
    market,
    status: market.status,
    halt: market.volatility.halt,
    window: market.volatility.window,
    trades: market.issued.trades,
    lastPrice: market.lastPrice,
  }));
type Remembered = ReturnType<typeof rememberMarkets>;

export function forgetPhases(remembered: Remembered): void {
  for (const { market, status, halt, window } of remembered) {
    market.status = status;
    market.volatility.halt = halt;
    market.volatility.window = window;
  }
}

/** Ends the phases whose time has come. */
export function passPhases(execution: Execution): void {
  const { timeMs, markets } = execution.state;
  for (const market of markets) {
    const { halt } = market.volatility;
    if (halt?.phase === "HALT" && timeMs >= halt.haltUntilMs && halt.cancelOnlyUntilMs > halt.haltUntilMs) {
      market.volatility.halt = { ...halt, phase: "CANCEL_ONLY" };
      change(execution, market, "CANCEL_ONLY");
    }
    if (halt && timeMs >= halt.cancelOnlyUntilMs) {
      market.volatility.halt = undefined;
      change(execution, market, "TRADING");
    }
  }
}

/** Halts every market whose trades of this command moved its price too far. */
export function haltWhenVolatile(execution: Execution, before: Remembered): void {
  const { timeMs } = execution.state;
  for (const { market, trades, lastPrice } of before) {
    const { volatility } = market;
    const { rule } = volatility;
    if (!rule || market.issued.trades === trades || market.lastPrice === undefined) continue;
    const isOver = volatility.window === undefined || timeMs >= volatility.window.startMs + rule.windowMs;
    if (lastPrice === undefined) volatility.window = { startMs: timeMs, reference: market.lastPrice };
    else if (isOver) volatility.window = { startMs: timeMs, reference: lastPrice };
    const { reference = 0n } = volatility.window ?? {};
    const move = market.lastPrice > reference ? market.lastPrice - reference : reference - market.lastPrice;
    if (move * BigInt(RATE_ONE) <= reference * BigInt(rule.maxMoveRate)) continue;
    const latest = (endMs: number): number => Math.min(endMs, Number.MAX_SAFE_INTEGER - 1);
    const haltUntilMs = latest(timeMs + rule.haltMs);
    volatility.window = undefined;
    volatility.halt = { phase: "HALT", haltUntilMs, cancelOnlyUntilMs: latest(haltUntilMs + rule.cancelOnlyMs) };
    change(execution, market, "HALT");
  }
}

function change({ events }: Execution, market: ReferenceMarket, status: SymbolStatus): void {
  market.status = status;
  events.push({ type: "SymbolStatusChanged", symbolId: market.definition.symbolId, status });
}
