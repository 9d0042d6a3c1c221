import { expect, test } from "vitest";
import { kinds } from "../../vitest.config.js";
import { longKinds, stagesOfTests } from "./test-stages.mjs";

test("every kind of test runs in exactly one stage", () => {
  const staged = [...Object.values(stagesOfTests).flat(), ...longKinds, "tidy"];
  expect(staged.sort()).toEqual(Object.keys(kinds).sort());
});
