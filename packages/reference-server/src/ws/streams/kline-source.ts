import { invariant } from "@pricetime/engine";
import { fillGaps, type Kline, klineOpenTimeBackMs, klineOpenTimeMs } from "@pricetime/engine/projections";
import { klineEvent } from "../../mapping/to-stream.js";
import type { MarketSourceOptions, StreamSource } from "./stream-source.js";

/** After a pause of the process at most this many candles are made up for. */
const CATCH_UP = 100;

/**
 * The candle that is open, when it has changed, and each candle once more when it is closed, also one without trades. A candle is
 * closed when no trade can fall into it any more.
 */
export function klineSource({ market, hotState, stream, time, publish }: MarketSourceOptions): StreamSource {
  const { interval } = stream;
  invariant(interval !== undefined, "a kline stream names its interval");
  const { symbolId } = market.definition;
  /** Open time of the first candle that was not told as closed. */
  let fromMs = klineOpenTimeMs(interval, time.nowMs());
  /** What was told of it. */
  let told: Pick<Kline, "openTimeMs" | "lastTradeId"> | undefined;

  const candles = async (startMs: number, untilMs: number): Promise<Kline[]> => {
    const { klines } = await hotState.klines(symbolId, interval);
    return fillGaps(klines.slice(-(CATCH_UP + 2)), startMs, untilMs);
  };

  return {
    beat: async (nowMs) => {
      const settledMs = time.settledMs();
      const untilMs = klineOpenTimeMs(interval, nowMs);
      fromMs = Math.max(fromMs, klineOpenTimeBackMs(interval, untilMs, CATCH_UP));
      for (const candle of await candles(fromMs, untilMs)) {
        const isClosed = candle.closeTimeMs < settledMs;
        const { openTimeMs, lastTradeId } = candle;
        const isTold = told?.openTimeMs === openTimeMs && told.lastTradeId === lastTradeId;
        if (isClosed || !isTold) publish(klineEvent(market, candle, isClosed, nowMs));
        if (!isClosed) {
          told = { openTimeMs, lastTradeId };
          return;
        }
        fromMs = candle.closeTimeMs + 1;
      }
    },
    current: async () => {
      const nowMs = time.nowMs();
      const openTimeMs = klineOpenTimeMs(interval, nowMs);
      const [candle] = await candles(openTimeMs, openTimeMs);
      return candle && klineEvent(market, candle, false, nowMs);
    },
  };
}
