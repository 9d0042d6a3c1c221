import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { anchorsOf } from "../../../../tools/tidy/src/markdown.js";

const folder = join(import.meta.dirname, "../../../../docs/rules");
const page = readFileSync(join(folder, "conformance.md"), "utf8");

/** How many cases each chapter has. A new case makes its chapter longer; none is ever dropped. */
const CASES = { A: 16, B: 19, C: 9, D: 9, E: 15, F: 11, G: 16, H: 9, I: 10, J: 14, K: 8, L: 19, M: 10, N: 7 };
const IDS = Object.entries(CASES).flatMap(([chapter, count]) =>
  Array.from({ length: count }, (_, at) => `${chapter}${at + 1}`),
);

interface Proof {
  /** From docs/rules; of a test its file, of a convention its page with the heading's anchor. */
  readonly target: string;
  /** The test's title; empty for a convention. */
  readonly title: string;
}

const withoutEscapes = (markdown: string): string => markdown.replace(/\\(.)/g, "$1");

const rows = [...page.matchAll(/^\| ([A-Z]\d+) \| .+? \| (.*) \|$/gm)].map(([, id = "", cell = ""]) => ({
  id,
  proofs: cell.split("<br>").map((text): Proof => {
    const [, target = "", title = ""] = /^\[[^\]]+\]\(([^)]+)\)(?:: (.+))?$/.exec(text) ?? [];
    return { target, title: withoutEscapes(title) };
  }),
}));

/** The first arguments of all calls: among them the titles of tests and of groups of tests. */
function titlesIn(path: string): string[] {
  const literal = /\(\s*(?:"((?:[^"\\\n]|\\.)*)"|'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`)/g;
  const literals = readFileSync(path, "utf8").matchAll(literal);
  return [...literals].map(([, double, single, template]) => withoutEscapes(double ?? single ?? template ?? ""));
}

/** What is wrong with a proof, undefined when it stands. */
function problemOf(id: string, { target, title }: Proof): string | undefined {
  const [file = "", anchor] = target.split("#");
  if (file === "") return "nothing proves it";
  const path = join(folder, file);
  if (!existsSync(path)) return `there is no file "${file}"`;
  if (!file.endsWith(".test.ts")) {
    const anchors = anchorsOf(readFileSync(path, "utf8"));
    return anchor !== undefined && anchors.has(anchor) ? undefined : `${file} has no heading #${anchor}`;
  }
  const ids = [...title.matchAll(/\(([A-N]\d+(?:, [A-N]\d+)*)\)/g)].flatMap(([, list = ""]) => list.split(", "));
  if (!ids.includes(id)) return `the title "${title}" does not name the case`;
  return titlesIn(path).includes(title) ? undefined : `${file} has no test "${title}"`;
}

test("every case is listed once, in order", () => {
  expect(rows.map(({ id }) => id)).toEqual(IDS);
});

test("every case is proved by a test that names it, or by the heading of a rule", () => {
  const problems = rows.flatMap(({ id, proofs }) =>
    proofs.flatMap((proof) => {
      const problem = problemOf(id, proof);
      return problem === undefined ? [] : [`${id}: ${problem}`];
    }),
  );
  expect(problems).toEqual([]);
});
