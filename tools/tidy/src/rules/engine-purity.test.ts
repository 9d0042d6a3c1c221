import { expect, test } from "vitest";
import { plant } from "../repository.js";
import { enginePurity } from "./engine-purity.js";

const messagesFor = (code: string, path = "packages/engine/src/engine.ts") =>
  enginePurity(plant({ [path]: code })).map(({ message }) => message);

test.each`
  code                                         | what
  ${"const t = Date.now();"}                   | ${"Date is not pure: use the command's timeMs"}
  ${"const r = Math.random();"}                | ${"Math.random is not pure: use a seeded generator"}
  ${"const r = Math.pow(2, 0.5);"}             | ${"Math.pow is not pure: use the integer functions of money/"}
  ${"setTimeout(() => {}, 1);"}                | ${"setTimeout is not pure: put the deadline into the state"}
  ${"if (process.env.X) {}"}                   | ${"process is not pure"}
  ${"console.log(1);"}                         | ${"console is not pure: emit an event"}
  ${"async function f() {}"}                   | ${"async is not pure"}
  ${"const f = async () => 1;"}                | ${"async is not pure"}
  ${"class A { async f() {} }"}                | ${"async is not pure"}
  ${"export const p = Promise.resolve(1);"}    | ${"Promise is not pure"}
  ${'import { readFileSync } from "node:fs";'} | ${"an import of node:fs is not pure"}
  ${'export { x } from "libsql";'}             | ${"an import of libsql is not pure"}
  ${'const m = import("./x.js");'}             | ${"import() is not pure"}
  ${"const o = { Date };"}                     | ${"Date is not pure"}
  ${"const id = crypto.randomUUID();"}         | ${"crypto is not pure"}
`("$code is found (M2)", ({ code, what }) => {
  expect(messagesFor(code).join("\n")).toContain(`line 1: ${what}`);
});

test("what only looks like the outside world is allowed", () => {
  const code = `
    import { Decimal } from "decimal.js";
    import { state } from "./state.js";
    /** Date and process stand in a comment, "console" in a text. */
    interface Row { readonly process: string; fetch(): void }
    export const row = { Date: 1, crypto: Math.floor(state.Date + Math.max(1, 2)) };
    export const text = "setTimeout";
  `;
  expect(messagesFor(code)).toEqual([]);
});

test("tests and other packages may use the world", () => {
  expect(messagesFor("Date.now();", "packages/engine/src/engine.test.ts")).toEqual([]);
  expect(messagesFor("Date.now();", "packages/adapters/src/index.ts")).toEqual([]);
});
