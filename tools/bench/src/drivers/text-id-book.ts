import { type Checksums, hashDepth, TradeTape } from "../flow/checksum.js";
import { BUY, type Flow, Operation, RECORD_WORDS } from "../flow/format.js";
import { MIXES } from "../flow/mixes.js";
import type { OpenedEngine } from "./driver.js";

interface ProcessedOrder {
  readonly id: string;
  readonly price: number;
  readonly size: number;
}

interface Processed {
  /** Orders that were used up: makers in the order of their trades, then the taker itself when it was filled. */
  readonly done: readonly ProcessedOrder[];
  /** A maker that traded in part, or the taker when it rests after trades. */
  readonly partial: ProcessedOrder | null;
  readonly partialQuantityProcessed: number;
  readonly err: unknown;
}

/** The calls that `nodejs-order-book` and `hft-limit-order-book` share: order ids are text, prices and sizes are numbers. */
export interface TextIdBook {
  limit(order: { id: string; side: string; size: number; price: number; timeInForce: string }): Processed;
  market(order: { side: string; size: number }): Processed;
  cancel(id: string): unknown;
  modify(id: string, update: { price: number }): Processed;
  depth(): [asks: [number, number][], bids: [number, number][]];
  snapshot(): { asks: { orders: unknown[] }[]; bids: { orders: unknown[] }[] };
}

/**
 * Drives a book with text ids. A MOVE is one call of `modify`, which cancels the order and enters it again under its id; that does
 * less than a `cancel` and a `limit` would. These books report no trades but the orders used up, and the trades are read from those.
 * Their speed depends on the spelling of ids, so each flow has the one that measured best: digits alone where queues are short, a
 * letter before them where queues are long (twice as fast there).
 */
export function openTextIdBook(flow: Flow, book: TextIdBook): OpenedEngine {
  const { words } = flow;
  const tape = new TradeTape();
  const prefix = flow.mixCode === MIXES.xcore.code ? "" : "o";
  const idOf = (text: string) => Number(text.slice(prefix.length));

  function readTrades(takerId: number, takerText: string, processed: Processed): void {
    if (processed.err !== null) throw new Error(`message of order ${takerId} was refused: ${String(processed.err)}`);
    for (const order of processed.done) {
      if (order.id !== takerText) tape.add(takerId, idOf(order.id), order.price, order.size);
    }
    const { partial } = processed;
    if (partial !== null && partial.id !== takerText) {
      tape.add(takerId, idOf(partial.id), partial.price, processed.partialQuantityProcessed);
    }
  }

  function message(kind: number, orderId: number, price: number, size: number): void {
    const operation = kind & 0xff;
    const side = ((kind >>> 8) & 0xff) === BUY ? "buy" : "sell";
    const id = prefix + orderId;
    if (operation === Operation.CANCEL) book.cancel(id);
    else if (operation === Operation.MOVE) readTrades(orderId, id, book.modify(id, { price }));
    else if (operation === Operation.MARKET) readTrades(orderId, id, book.market({ side, size }));
    else {
      const timeInForce = operation === Operation.LIMIT_IOC ? "IOC" : "GTC";
      readTrades(orderId, id, book.limit({ id, side, size, price, timeInForce }));
    }
  }

  return {
    run(from, to) {
      for (let at = from * RECORD_WORDS; at < to * RECORD_WORDS; at += RECORD_WORDS) {
        message(words[at] as number, words[at + 1] as number, words[at + 2] as number, words[at + 3] as number);
      }
    },
    checksums: (): Checksums => {
      const [asks, bids] = book.depth();
      const { asks: askLevels, bids: bidLevels } = book.snapshot();
      return {
        tradeCount: tape.count,
        tradeHash: tape.hash,
        volume: tape.volume,
        bookHash: hashDepth(bids, asks),
        resting: [...bidLevels, ...askLevels].reduce((sum, level) => sum + level.orders.length, 0),
      };
    },
  };
}
