import type { Rule } from "../repository.js";

interface LeftOver {
  readonly pattern: RegExp;
  readonly message: string;
}

const everywhere: readonly LeftOver[] = [
  { pattern: /\b(?:TO-?DO|FIX-?ME)\b/, message: "is a note to self: do it, or open an issue" },
  { pattern: /@ts-(?:ignore|nocheck)\b/, message: "silences the compiler: mend the type" },
  { pattern: /\bas\s+any\b/, message: "throws the type away: narrow it instead" },
];
const inTests: readonly LeftOver[] = [
  { pattern: /\b(?:describe|it|test|suite)(?:\.\w+)*\.only\b/, message: "runs one test and hides the others" },
  {
    pattern: /\b(?:describe|it|test|suite)(?:\.\w+)*\.(?:skip|todo|fails)\b/,
    message: "is a test that does not test: mend it or delete it",
  },
  {
    pattern: /\b(?:xit|xtest|xdescribe|fit|fdescribe)\(/,
    message: "is a test that does not test, or hides the others",
  },
];

/** Nothing unfinished, silenced or switched off is committed. */
export const leftOvers: Rule = ({ paths, read }) =>
  paths
    .filter((path) => /\.(ts|tsx|mjs|cjs|js)$/.test(path) && !path.includes("/generated/"))
    .flatMap((path) => {
      const wanted = path.endsWith(".test.ts") ? [...everywhere, ...inTests] : everywhere;
      return read(path)
        .split("\n")
        .flatMap((text, index) =>
          wanted.flatMap(({ pattern, message }) => {
            const [found] = pattern.exec(text) ?? [];
            return found === undefined ? [] : [{ path, message: `line ${index + 1}: "${found}" ${message}.` }];
          }),
        );
    });
