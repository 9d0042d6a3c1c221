// npm run check: every static check, with the time each took. All of them run, so one run shows all there is to mend.
import "./check-node.mjs";
import { pathToFileURL } from "node:url";
import { install } from "./install.mjs";
import { duration, run, say } from "./run.mjs";

const packages = ["engine", "adapters", "sdk", "reference-server"].map((name) => `packages/${name}`);

/** @typedef {{ name: string, command: string[], measures?: boolean }} Check a check that measures prints its figure also when it passes */

/** Two lanes for two cores; within a lane the order matters: the packages are inspected as they were just built. @type {Check[][]} */
const lanes = [
  [
    { name: "format and lint", command: ["biome", "check", "--error-on-warnings", "."] },
    { name: "types", command: ["tsc", "--noEmit"] },
    { name: "types of the engine without any platform", command: ["tsc", "--noEmit", "-p", "packages/engine"] },
    { name: "types of the SDK without Node", command: ["tsc", "--noEmit", "-p", "packages/sdk"] },
    { name: "size of the engine in a browser", command: ["node", "tools/commands/bundle-size.mjs"], measures: true },
    { name: "unused files, exports and dependencies", command: ["knip"] },
    { name: "the project's own rules", command: ["vitest", "run", "--project", "tidy", "--reporter", "dot"] },
  ],
  [
    {
      name: "boundaries between packages and folders",
      command: ["depcruise", "packages", "tools", "examples", "vitest.config.ts", "tsup.base.ts"],
    },
    {
      name: "build with types",
      command: ["turbo", "run", "build", "build:types", "--filter=./packages/*", "--output-logs=errors-only"],
    },
    ...packages.flatMap((folder) => [
      { name: `${folder} as it is published`, command: ["publint", "--strict", folder] },
      { name: `${folder} types as they are resolved`, command: ["attw", "--pack", folder, "--profile", "esm-only"] },
    ]),
  ],
];

/** @param {readonly Check[]} lane @returns {Promise<boolean[]>} */
async function runLane(lane) {
  const results = [];
  for (const { name, command, measures = false } of lane) {
    const { ok, output, seconds } = await run(command);
    say(`${ok ? "✓" : "✗"} ${name} (${duration(seconds)})${ok && measures ? `: ${output.trim()}` : ""}`);
    if (!ok) say(`\n$ ${command.join(" ")}\n${output.trimEnd()}\n`);
    results.push(ok);
  }
  return results;
}

/** @returns {Promise<{ passed: number, failed: number }>} */
export async function check() {
  const startedMs = performance.now();
  const results = (await Promise.all(lanes.map(runLane))).flat();
  const failed = results.filter((ok) => !ok).length;
  const seconds = (performance.now() - startedMs) / 1000;
  say(`${results.length - failed} of ${results.length} static checks passed in ${duration(seconds)}.`);
  return { passed: results.length - failed, failed };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  if ((await install()) === "failed") process.exit(1);
  const { failed } = await check();
  process.exitCode = failed > 0 ? 1 : 0;
}
