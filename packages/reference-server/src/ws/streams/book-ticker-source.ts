import type { BookTicker } from "@pricetime/engine/projections";
import { bookTickerEvent } from "../../mapping/to-stream.js";
import type { MarketSourceOptions, StreamSource } from "./stream-source.js";

/** Best bid and ask whenever one of them changes its price or quantity. */
export function bookTickerSource({ market, hotState, publish }: MarketSourceOptions): StreamSource {
  const { symbolId } = market.definition;
  let last: BookTicker | undefined;
  let changed = false;
  let reading = false;

  /** What changes while it reads is read again. */
  const publishChanges = async (): Promise<void> => {
    if (reading) return;
    reading = true;
    try {
      while (changed) {
        changed = false;
        const book = await hotState.bookTicker(symbolId);
        if (last !== undefined && isSameTop(last, book)) continue;
        last = book;
        publish(bookTickerEvent(market, book));
      }
    } finally {
      reading = false;
    }
  };

  return {
    take: (event) => {
      if (event.type === "DepthChanged") changed = true;
    },
    flush: publishChanges,
    current: async () => {
      const book = await hotState.bookTicker(symbolId);
      last ??= book;
      return bookTickerEvent(market, book);
    },
  };
}

const isSameTop = (left: BookTicker, right: BookTicker): boolean =>
  left.bidPrice === right.bidPrice &&
  left.bidQuantity === right.bidQuantity &&
  left.askPrice === right.askPrice &&
  left.askQuantity === right.askQuantity;
