// Puts the dependencies of package-lock.json into node_modules, when they are not there already.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { duration, npmCommand, root, run, say } from "./run.mjs";

const lockfile = join(root, "package-lock.json");
/** npm's own list of what it put into node_modules, written when it has finished. */
const installedList = join(root, "node_modules/.package-lock.json");
const unreachable = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET_TIMEOUT|ENOTCACHED/;
const progressEveryMs = 10_000;
/** Patient with a registry that stumbles, quick to say that there is none. */
const retries = ["--fetch-retries=2", "--fetch-retry-mintimeout=1000", "--fetch-retry-maxtimeout=5000"];

/** @typedef {{ version?: string, optional?: boolean, devOptional?: boolean, link?: boolean }} LockedPackage */

/** @param {string} path @returns {Record<string, LockedPackage>} */
const packagesOf = (path) => JSON.parse(readFileSync(path, "utf8")).packages;

/**
 * Whether the installed packages are those of the lockfile, each in its version; optional ones may be for another system.
 * @param {Record<string, LockedPackage>} locked
 * @param {Record<string, LockedPackage>} installed
 */
export const holdsAll = (locked, installed) =>
  Object.entries(locked)
    .filter(([path]) => path.includes("node_modules/"))
    .every(([path, { version, optional, devOptional }]) =>
      installed[path] === undefined ? optional || devOptional : installed[path].version === version,
    );

const isInstalled = () => existsSync(installedList) && holdsAll(packagesOf(lockfile), packagesOf(installedList));

/** @returns {Promise<"installed" | "up to date" | "failed">} */
export async function install() {
  if (isInstalled()) return "up to date";
  const count = Object.keys(packagesOf(lockfile)).length;
  say(`Installing the dependencies (npm ci, at most ${count} packages); waiting for the npm registry and the disk …`);
  const startedMs = performance.now();
  const progress = setInterval(
    () => say(`  … npm ci, ${Math.round((performance.now() - startedMs) / 1000)} s`),
    progressEveryMs,
  );
  const { ok, output, seconds } = await run([
    ...npmCommand(),
    "ci",
    "--no-audit",
    "--no-fund",
    "--loglevel=error",
    ...retries,
  ]);
  clearInterval(progress);
  if (!ok) {
    const [reason] = unreachable.exec(output) ?? [];
    say(output.trimEnd());
    say(
      reason
        ? `The npm registry could not be reached (${reason}): check the network, the proxy or npm's registry setting, then run the command again.`
        : "The dependencies could not be installed: npm's own message is above; mend what it names, then run the command again.",
    );
    return "failed";
  }
  say(`Dependencies installed in ${duration(seconds)}.`);
  return "installed";
}
