import { describe, expect, it } from "vitest";
import type { RateLimitStore } from "../ports/rate-limit-store.js";

export interface RateLimitStoreUnderTest {
  readonly store: RateLimitStore;
  readonly close: () => Promise<void>;
}

const MINUTE = 60_000;
const NOON = 1_700_000_040_000;

/** @param open a store without counts */
export function describeRateLimitStore(name: string, open: () => Promise<RateLimitStoreUnderTest>): void {
  const on = (test: (store: RateLimitStore) => Promise<void>) => async () => {
    const { store, close } = await open();
    try {
      await test(store);
    } finally {
      await close();
    }
  };

  describe(`RateLimitStore contract: ${name}`, () => {
    it(
      "adds up within a window aligned to the clock, and begins anew in the next",
      on(async (store) => {
        expect(NOON % MINUTE).toBe(0);
        expect(await store.count("ip", MINUTE, NOON)).toBe(0);
        expect(await store.add("ip", MINUTE, NOON, 5)).toBe(5);
        expect(await store.add("ip", MINUTE, NOON + MINUTE - 1, 20)).toBe(25);
        expect(await store.count("ip", MINUTE, NOON + 30_000)).toBe(25);
        expect(await store.add("ip", MINUTE, NOON + MINUTE, 1)).toBe(1);
      }),
    );

    it(
      "counts keys and lengths of window apart",
      on(async (store) => {
        await store.add("one", MINUTE, NOON, 3);
        await store.add("other", MINUTE, NOON, 4);
        await store.add("one", 10_000, NOON, 5);
        expect(await store.count("one", MINUTE, NOON)).toBe(3);
        expect(await store.count("other", MINUTE, NOON)).toBe(4);
        expect(await store.count("one", 10_000, NOON)).toBe(5);
        expect(await store.count("one", 10_000, NOON + 10_000)).toBe(0);
      }),
    );

    it(
      "gives back, never below nothing",
      on(async (store) => {
        await store.add("account", MINUTE, NOON, 4);
        expect(await store.add("account", MINUTE, NOON, -3)).toBe(1);
        expect(await store.add("account", MINUTE, NOON, -5)).toBe(0);
        expect(await store.add("account", MINUTE, NOON, 2)).toBe(2);
      }),
    );

    it(
      "loses no count when many add at once",
      on(async (store) => {
        const counts = await Promise.all(Array.from({ length: 100 }, () => store.add("ip", MINUTE, NOON, 1)));
        expect(counts.sort((one, other) => one - other)).toEqual(Array.from({ length: 100 }, (_, index) => index + 1));
      }),
    );

    it(
      "keeps the count when the clock steps back over a window's edge and forth again",
      on(async (store) => {
        await store.add("ip", MINUTE, NOON, 9);
        await store.add("ip", MINUTE, NOON - 1, 2);
        expect(await store.count("ip", MINUTE, NOON)).toBe(9);
      }),
    );
  });
}
