import type { Tree } from "functional-red-black-tree";
import { invariant } from "../assert.js";
import type { Price } from "../money/units.js";
import type { Side } from "../order/enums.js";

/** A price level with its absolute total in the symbol's quantity unit; 0 means the level is gone. */
export type DepthLevel = readonly [price: Price, quantity: bigint];

/** Levels of both sides, best first. */
export interface DepthLevels {
  readonly bids: readonly DepthLevel[];
  readonly asks: readonly DepthLevel[];
}

/** The book after every update up to `updateId`. */
export interface DepthSnapshot extends DepthLevels {
  readonly symbolId: number;
  readonly updateId: number;
}

/** What changed from update `firstUpdateId` (U) to `updateId` (u), both included. */
export interface DepthDiff extends DepthLevels {
  readonly symbolId: number;
  readonly firstUpdateId: number;
  readonly updateId: number;
}

/** The prices of one side, best first. */
export type LevelTree = Tree<Price, bigint>;

export const bestFirst = (side: Side): ((left: Price, right: Price) => number) =>
  side === "BUY" ? (left, right) => right - left : (left, right) => left - right;

export const sortLevels = (side: Side, levels: Iterable<DepthLevel>): DepthLevel[] => {
  const compare = bestFirst(side);
  return [...levels].sort(([left], [right]) => compare(left, right));
};

/** One published book, and as a diff what its publication changed. It never changes: hold and walk it while the market moves on. */
export interface DepthVersion extends DepthDiff {
  /** @param limit levels of each side; all by default */
  snapshot(limit?: number): DepthSnapshot;
  /**
   * Everything that changed after `older`, an earlier version of the same symbol, up to this one.
   *
   * @returns one diff with `firstUpdateId` = `older.updateId` + 1; undefined when nothing changed
   */
  changesSince(older: DepthVersion): DepthDiff | undefined;
}

/**
 * Versions of one symbol form a chain towards the newest: whoever holds an old one can ask what changed since, and what nobody
 * holds is not kept alive.
 */
export class PublishedDepth implements DepthVersion {
  readonly symbolId: number;
  readonly firstUpdateId: number;
  readonly updateId: number;
  readonly bids: readonly DepthLevel[];
  readonly asks: readonly DepthLevel[];
  readonly #bidTree: LevelTree;
  readonly #askTree: LevelTree;
  #next: PublishedDepth | undefined;

  constructor(changes: DepthDiff, bidTree: LevelTree, askTree: LevelTree) {
    this.symbolId = changes.symbolId;
    this.firstUpdateId = changes.firstUpdateId;
    this.updateId = changes.updateId;
    this.bids = changes.bids;
    this.asks = changes.asks;
    this.#bidTree = bidTree;
    this.#askTree = askTree;
  }

  /** Publishes the version after this one. */
  followedBy(changes: DepthLevels, updateId: number): PublishedDepth {
    invariant(this.#next === undefined, "only the newest version is followed by another");
    const { symbolId } = this;
    const next = new PublishedDepth(
      { symbolId, firstUpdateId: this.updateId + 1, updateId, ...changes },
      changes.bids.reduce(withLevel, this.#bidTree),
      changes.asks.reduce(withLevel, this.#askTree),
    );
    this.#next = next;
    return next;
  }

  snapshot(limit = Number.POSITIVE_INFINITY): DepthSnapshot {
    const { symbolId, updateId } = this;
    return { symbolId, updateId, bids: walk(this.#bidTree, limit), asks: walk(this.#askTree, limit) };
  }

  changesSince(older: DepthVersion): DepthDiff | undefined {
    if (older === this) return undefined;
    invariant(older instanceof PublishedDepth, "versions come from a publication");
    invariant(older.symbolId === this.symbolId && older.updateId < this.updateId, "the other version is an older one");
    const { symbolId, updateId } = this;
    const firstUpdateId = older.updateId + 1;
    if (older.#next === this) return { symbolId, firstUpdateId, updateId, bids: this.bids, asks: this.asks };

    const bids = new Map<Price, bigint>();
    const asks = new Map<Price, bigint>();
    for (let version: PublishedDepth = older; version !== this; ) {
      const next = version.#next;
      invariant(next !== undefined, "an older version leads to every newer one");
      for (const [price, quantity] of next.bids) bids.set(price, quantity);
      for (const [price, quantity] of next.asks) asks.set(price, quantity);
      version = next;
    }
    return { symbolId, firstUpdateId, updateId, bids: sortLevels("BUY", bids), asks: sortLevels("SELL", asks) };
  }
}

function withLevel(tree: LevelTree, [price, quantity]: DepthLevel): LevelTree {
  const found = tree.find(price);
  if (quantity === 0n) return found.valid ? found.remove() : tree;
  return found.valid ? found.update(quantity) : tree.insert(price, quantity);
}

function walk(tree: LevelTree, limit: number): DepthLevel[] {
  const levels: DepthLevel[] = [];
  for (const at = tree.begin; at.valid && levels.length < limit; at.next()) {
    levels.push([at.key as Price, at.value as bigint]);
  }
  return levels;
}
