import type { AggTrade } from "@pricetime/engine/projections";
import { aggTradeEvent, tradeEvent } from "../../mapping/to-stream.js";
import type { MarketSourceOptions, StreamSource } from "./stream-source.js";

/** Each trade. */
export const tradeSource = ({ market, time, publish }: MarketSourceOptions): StreamSource => ({
  take: (event, timeMs) => {
    if (event.type === "Trade") publish(tradeEvent(market, event, timeMs, time.nowMs()));
  },
});

/** Trades of one taker at one price together: they are all in one command. */
export function aggTradeSource({ market, time, publish }: MarketSourceOptions): StreamSource {
  let open: AggTrade | undefined;
  const flush = (): void => {
    if (open !== undefined) publish(aggTradeEvent(market, open, time.nowMs()));
    open = undefined;
  };
  return {
    take: (event, timeMs) => {
      if (event.type !== "Trade") return;
      const { symbolId, aggTradeId, price, tradeId, quantity, isBuyerMaker } = event;
      if (open?.aggTradeId === aggTradeId) {
        open = { ...open, quantity: open.quantity + BigInt(quantity), lastTradeId: tradeId };
        return;
      }
      flush();
      const ids = { aggTradeId, firstTradeId: tradeId, lastTradeId: tradeId };
      open = { symbolId, ...ids, price, quantity: BigInt(quantity), timeMs, isBuyerMaker };
    },
    flush,
  };
}
