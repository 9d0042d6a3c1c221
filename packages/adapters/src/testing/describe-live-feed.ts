import { describe, expect, it } from "vitest";
import type { LiveFeed, ReleasedCommand } from "../ports/live-feed.js";
import { eventually } from "./eventually.js";
import { released } from "./released.js";

export interface LiveFeedUnderTest {
  /** One side of the same feed, each in the place of a process. */
  readonly side: () => Promise<LiveFeed>;
  readonly close: () => Promise<void>;
}

const positionsInto = (seen: number[]) => (batch: readonly ReleasedCommand[]) => {
  seen.push(...batch.map(({ executed }) => executed.position));
};

export function describeLiveFeed(name: string, open: () => Promise<LiveFeedUnderTest>): void {
  const on = (test: (publisher: LiveFeed, subscriber: LiveFeed) => Promise<void>) => async () => {
    const { side, close } = await open();
    try {
      await test(await side(), await side());
    } finally {
      await close();
    }
  };

  describe(`LiveFeed contract: ${name}`, () => {
    it(
      "delivers whole commands to every subscriber in order of position",
      on(async (publisher, subscriber) => {
        const seen: ReleasedCommand[] = [];
        const positions: number[] = [];
        subscriber.subscribe((batch) => seen.push(...batch));
        subscriber.subscribe(positionsInto(positions));
        await publisher.publish([released(1), released(2)]);
        await publisher.publish([released(3)]);
        await eventually(() => expect(seen).toEqual([released(1), released(2), released(3)]));
        expect(positions).toEqual([1, 2, 3]);
      }),
    );

    it(
      "delivers from the subscription to its end, also with one listener twice",
      on(async (publisher, subscriber) => {
        const seen: number[] = [];
        const listener = positionsInto(seen);
        const received: number[] = [];
        subscriber.subscribe(positionsInto(received));
        await publisher.publish([released(1)]);
        await eventually(() => expect(received).toEqual([1]));
        const ends = [subscriber.subscribe(listener), subscriber.subscribe(listener)];
        await publisher.publish([released(2)]);
        await eventually(() => expect(seen).toEqual([2, 2]));
        ends[0]?.();
        ends[0]?.();
        await publisher.publish([released(3)]);
        await eventually(() => expect(seen).toEqual([2, 2, 3]));
        ends[1]?.();
        await publisher.publish([released(4)]);
        await eventually(() => expect(received.at(-1)).toBe(4));
        const last: number[] = [];
        subscriber.subscribe(positionsInto(last));
        await publisher.publish([released(5)]);
        await eventually(() => expect(last).toEqual([5]));
        expect(seen).toEqual([2, 2, 3]);
      }),
    );
  });
}
