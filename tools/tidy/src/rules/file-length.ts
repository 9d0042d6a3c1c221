import type { Rule } from "../repository.js";

const MOST_LINES = 400;

/** A file that must be scrolled for long wants to be two; what a program wrote is exempt. */
export const fileLength: Rule = ({ paths, read }) =>
  paths
    .filter((path) => /\.(ts|tsx|mjs|cjs|js)$/.test(path) && !path.includes("/generated/"))
    .map((path) => ({ path, lines: read(path).trimEnd().split("\n").length }))
    .filter(({ lines }) => lines > MOST_LINES)
    .map(({ path, lines }) => ({ path, message: `${lines} lines: split it by concept, ${MOST_LINES} are the most.` }));
