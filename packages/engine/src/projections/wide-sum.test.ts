import { expect, test } from "vitest";
import { GUARD } from "../money/units.js";
import { WideSum } from "./wide-sum.js";

test("sums stay exact beyond the guard", () => {
  const sum = new WideSum(5n);
  let expected = 5n;
  for (const value of [GUARD, 1, GUARD, GUARD - 1, 0, 7, GUARD]) {
    sum.add(value);
    expected += BigInt(value);
    expect(sum.value).toBe(expected);
  }
});
