import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { playSession } from "./session.mjs";
import { withSession } from "./with-session.mjs";

test("the README's session is what a server and ccxt say today", async () => {
  const readme = readFileSync(join(import.meta.dirname, "../../README.md"), "utf8");
  expect(readme, "npm run docs:session writes it anew").toBe(withSession(readme, await playSession()));
});
