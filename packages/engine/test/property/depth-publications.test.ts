import fc from "fast-check";
import { expect, test } from "vitest";
import { createLiveState, type DepthDiff, type DepthSnapshot, type DepthVersion } from "../../src/projections/index.js";
import { ExecutedMarket, steps } from "./executed-market.js";
import { FIRST_SEED, scaled } from "./property-run.js";

/** A client that keeps a book by the published rules. */
class LocalBook {
  readonly bids: Map<number, bigint>;
  readonly asks: Map<number, bigint>;
  updateId: number;

  constructor(snapshot: DepthSnapshot) {
    this.bids = new Map(snapshot.bids);
    this.asks = new Map(snapshot.asks);
    this.updateId = snapshot.updateId;
  }

  apply(diff: DepthDiff): void {
    expect(diff.firstUpdateId).toBe(this.updateId + 1);
    expect(diff.updateId).toBeGreaterThanOrEqual(diff.firstUpdateId);
    for (const side of ["bids", "asks"] as const) {
      for (const [price, quantity] of diff[side]) {
        if (quantity === 0n) this[side].delete(price);
        else this[side].set(price, quantity);
      }
    }
    this.updateId = diff.updateId;
  }

  equals(snapshot: DepthSnapshot): void {
    expect(this.updateId).toBe(snapshot.updateId);
    expect(this.bids).toEqual(new Map(snapshot.bids));
    expect(this.asks).toEqual(new Map(snapshot.asks));
  }
}

test("streams of any speed keep a client's book equal to the engine's, and a held version never changes", () => {
  let [merged, held] = [0, 0];
  const beats = fc.infiniteStream(fc.record({ fast: fc.boolean(), slow: fc.integer({ min: 0, max: 9 }) }));
  fc.assert(
    fc.property(steps(250), beats, (story, beat) => {
      const market = new ExecutedMarket();
      const live = createLiveState();
      for (const executed of market.commands) live.apply(executed);
      const begin = live.publishDepth(0);
      const streams = ["fast", "slow"].map(() => ({ last: begin, book: new LocalBook(begin.snapshot()) }));
      const versions: [version: DepthVersion, copy: DepthSnapshot][] = [];

      for (const step of story) {
        live.apply(market.step(step));
        const { fast, slow } = beat.next().value;
        const due = [fast, slow === 0];
        for (const [index, stream] of streams.entries()) {
          if (!due[index]) continue;
          const now = live.publishDepth(0);
          const diff = now.changesSince(stream.last);
          if (diff === undefined) expect(now).toBe(stream.last);
          else stream.book.apply(diff);
          if (diff && diff.firstUpdateId < now.firstUpdateId) merged += 1;
          stream.last = now;
          const { bids, asks, updateId } = market.engine.depth(0);
          expect(now.snapshot()).toEqual({ symbolId: 0, bids, asks, updateId });
          stream.book.equals(now.snapshot());
          versions.push([now, now.snapshot()]);
        }
      }
      for (const [version, copy] of versions) expect(version.snapshot()).toEqual(copy);
      held += versions.length;
    }),
    { numRuns: scaled(30), seed: FIRST_SEED },
  );
  expect(merged).toBeGreaterThan(50);
  expect(held).toBeGreaterThan(500);
});
