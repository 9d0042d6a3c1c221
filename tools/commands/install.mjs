// Puts the dependencies of package-lock.json into node_modules, when they are not there already.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { duration, npmCommand, root, run, say } from "./run.mjs";

const lockfile = join(root, "package-lock.json");
const stamp = join(root, "node_modules/.cache/pricetime/installed");
const unreachable = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET_TIMEOUT|ENOTCACHED/;
const progressEveryMs = 10_000;
/** Patient with a registry that stumbles, quick to say that there is none. */
const retries = ["--fetch-retries=2", "--fetch-retry-mintimeout=1000", "--fetch-retry-maxtimeout=5000"];

/** @param {string} path */
const changedMs = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
const lockfileHash = () => createHash("sha256").update(readFileSync(lockfile)).digest("hex");

function isInstalled() {
  if (changedMs(stamp) > 0 && readFileSync(stamp, "utf8") === lockfileHash()) return true;
  // Someone ran npm by hand: npm leaves this file when it has finished.
  return changedMs(join(root, "node_modules/.package-lock.json")) >= changedMs(lockfile);
}

/** @returns {Promise<"installed" | "up to date" | "failed">} */
export async function install() {
  if (isInstalled()) return "up to date";
  const count = Object.keys(JSON.parse(readFileSync(lockfile, "utf8")).packages).length;
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
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, lockfileHash());
  say(`Dependencies installed in ${duration(seconds)}.`);
  return "installed";
}
