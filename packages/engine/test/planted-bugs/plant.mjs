import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PLANTED_BUGS } from "./bugs.mjs";

// Shows that the tests catch bugs: plants one at a time into a copy of the package and runs the rule book and the properties there.
// `npm run planted-bugs -w @pricetime/engine [-- part of a name]`

const engine = join(import.meta.dirname, "../..");
const repository = join(engine, "../..");
const [wanted = ""] = process.argv.slice(2);

/** Most bugs fall to the first tests; the others run only against what is left. */
const FIRST_TESTS = ["test/rules", "test/property/engine-equals-reference", "test/property/commission-rounding"];
const OTHER_TESTS = [
  "test/property/conservation",
  "test/property/event-mirror",
  "test/property/refusals-change-nothing",
  "test/property/snapshot-and-replay",
];
/** A bug may turn a walk into an endless one. */
const LONGEST_RUN_MS = 10 * 60_000;

const copy = mkdtempSync(join(tmpdir(), "pricetime-planted-bugs-"));
for (const part of ["src", "test", "package.json"]) cpSync(join(engine, part), join(copy, part), { recursive: true });
cpSync(join(repository, "tsconfig.base.json"), join(copy, "tsconfig.base.json"));
writeFileSync(join(copy, "tsconfig.json"), JSON.stringify({ extends: "./tsconfig.base.json" }));
symlinkSync(join(repository, "node_modules"), join(copy, "node_modules"));
writeFileSync(
  join(copy, "vitest.config.mjs"),
  `export default {
    resolve: { alias: [
      { find: /^@pricetime\\/engine$/, replacement: ${JSON.stringify(join(copy, "src/index.ts"))} },
      { find: /^@pricetime\\/engine\\/([\\w/-]+)$/, replacement: ${JSON.stringify(join(copy, "src"))} + "/$1/index.ts" },
    ] },
    test: { include: ["test/**/*.test.ts"], exclude: ["**/large-commands.test.ts"], testTimeout: 120_000 },
  };`,
);

/**
 * @param {readonly string[]} files
 * @returns {Promise<string[]>} the tests that failed, as "file: test"
 */
function failingTests(files) {
  const report = join(copy, "report.json");
  rmSync(report, { force: true });
  const vitest = join(repository, "node_modules/vitest/vitest.mjs");
  const args = [vitest, "run", ...files, "--root", copy, "--reporter=json", `--outputFile=${report}`];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: copy, stdio: "ignore" });
    child.on("error", reject);
    const timer = setTimeout(() => child.kill("SIGKILL"), LONGEST_RUN_MS);
    child.on("exit", (code, signal) => {
      clearTimeout(timer);
      // Endless walks end by the clock or by memory, without a report.
      if (signal !== null || !existsSync(report)) {
        resolve([`no test: the run breaks down (${signal ?? code})`]);
        return;
      }
      /** @type {{ testResults: { name: string, assertionResults: { status: string, title: string }[] }[] }} */
      const { testResults } = JSON.parse(readFileSync(report, "utf8"));
      resolve(
        testResults.flatMap(({ name, assertionResults }) =>
          assertionResults
            .filter(({ status }) => status === "failed")
            .map(({ title }) => `${name.slice(copy.length + "/test/".length)}: ${title}`),
        ),
      );
    });
  });
}

let missed = 0;
try {
  const before = await failingTests([...FIRST_TESTS, ...OTHER_TESTS]);
  if (before.length > 0) throw new Error(`without any planted bug these tests fail:\n${before.join("\n")}`);
  for (const { name, file, find, plant } of PLANTED_BUGS.filter((bug) => bug.name.includes(wanted))) {
    const path = join(copy, "src", file);
    const source = readFileSync(path, "utf8");
    if (source.split(find).length !== 2) throw new Error(`${file} contains exactly once: ${find}`);
    writeFileSync(
      path,
      source.replace(find, () => plant),
    );
    let caughtBy = await failingTests(FIRST_TESTS);
    if (caughtBy.length === 0) caughtBy = await failingTests(OTHER_TESTS);
    writeFileSync(path, source);
    if (caughtBy.length === 0) missed += 1;
    const rules = caughtBy.filter((test) => test.startsWith("rules/"));
    const properties = caughtBy.filter((test) => !test.startsWith("rules/"));
    console.log(`${caughtBy.length === 0 ? "MISSED" : "caught"}  ${file}: ${name}`);
    console.log(`        ${rules.length} rules, ${properties.length} properties fail`);
    for (const test of [...properties.slice(0, 3), ...rules.slice(0, 2)]) console.log(`        - ${test}`);
  }
} finally {
  rmSync(copy, { recursive: true, force: true });
}
console.log(missed === 0 ? "Every planted bug was caught." : `${missed} planted bugs were not caught.`);
process.exitCode = missed === 0 ? 0 : 1;
