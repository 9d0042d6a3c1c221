// npm test: everything a change must pass, from a fresh clone with nothing but Node, and how long each stage took.
//   -- --only engine,clients   some stages only        -- --no-install   never install a service with apt
//   -- --long                  also what does not fit into the everyday minutes (npm run test:long)
import "./check-node.mjs";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { build } from "./build.mjs";
import { check } from "./check.mjs";
import { install } from "./install.mjs";
import { duration, run, say } from "./run.mjs";
import { obtainServices } from "./services.mjs";
import { TestCounts } from "./test-counts.mjs";
import { testNodes } from "./test-nodes.mjs";
import { longKinds, stagesOfTests } from "./test-stages.mjs";

const { values: options } = parseArgs({
  options: { only: { type: "string" }, "no-install": { type: "boolean" }, long: { type: "boolean" } },
});
const counts = new TestCounts();

/** Runs the tests of some kinds; a run that breaks without a failed test counts as one failure. @param {readonly string[]} kinds */
async function runTests(kinds) {
  const folder = mkdtempSync(join(tmpdir(), "pricetime-test-"));
  const countFile = join(folder, "counts.json");
  const { ok } = await run(
    [
      "vitest",
      "run",
      "--passWithNoTests",
      ...kinds.flatMap((kind) => ["--project", kind]),
      ...["--reporter", "default", "--reporter", "./tools/commands/count-reporter.mjs"],
    ],
    { show: true, env: { COUNT_FILE: countFile } },
  );
  const failedBefore = counts.total().failed;
  try {
    for (const [kind, result] of Object.entries(JSON.parse(readFileSync(countFile, "utf8")))) counts.add(kind, result);
  } catch {
    say(`The run of ${kinds.join(", ")} ended without a report.`);
  }
  if (!ok && counts.total().failed === failedBefore) counts.add("runs that broke", { failed: 1 });
  rmSync(folder, { recursive: true, force: true });
}

/** The stages in order. A stage that returns false ends the run: what follows could not mean anything. */
const stages = {
  install: async () => (await install()) !== "failed",
  services: async () => {
    const { missing, fatal } = await obtainServices({ mayInstall: !options["no-install"] });
    if (missing > 0) counts.add("services", fatal ? { failed: missing } : { skipped: missing });
  },
  build: async () => (await build()) !== "failed",
  check: async () => counts.add("static checks", await check()),
  ...Object.fromEntries(Object.entries(stagesOfTests).map(([name, kinds]) => [name, () => runTests(kinds)])),
  ...(options.long
    ? { nodes: async () => counts.add("versions of Node", await testNodes()), long: () => runTests(longKinds) }
    : {}),
};

const chosen = options.only?.split(",");
const unknown = chosen?.find((name) => !(name in stages));
if (unknown !== undefined) {
  say(`There is no stage "${unknown}": the stages are ${Object.keys(stages).join(", ")}.`);
  process.exit(1);
}

/** @type {{ name: string, seconds: number }[]} */
const times = [];
for (const [name, stage] of Object.entries(stages)) {
  const needed = name === "install" || name === "build";
  if (chosen !== undefined && !chosen.includes(name) && !needed) continue;
  say(`\n── ${name} ──`);
  const startedMs = performance.now();
  const result = await stage();
  times.push({ name, seconds: (performance.now() - startedMs) / 1000 });
  if (result === false) {
    counts.add(name, { failed: 1 });
    break;
  }
}

const totalSeconds = times.reduce((sum, { seconds }) => sum + seconds, 0);
say("\nMinutes by stage");
for (const { name, seconds } of [...times, { name: "total", seconds: totalSeconds }]) {
  say(`${name.padEnd(10)} ${(seconds / 60).toFixed(2).padStart(6)}  (${duration(seconds)})`);
}
say(`\nTests by kind\n${counts.table()}\n`);
say(counts.lastLine());
process.exitCode = counts.total().failed > 0 ? 1 : 0;
