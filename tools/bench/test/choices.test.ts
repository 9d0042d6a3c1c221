import { describe, expect, test } from "vitest";
import { CHOICES } from "../src/choices/choices.js";
import { race } from "../src/choices/race.js";
import { CHOICE_TOPICS } from "../src/choices/topics.js";

describe.each(CHOICE_TOPICS)("the alternatives of %s", (topic) => {
  test("come to one result, and the result says something", () => {
    for (const { what, alternatives } of CHOICES[topic](true)) {
      const results = alternatives.map(({ name, prepare }) => {
        const work = prepare();
        const before = work.result();
        work.run();
        const after = work.result();
        expect(after, `${what}: ${name} does something`).not.toBe(before);
        return after;
      });
      expect(new Set(results).size, what).toBe(1);
    }
  });
});

test("an alternative that comes to another result ends the race", () => {
  const prepare = (result: string) => () => ({ run: () => {}, result: () => result });
  const alternatives = [
    { name: "right", prepare: prepare("1") },
    { name: "wrong", prepare: prepare("2") },
  ];
  expect(() => race({ what: "numbers", operation: "number", operations: 1, alternatives }, 1)).toThrow(
    "numbers: wrong comes to another result",
  );
});
