import createTree from "functional-red-black-tree";
import { invariant } from "../assert.js";
import type { ExecutedCommand } from "../messages/event.js";
import { type Price, toPrice } from "../money/units.js";
import { bestFirst, type DepthVersion, type LevelTree, PublishedDepth, sortLevels } from "./depth-version.js";
import { PerSymbol } from "./per-symbol.js";

/** The last published book of one symbol, and what changed since. */
interface DepthBook {
  updateId: number;
  published: PublishedDepth;
  readonly changedBids: Map<Price, bigint>;
  readonly changedAsks: Map<Price, bigint>;
}

/**
 * The books of all symbols. Events only note which levels changed; a publication folds these into the persistent trees. When
 * and how often someone publishes has no influence on what is published.
 */
export interface Depth {
  readonly books: PerSymbol<DepthBook>;
}

type LevelData = readonly [price: number, quantity: string];

export interface DepthData {
  readonly books: readonly {
    readonly symbolId: number;
    readonly updateId: number;
    readonly bids: readonly LevelData[];
    readonly asks: readonly LevelData[];
  }[];
}

export const initialDepth = (): Depth => ({ books: new PerSymbol((symbolId) => bookOf(symbolId, 0, [], [])) });

export function applyDepth(state: Depth, executed: ExecutedCommand): void {
  for (const event of executed.events) {
    if (event.type !== "DepthChanged") continue;
    const book = state.books.of(event.symbolId);
    invariant(event.updateId === book.updateId + 1, "depth updates of a symbol are consecutive");
    book.updateId = event.updateId;
    (event.side === "BUY" ? book.changedBids : book.changedAsks).set(event.price, event.quantity);
  }
}

/** @returns the newest version; the same object as last time when nothing changed since */
export function publishDepth(state: Depth, symbolId: number): DepthVersion {
  const book = state.books.of(symbolId);
  if (book.updateId === book.published.updateId) return book.published;
  const changes = { bids: sortLevels("BUY", book.changedBids), asks: sortLevels("SELL", book.changedAsks) };
  book.published = book.published.followedBy(changes, book.updateId);
  book.changedBids.clear();
  book.changedAsks.clear();
  return book.published;
}

/** Publishes every symbol and copies its levels. */
export function encodeDepth(state: Depth): DepthData {
  const touched = state.books.entries().filter(([, book]) => book.updateId > 0);
  const books = touched.map(([symbolId]) => {
    const { updateId, bids, asks } = publishDepth(state, symbolId).snapshot();
    const plain = (levels: typeof bids): LevelData[] => levels.map(([price, quantity]) => [price, String(quantity)]);
    return { symbolId, updateId, bids: plain(bids), asks: plain(asks) };
  });
  return { books };
}

export function decodeDepth(data: DepthData): Depth {
  const state = initialDepth();
  for (const { symbolId, updateId, bids, asks } of data.books) {
    state.books.set(symbolId, bookOf(symbolId, updateId, bids, asks));
  }
  return state;
}

function bookOf(symbolId: number, updateId: number, bids: readonly LevelData[], asks: readonly LevelData[]): DepthBook {
  const grow = (tree: LevelTree, [price, quantity]: LevelData): LevelTree =>
    tree.insert(toPrice(price), BigInt(quantity));
  const published = new PublishedDepth(
    { symbolId, firstUpdateId: updateId, updateId, bids: [], asks: [] },
    bids.reduce(grow, createTree<Price, bigint>(bestFirst("BUY"))),
    asks.reduce(grow, createTree<Price, bigint>(bestFirst("SELL"))),
  );
  return { updateId, published, changedBids: new Map(), changedAsks: new Map() };
}
