import { expect, test } from "vitest";
import { holdsAll } from "./install.mjs";

const locked = {
  "": {},
  "packages/server": { version: "0.0.0" },
  "node_modules/@x/server": { link: true },
  "node_modules/a": { version: "1.0.0" },
  "node_modules/a-darwin": { version: "1.0.0", optional: true },
};
const installed = { "node_modules/@x/server": { link: true }, "node_modules/a": { version: "1.0.0" } };

test("another system's optional package may be missing", () => {
  expect(holdsAll(locked, installed)).toBe(true);
});

test("a package, a workspace or a version that is missing asks for an installation", () => {
  expect(holdsAll({ ...locked, "node_modules/b": { version: "1.0.0" } }, installed)).toBe(false);
  expect(holdsAll({ ...locked, "node_modules/@x/web": {} }, installed)).toBe(false);
  expect(holdsAll({ ...locked, "node_modules/a": { version: "1.0.1" } }, installed)).toBe(false);
});
