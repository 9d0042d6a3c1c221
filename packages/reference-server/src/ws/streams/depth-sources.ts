import type { Price } from "@pricetime/engine";
import type { DepthLevel } from "@pricetime/engine/projections";
import { depthUpdateEvent, partialDepth } from "../../mapping/to-stream.js";
import type { MarketSourceOptions, StreamSource } from "./stream-source.js";

/** Changes of the book since the last message, with absolute quantities; nothing while nothing changes. */
export function depthSource({ market, time, publish }: MarketSourceOptions): StreamSource {
  const bids = new Map<Price, bigint>();
  const asks = new Map<Price, bigint>();
  let firstUpdateId = 0;
  let updateId = 0;
  return {
    take: (event) => {
      if (event.type !== "DepthChanged") return;
      (event.side === "BUY" ? bids : asks).set(event.price, event.quantity);
      if (firstUpdateId === 0) firstUpdateId = event.updateId;
      updateId = event.updateId;
    },
    beat: () => {
      if (firstUpdateId === 0) return;
      const { symbolId } = market.definition;
      const diff = { symbolId, firstUpdateId, updateId, bids: descending(bids), asks: ascending(asks) };
      publish(depthUpdateEvent(market, diff, time.nowMs()));
      bids.clear();
      asks.clear();
      firstUpdateId = 0;
    },
  };
}

const ascending = (levels: ReadonlyMap<Price, bigint>): DepthLevel[] => [...levels].sort(([a], [b]) => a - b);
const descending = (levels: ReadonlyMap<Price, bigint>): DepthLevel[] => [...levels].sort(([a], [b]) => b - a);

/** The best levels, whenever the book has changed. */
export function partialDepthSource({ market, hotState, stream, publish }: MarketSourceOptions): StreamSource {
  let changed = false;
  const current = async () => partialDepth(market, await hotState.depth(market.definition.symbolId, stream.levels));
  return {
    take: (event) => {
      if (event.type === "DepthChanged") changed = true;
    },
    beat: async () => {
      if (!changed) return;
      changed = false;
      publish(await current());
    },
    current,
  };
}
