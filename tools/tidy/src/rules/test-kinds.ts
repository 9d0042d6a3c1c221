import type { Rule } from "../repository.js";

/** Every test file belongs to exactly one kind of vitest.config.ts: one of none would never run. */
export const testKinds =
  (kinds: Readonly<Record<string, { readonly include: string }>>): Rule =>
  ({ paths }) =>
    paths
      .filter((path) => /\.test\.tsx?$/.test(path))
      .map((path) => ({
        path,
        names: Object.keys(kinds).filter((name) => toRegExp(kinds[name]?.include ?? "").test(path)),
      }))
      .filter(({ names }) => names.length !== 1)
      .map(({ path, names }) => ({
        path,
        message:
          names.length === 0 ? "belongs to no kind of test and never runs." : `belongs to ${names.join(" and ")}.`,
      }));

/** The few signs our globs use: two stars with a slash, one star, and alternatives in braces. */
function toRegExp(glob: string): RegExp {
  const source = glob
    .replace(/[.+?^$()|[\]\\]/g, "\\$&")
    .replace(/\{([^}]*)\}/g, (_, alternatives: string) => `(?:${alternatives.replaceAll(",", "|")})`)
    .replace(/\*\*\/|\*/g, (stars) => (stars === "*" ? "[^/]*" : "(?:.*/)?"));
  return new RegExp(`^${source}$`);
}
