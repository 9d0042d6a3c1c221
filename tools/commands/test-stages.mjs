// Which kinds of test (vitest.config.ts) each stage of `npm test` runs. The kind "tidy" is one of the static checks.

/** @type {Readonly<Record<string, readonly string[]>>} */
export const stagesOfTests = {
  engine: ["unit", "rules", "property", "golden", "browser", "tools"],
  processes: ["contract", "simulation", "process"],
  clients: ["api", "clients", "docs", "bench"],
};

/** What does not fit into the everyday minutes: `npm run test:long`. @type {readonly string[]} */
export const longKinds = ["long"];
