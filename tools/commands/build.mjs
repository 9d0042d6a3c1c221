// Builds the packages' JavaScript when a source is newer than the last build. Types are built by `npm run check` alone.
import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export const root = join(import.meta.dirname, "../..");
const packages = ["engine", "adapters", "sdk", "reference-server"];
const stamp = join(root, "node_modules/.cache/pricetime/built");

/** @param {string} path */
const changedMs = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;

/** @param {string} folder @returns {string[]} */
const filesBelow = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith(".test.ts"))
    .map((entry) => join(entry.parentPath, entry.name));

function isUpToDate() {
  const builtMs = changedMs(stamp);
  const inputs = packages.flatMap((name) => {
    const folder = join(root, "packages", name);
    return [...filesBelow(join(folder, "src")), join(folder, "package.json"), join(folder, "tsup.config.ts")];
  });
  const outputs = packages.map((name) => join(root, "packages", name, "dist/index.js"));
  return (
    [...inputs, join(root, "tsup.base.ts")].every((path) => changedMs(path) < builtMs) &&
    outputs.every((path) => changedMs(path) > 0)
  );
}

/** @returns {"built" | "up to date" | "failed"} */
export function build() {
  if (isUpToDate()) return "up to date";
  const startedAt = new Date();
  const turbo = join(root, "node_modules/.bin/turbo");
  const { status, stdout, stderr, error } = spawnSync(turbo, ["run", "build", "--output-logs=errors-only"], {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, TURBO_TELEMETRY_DISABLED: "1", DO_NOT_TRACK: "1" },
    shell: process.platform === "win32",
  });
  if (status !== 0) {
    process.stderr.write(`${stdout ?? ""}${stderr ?? ""}${error ? `${error.message}\n` : ""}`);
    return "failed";
  }
  mkdirSync(join(stamp, ".."), { recursive: true });
  writeFileSync(stamp, "");
  // The build saw the sources as they were when it began; what changed during it counts as newer.
  utimesSync(stamp, startedAt, startedAt);
  return "built";
}
