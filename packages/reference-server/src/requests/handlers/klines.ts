import {
  fillGaps,
  firstKlineOpenTimeMs,
  type Kline,
  type KlineInterval,
  klineNextOpenTimeMs,
  klineOpenTimeBackMs,
  klineOpenTimeMs,
} from "@pricetime/engine/projections";
import type { KlinesResponse } from "@pricetime/sdk";
import type { ParametersOf } from "@pricetime/sdk/wire";
import * as view from "../../mapping/market-data-view.js";
import { apiError } from "../api-error.js";
import { findMarket } from "../find-market.js";
import { waitForHistory } from "../history-wait.js";
import { marketTimeMs } from "../market-time.js";
import type { RequestContext } from "../request-context.js";

/** Candles of a range. Intervals without trades repeat the close before them; nothing is shown before the first trade. */
export async function klines(
  context: RequestContext,
  { symbol, interval, startTime, endTime, timeZone, limit }: ParametersOf<"klines">,
): Promise<KlinesResponse> {
  const market = findMarket(context.exchange.markets, symbol);
  if (movesBoundaries(interval, timeZone)) throw apiError("UNSUPPORTED_OPERATION");
  const nowMs = await marketTimeMs(context);
  const untilMs = klineOpenTimeMs(interval, Math.min(endTime ?? nowMs, nowMs));
  const fromMs =
    startTime === undefined
      ? klineOpenTimeBackMs(interval, untilMs, limit)
      : firstKlineOpenTimeMs(interval, Math.min(startTime, nowMs));
  if (fromMs > untilMs) return [];

  const traded = await tradedKlines(context, market.definition.symbolId, interval, fromMs, untilMs, limit);
  const [first] = traded;
  if (first === undefined) return [];
  const startMs = Math.max(fromMs, first.openTimeMs);
  const lastMs = Math.min(untilMs, openTimeAfterMs(interval, startMs, limit - 1));
  return fillGaps(traded, startMs, lastMs).map((candle) => view.kline(market, candle));
}

/** Candles with trades that open in the range, and the last one before it if there is any. */
async function tradedKlines(
  context: RequestContext,
  symbolId: number,
  interval: KlineInterval,
  fromMs: number,
  untilMs: number,
  limit: number,
): Promise<readonly Kline[]> {
  const { hotState, history } = context.exchange;
  const hot = await hotState.klines(symbolId, interval);
  const before = hot.klines.findLastIndex(({ openTimeMs }) => openTimeMs < fromMs);
  const inRange = hot.klines.slice(Math.max(0, before)).filter(({ openTimeMs }) => openTimeMs <= untilMs);
  if (hot.completeFromMs === 0 || (hot.completeFromMs <= fromMs && before >= 0)) return inRange;

  await waitForHistory(context);
  const [previous, stored] = await Promise.all([
    history.klines(symbolId, interval, { endTimeMs: fromMs - 1, limit: 1 }),
    history.klines(symbolId, interval, { startTimeMs: fromMs, endTimeMs: untilMs, limit }),
  ]);
  const merged = new Map([...previous, ...stored, ...inRange].map((candle) => [candle.openTimeMs, candle]));
  return [...merged.values()].sort((left, right) => left.openTimeMs - right.openTimeMs);
}

function openTimeAfterMs(interval: KlineInterval, openTimeMs: number, steps: number): number {
  let timeMs = openTimeMs;
  for (let step = 0; step < steps; step++) timeMs = klineNextOpenTimeMs(interval, timeMs);
  return timeMs;
}

const MINUTE_MS = 60_000;
/** 1 January 2024, a Monday: every interval but 3d opens there. */
const SAMPLE_MS = Date.UTC(2024, 0, 1);

/** Whether candles of a time zone open at other moments than those of UTC, the only ones that are kept. */
function movesBoundaries(interval: KlineInterval, timeZoneMinutes: number): boolean {
  const shiftMs = timeZoneMinutes * MINUTE_MS;
  const openMs = klineOpenTimeMs(interval, SAMPLE_MS);
  return klineOpenTimeMs(interval, openMs + shiftMs) - shiftMs !== openMs;
}
