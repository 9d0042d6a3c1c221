import fc from "fast-check";
import { expect, test } from "vitest";
import { CommandMemory } from "./command-memory.js";

const id = (low: number) => ({ high: 1, low });

test("a command is remembered until ten whole seconds of journal time after its deadline's second", () => {
  const memory = new CommandMemory();
  memory.remember(id(1), 3, 5_400, 7, 0, 42);
  memory.forgetUntil(15_999);
  expect(memory.get(memory.find(id(1)))).toMatchObject({ position: 7, orderId: 42, outcome: 0, accountId: 3 });
  expect(memory.countOf(3)).toBe(1);
  memory.forgetUntil(16_000);
  expect(memory.find(id(1))).toBe(-1);
  expect([memory.countOf(3), memory.size]).toEqual([0, 0]);
});

test("memory behaves like a Map with deadlines, in any order of deadlines and across growth", () => {
  const step = fc.record({ low: fc.integer({ min: 1, max: 60 }), aheadMs: fc.nat(90_000), passMs: fc.nat(4_000) });
  let forgotten = 0;
  fc.assert(
    fc.property(fc.array(step, { minLength: 50, maxLength: 200, size: "max" }), (steps) => {
      const memory = new CommandMemory();
      const model = new Map<number, { forgetAtMs: number; position: number }>();
      let timeMs = 0;
      for (const [position, { aheadMs, low, passMs }] of steps.entries()) {
        timeMs += passMs;
        memory.forgetUntil(timeMs);
        for (const [known, { forgetAtMs }] of model) {
          if (forgetAtMs <= timeMs && model.delete(known)) forgotten++;
        }
        if (!model.has(low)) {
          const validUntilMs = timeMs + aheadMs;
          memory.remember(id(low), 1, validUntilMs, position, 0, 0);
          model.set(low, { forgetAtMs: (Math.floor(validUntilMs / 1000) + 11) * 1000, position });
        }
        expect(memory.size).toBe(model.size);
      }
      for (let low = 1; low <= 60; low++) {
        const entry = memory.find(id(low));
        expect(entry === -1 ? undefined : memory.get(entry).position).toBe(model.get(low)?.position);
      }
      expect(memory.all().map(({ position }) => position)).toEqual(
        [...model.values()].map(({ position }) => position).sort((a, b) => a - b),
      );
    }),
  );
  expect(forgotten).toBeGreaterThan(500);
});

test("ten thousand commands grow the memory and leave it again", () => {
  const memory = new CommandMemory();
  for (let low = 1; low <= 10_000; low++) memory.remember(id(low), 1, low, low, 0, 0);
  expect(memory.get(memory.find(id(9_999))).position).toBe(9_999);
  memory.forgetUntil(60_000);
  expect([memory.size, memory.find(id(9_999))]).toEqual([0, -1]);
});
