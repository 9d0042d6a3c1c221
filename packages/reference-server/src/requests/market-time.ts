import type { RequestContext } from "./request-context.js";

/**
 * Now as market data sees it, ms: the clock's time, but never before what has been journaled, so that the newest trades count
 * while the clock stands behind them.
 */
export const marketTimeMs = async ({ exchange, nowMs }: Pick<RequestContext, "exchange" | "nowMs">): Promise<number> =>
  Math.max(nowMs, await exchange.hotState.timeMs());
