import { expect, it } from "vitest";
import { fromJson, toJson } from "./exact-json.js";

it.each([
  { free: 10n ** 30n, locked: -1n, zero: 0n },
  { texts: ["", "#", "#n12", "#s", "12n", "é\u0000"], rest: [null, true, 1.5, -7, 2 ** 53 - 1] },
])("reads back exactly what it wrote (case %#)", (value) => {
  expect(fromJson(toJson(value))).toEqual(value);
});

it("refuses what is no JSON", () => {
  expect(() => fromJson("{")).toThrow(SyntaxError);
});
