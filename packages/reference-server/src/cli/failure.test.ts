import { ClockRefused, Fenced, JournalCorrupt, JournalFull, LeadershipLost, StoreRefused } from "@pricetime/adapters";
import { expect, test } from "vitest";
import { LockLost } from "../assemble-leader.js";
import { failureOf } from "./failure.js";
import { UserError } from "./user-error.js";

const outOfSpace = Object.assign(new Error("write failed"), { code: "ENOSPC" });

test.each([
  [new UserError("Do this instead.", "usage"), 2],
  [new LockLost(), 4],
  [new LeadershipLost("it was paused"), 75],
  [new Fenced(7), 75],
  [new StoreRefused("DIRECTORY_READ_ONLY", "The directory cannot be written."), 5],
  [new JournalFull("/data/journal"), 6],
  [outOfSpace, 6],
  [new JournalCorrupt("file 1 at offset 2", "the frame is damaged"), 7],
  [new ClockRefused(0, 100_000_000), 8],
])("%s is one sentence with exit code %d", (error, exitCode) => {
  const failure = failureOf(error);
  expect(failure.exitCode).toBe(exitCode);
  expect(failure.text).not.toContain("    at ");
  expect(failure.text).toContain(error.message);
});

test("what nobody foresaw keeps its stack", () => {
  expect(failureOf(new TypeError("x is not a function"))).toMatchObject({
    exitCode: 1,
    text: expect.stringContaining("    at "),
  });
  expect(failureOf("a text")).toEqual({ text: "a text", exitCode: 1 });
});
