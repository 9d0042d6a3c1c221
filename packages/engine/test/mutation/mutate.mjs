// Mutation testing: changes the engine in thousands of small ways and lists the changes that no test notices.
//   npm run mutation -w @pricetime/engine                                  the whole engine, hours
//   npm run mutation -w @pricetime/engine -- src/money src/book/match.ts   some folders and files
// Stryker is installed on first use, beside the other caches: the everyday install does without its 167 packages.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** The last version that runs on the oldest Node we support. */
const VERSION = "9.6.1";
const engine = join(import.meta.dirname, "../..");
const root = join(engine, "../..");
// Inside node_modules, so that Stryker's runner finds the project's own vitest.
const folder = join(root, "node_modules/.cache/pricetime/stryker");
const stryker = join(folder, "node_modules/@stryker-mutator");

/** What is never mutated: what tests the engine, and what is built on it. A choice of files may name projections and sim. */
const untouched = ["src/**/*.test.ts", "src/testing/**"];
const onTop = ["src/projections/**", "src/sim/**"];

const chosen = process.argv.slice(2).map((path) => path.replace(/\/+$/, ""));
for (const path of chosen) {
  if (existsSync(join(engine, path))) continue;
  console.error(`There is no ${path} in packages/engine: name folders and files below it, e.g. src/money.`);
  process.exit(1);
}
const included = chosen.map((path) => (statSync(join(engine, path)).isDirectory() ? `${path}/**/*.ts` : path));
const mutate = [
  ...(chosen.length > 0 ? included : ["src/**/*.ts"]),
  ...[...untouched, ...(chosen.length > 0 ? [] : onTop)].map((glob) => `!${glob}`),
].map((glob) => glob.replace(/^(!?)/, "$1packages/engine/"));

/** @param {string[]} command @param {string} cwd */
function run([program = "", ...parameters], cwd) {
  // Each mutant is judged by short runs of the property tests: there are thousands of them.
  const env = { PRICETIME_PROPERTY_FACTOR: "0.02", ...process.env };
  const { status } = spawnSync(program, parameters, {
    cwd,
    env,
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  if (status !== 0) process.exit(status ?? 1);
}

mkdirSync(folder, { recursive: true });
if (!existsSync(join(stryker, "core/package.json"))) {
  const packages = ["core", "vitest-runner"].map((name) => `@stryker-mutator/${name}@${VERSION}`);
  const quiet = ["--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"];
  run(["npm", "install", "--prefix", folder, "--legacy-peer-deps", ...quiet, ...packages], folder);
}

const configuration = {
  packageManager: "npm",
  testRunner: "vitest",
  plugins: [join(stryker, "vitest-runner/dist/src/index.js")],
  vitest: { configFile: "packages/engine/test/mutation/vitest.config.mjs" },
  mutate,
  ignorePatterns: ["/*", "!/packages", "/packages/*", "!/packages/engine", "!/tsconfig*.json", "!/package.json"],
  coverageAnalysis: "perTest",
  // A constant of a module is computed once, before any test: to try its mutants would run all tests for each.
  ignoreStatic: true,
  concurrency: Number(process.env.PRICETIME_MUTATION_WORKERS ?? 2),
  timeoutMS: 10_000,
  reporters: ["clear-text", "progress", "html", "json"],
  clearTextReporter: { allowColor: false, reportTests: false, logTests: false },
  htmlReporter: { fileName: join(folder, "report.html") },
  jsonReporter: { fileName: join(folder, "report.json") },
  thresholds: { high: 95, low: 80, break: null },
  tempDirName: ".stryker-tmp",
  cleanTempDir: "always",
  allowConsoleColors: false,
};
const configurationFile = join(folder, "stryker.config.json");
writeFileSync(configurationFile, JSON.stringify(configuration, undefined, 2));
run([process.execPath, join(stryker, "core/bin/stryker.js"), "run", configurationFile], root);
