import { expect, test } from "vitest";
import { plant, type Rule } from "../repository.js";
import { environment } from "./environment.js";
import { fileLength } from "./file-length.js";
import { leftOvers } from "./left-overs.js";
import { machinePaths } from "./machine-paths.js";
import { testKinds } from "./test-kinds.js";

const findings = (rule: Rule, files: Record<string, string>) =>
  rule(plant(files)).map(({ path, message }) => `${path}: ${message}`);
const lines = (count: number) => "x;\n".repeat(count);

test("400 lines are enough for anyone but a generator", () => {
  const files = { "a.ts": lines(400), "b.mjs": lines(401), "src/generated/c.ts": lines(900), "d.md": lines(900) };
  expect(findings(fileLength, files)).toEqual(["b.mjs: 401 lines: split it by concept, 400 are the most."]);
});

// The planted words are put together here, so that this file itself stays clean.
const word = (...parts: string[]) => parts.join("");

test.each([
  ["a.ts", word("// TO", "DO: later")],
  ["a.ts", word("// @ts", "-ignore")],
  ["a.ts", word("const x = y as", " any;")],
  ["a.test.ts", word("test.on", "ly('x', f);")],
  ["a.test.ts", word("describe.sk", "ip('x', f);")],
  ["a.test.ts", word("it.each.sk", "ip('x', f);")],
  ["a.test.ts", word("test.to", "do('x');")],
  ["a.test.ts", word("xi", "t('x', f);")],
])("%s with %s is unfinished", (path, text) => {
  expect(findings(leftOvers, { [path]: text })).toHaveLength(1);
});

test("ordinary words are not left-overs", () => {
  expect(
    findings(leftOvers, { "a.test.ts": "test.skipIf(!url)('x', f); const todo = skip(only); fit.x; // as anyone" }),
  ).toEqual([]);
});

test("a path of one machine is found, a route or a placeholder is not", () => {
  const files = {
    "a.md": word("see /ho", "me/ada/exchange"),
    "b.ts": word('open("/wo', 'rk/main")'),
    "c.ts": 'get("/api/v3/home/x"); import "../work/x.js"; cd("~/work/x")',
  };
  expect(findings(machinePaths, files)).toEqual([
    word("a.md: line 1: /ho", "me/ada is a path of one machine."),
    word("b.ts: line 1: /wo", "rk/main is a path of one machine."),
  ]);
});

test("a test file outside every kind never runs, and one in two runs twice", () => {
  const rule = testKinds({ unit: { include: "src/**/*.test.ts" }, property: { include: "{src/p,test}/**/*.test.ts" } });
  expect(
    findings(rule, { "src/a.test.ts": "", "test/b.test.ts": "", "lib/c.test.ts": "", "src/p/d.test.ts": "" }),
  ).toEqual([
    "lib/c.test.ts: belongs to no kind of test and never runs.",
    "src/p/d.test.ts: belongs to unit and property.",
  ]);
});

test("the environment has one door", () => {
  const code = "const host = process.env.HOST;\nprocess.exit(1);\nprocess.hrtime();";
  const files = {
    "packages/reference-server/src/main.ts": code,
    "packages/adapters/src/file/log.ts": code,
    "packages/adapters/src/file/log.test.ts": code,
  };
  expect(findings(environment, files)).toEqual([
    "packages/adapters/src/file/log.ts: line 1: process.env belongs in packages/reference-server/src/main.ts: pass the value in.",
    "packages/adapters/src/file/log.ts: line 2: process.exit belongs in packages/reference-server/src/main.ts: pass the value in.",
  ]);
});
