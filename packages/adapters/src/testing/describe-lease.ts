import { describe, expect, it } from "vitest";
import type { Lease } from "../ports/lease.js";

export interface LeaseUnderTest {
  /** Another contender for the same lease, each in the place of a process. */
  readonly contender: () => Promise<Lease>;
  readonly close: () => Promise<void>;
}

/** @param open a lease nobody holds or ever held */
export function describeLease(name: string, open: () => Promise<LeaseUnderTest>): void {
  const on = (test: (one: Lease, other: Lease, underTest: LeaseUnderTest) => Promise<void>) => async () => {
    const underTest = await open();
    try {
      await test(await underTest.contender(), await underTest.contender(), underTest);
    } finally {
      await underTest.close();
    }
  };

  describe(`Lease contract: ${name}`, () => {
    it(
      "is held by one contender at a time",
      on(async (one, other) => {
        expect(await one.acquire()).toEqual(expect.any(Number));
        expect(await other.acquire()).toBeUndefined();
        expect(await one.renew()).toBe(true);
        expect(await other.renew()).toBe(false);
      }),
    );

    it(
      "lets exactly one of many through",
      on(async (one, other, { contender }) => {
        const contenders = [one, other, await contender(), await contender()];
        const epochs = await Promise.all(contenders.map((each) => each.acquire()));
        expect(epochs.filter((epoch) => epoch !== undefined)).toHaveLength(1);
      }),
    );

    it(
      "passes on after a release, with a higher epoch each time",
      on(async (one, other) => {
        let last = 0;
        for (const holder of [one, other, other, one]) {
          const epoch = (await holder.acquire()) ?? 0;
          expect(epoch).toBeGreaterThan(last);
          last = epoch;
          await holder.release();
          expect(await holder.renew()).toBe(false);
        }
      }),
    );

    it(
      "is not disturbed by those who do not hold it",
      on(async (one, other) => {
        await one.acquire();
        await other.release();
        expect(await other.acquire()).toBeUndefined();
        await other.release();
        expect(await one.renew()).toBe(true);
        expect(await one.acquire(), "it is held already, by itself").toBeUndefined();
        expect(await one.renew()).toBe(true);
      }),
    );
  });
}
