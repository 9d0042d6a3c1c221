import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { PLANTED_BUGS } from "../planted-bugs/bugs.mjs";

// `npm run planted-bugs -w @pricetime/engine` plants them, which takes minutes; that they can be planted is seen here.
test.each(PLANTED_BUGS)("the bug that $name has its place in $file (M10)", ({ file, find, plant }) => {
  const source = readFileSync(join(import.meta.dirname, "../../src", file), "utf8");
  expect(source.split(find)).toHaveLength(2);
  expect(plant).not.toBe(find);
});
