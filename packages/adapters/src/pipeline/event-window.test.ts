import type { ExecutedCommand } from "@pricetime/engine";
import fc from "fast-check";
import { expect, test } from "vitest";
import { EventWindow } from "./event-window.js";

const command = (position: number, events: number): ExecutedCommand => ({
  position,
  timeMs: 0,
  events: Array.from({ length: events }, () => ({
    type: "CommandRejected",
    accountId: 0,
    reason: "COMMAND_EXPIRED",
  })),
});

test("what is in the window comes back in order; what was dropped is said to be", () => {
  let dropped = 0;
  let served = 0;
  fc.assert(
    fc.property(
      fc.nat(50),
      fc.array(fc.array(fc.nat(12), { maxLength: 6 }), { maxLength: 40 }),
      fc.nat(),
      (start, batches, choice) => {
        const window = new EventWindow(start, 60);
        const all: ExecutedCommand[] = [];
        for (const batch of batches) {
          const commands = batch.map((events, index) => command(start + all.length + index + 1, events));
          window.push(commands);
          all.push(...commands);
          const position = start + (choice % (all.length + 1));
          const expected = all.slice(position - start, position - start + 3);
          const after = window.after(position, 3);
          if (after === undefined) dropped++;
          else {
            expect(after).toEqual(expected);
            served++;
          }
          expect(window.last).toBe(start + all.length);
          if (all.length > 0) expect(window.after(start + all.length - 1, 3)).toEqual(all.slice(-1));
        }
      },
    ),
  );
  expect(dropped).toBeGreaterThan(50);
  expect(served).toBeGreaterThan(200);
});

test("its size is bounded by commands and events together", () => {
  const window = new EventWindow(0, 10);
  window.push([command(1, 4), command(2, 4)]);
  expect(window.after(0, 10)).toHaveLength(2);
  window.push([command(3, 0)]);
  expect(window.after(0, 10)).toBeUndefined();
  expect(window.after(1, 10)).toHaveLength(2);
  window.push([command(4, 500)]);
  expect(window.after(3, 10)).toHaveLength(1);
  expect(window.after(2, 10)).toBeUndefined();
});
