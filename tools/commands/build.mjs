// Builds the packages' JavaScript when a source is newer than the last build. Types are built by `npm run check` alone.
import { mkdirSync, readdirSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { duration, root, run, say } from "./run.mjs";

const packages = ["engine", "adapters", "sdk", "reference-server"].map((name) => join(root, "packages", name));
const stamp = join(root, "node_modules/.cache/pricetime/built");

/** @param {string} path */
const changedMs = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;

/** @param {string} folder */
const sourcesBelow = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.name.endsWith(".test.ts"))
    .map((entry) => join(entry.parentPath, entry.name));

function isBuilt() {
  const builtMs = changedMs(stamp);
  const inputs = packages.flatMap((folder) => [
    ...sourcesBelow(join(folder, "src")),
    join(folder, "package.json"),
    join(folder, "tsup.config.ts"),
  ]);
  return (
    [...inputs, join(root, "tsup.base.ts")].every((path) => changedMs(path) < builtMs) &&
    packages.every((folder) => changedMs(join(folder, "dist/index.js")) > 0)
  );
}

/** @returns {Promise<"built" | "up to date" | "failed">} */
export async function build() {
  if (isBuilt()) return "up to date";
  say("Building the packages …");
  const startedAt = new Date();
  const { ok, output, seconds } = await run([
    "turbo",
    "run",
    "build",
    "--filter=./packages/*",
    "--output-logs=errors-only",
  ]);
  if (!ok) {
    say(output.trimEnd());
    say("The packages do not build: the messages are above.");
    return "failed";
  }
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, "");
  // The build saw the sources as they were when it began; what changed during it counts as newer.
  utimesSync(stamp, startedAt, startedAt);
  say(`Packages built in ${duration(seconds)}.`);
  return "built";
}
