// npm run test:nodes: the golden journals and a simulation give the same hashes on every supported major version of Node. npm brings
// the other versions as packages, into a folder that is deleted afterwards.
import "./check-node.mjs";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { isDeepStrictEqual } from "node:util";
import { build } from "./build.mjs";
import { install } from "./install.mjs";
import { npmCommand, run, say } from "./run.mjs";

const versions = ["22.23.3", "24.21.0"];
const program = "packages/engine/test/golden/print-hashes.mjs";

const system = process.platform === "win32" ? "win" : process.platform;
const packageName = `node-${system}-${process.arch}`;
const binary = process.platform === "win32" ? "bin/node.exe" : "bin/node";

/** @typedef {{ node: string, hashes: Record<string, string> }} Report */

/** What one Node computes, undefined when it breaks. @param {string} node path of its binary @returns {Promise<Report | undefined>} */
async function reportOf(node) {
  const { ok, output } = await run([node, program]);
  if (!ok) say(output.trimEnd());
  return ok ? JSON.parse(output) : undefined;
}

/** @param {string} node @param {Record<string, string>} hashes */
function print(node, hashes) {
  say(node);
  for (const [name, hash] of Object.entries(hashes)) say(`  ${name}: ${hash}`);
}

/** The binary of one version, or npm's reason for not having it. @param {string} version @param {string} folder */
async function nodeOf(version, folder) {
  const prefix = join(folder, version);
  const quiet = ["--no-audit", "--no-fund", "--no-save", "--ignore-scripts", "--loglevel=error"];
  const installed = await run([...npmCommand(), "install", "--prefix", prefix, ...quiet, `${packageName}@${version}`]);
  if (!installed.ok) return { problem: installed.output.trim() };
  return { node: join(prefix, "node_modules", packageName, binary) };
}

/** Compares all versions. One that npm does not have is a failure where CI=true, elsewhere a visible skip. */
export async function testNodes() {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  const expected = await reportOf(process.execPath);
  if (expected === undefined) return { ...counts, failed: 1 };
  print(`Node ${expected.node}`, expected.hashes);
  const folder = mkdtempSync(join(tmpdir(), "pricetime-nodes-"));
  try {
    for (const version of versions) {
      const { node, problem } = await nodeOf(version, folder);
      if (node === undefined) {
        counts[process.env.CI === "true" ? "failed" : "skipped"] += 1;
        say(`npm does not provide ${packageName}@${version}, so Node ${version} was not compared:\n${problem}`);
        continue;
      }
      const report = await reportOf(node);
      const isSame = report?.node === `v${version}` && isDeepStrictEqual(report.hashes, expected.hashes);
      counts[isSame ? "passed" : "failed"] += 1;
      print(`Node ${version} ${isSame ? "agrees" : "DIFFERS"}`, report?.hashes ?? {});
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return counts;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  if ((await install()) === "failed" || (await build()) === "failed") process.exit(1);
  const { failed } = await testNodes();
  process.exitCode = failed > 0 ? 1 : 0;
}
