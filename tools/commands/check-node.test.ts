import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";

/** Imports check-node.mjs in a process that believes to be another Node. */
function startWith(version: string) {
  const disguise = `Object.defineProperty(process.versions, "node", { value: "${version}" })`;
  const program = `await import(${JSON.stringify(join(import.meta.dirname, "check-node.mjs"))}); console.log("went on");`;
  return spawnSync(
    process.execPath,
    ["--import", `data:text/javascript,${encodeURIComponent(disguise)}`, "--input-type=module", "-e", program],
    { encoding: "utf8" },
  );
}

test.each(["16.20.2", "18.20.0", "20.18.3"])("Node %s is told in one sentence what to install", (version) => {
  const { status, stdout, stderr } = startWith(version);
  expect(status).toBe(1);
  expect(stdout).toBe("");
  expect(stderr).toBe(
    `Pricetime needs Node 20.19 or newer and found ${version}: install a current Node from https://nodejs.org, then run the command again.\n`,
  );
});

test.each(["20.19.0", "22.0.0", "24.21.0"])("Node %s goes on", (version) => {
  expect(startWith(version)).toMatchObject({ status: 0, stdout: "went on\n" });
});
