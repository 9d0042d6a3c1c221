import { avgPriceEvent } from "../../mapping/to-stream.js";
import type { MarketSourceOptions, StreamSource } from "./stream-source.js";

/** The average price of the last minutes, when it or its last trade has changed; nothing before the first trade. */
export function avgPriceSource({ market, hotState, time, publish }: MarketSourceOptions): StreamSource {
  let told: ReturnType<typeof avgPriceEvent> | undefined;
  const read = async (nowMs: number) => {
    const average = await hotState.avgPrice(market.definition.symbolId, nowMs);
    return average && avgPriceEvent(market, average, nowMs);
  };
  return {
    beat: async (nowMs) => {
      const event = await read(nowMs);
      if (event === undefined || (event.w === told?.w && event.T === told.T)) return;
      told = event;
      publish(event);
    },
    current: () => read(time.nowMs()),
  };
}
