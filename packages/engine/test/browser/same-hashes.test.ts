import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, test } from "vitest";
import { obtainService } from "../../../../tools/commands/obtain-service.mjs";
import { chromium } from "../../../../tools/commands/services.mjs";
import { playJournal, playSimulation } from "../golden/same-hashes.mjs";

const engineFolder = join(import.meta.dirname, "../..");
const goldenFolder = join(engineFolder, "test/golden");
const journals = readdirSync(goldenFolder).filter((file) => file.endsWith(".jsonl"));
const journalOf = (name: string): string => readFileSync(join(goldenFolder, name), "utf8");

const browser = obtainService(chromium, { mayInstall: false });
if (browser.from === "nowhere" && !browser.fatal) console.warn(`${browser.advice} Its tests are skipped.`);

/** Quiet and alone: no network but the page, no profile but a new one. */
const OPTIONS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** The engine and what plays it as a script for a page, which finds both functions in `proof`. */
async function bundle(): Promise<string> {
  const sourceOf = (path: string): string => join(engineFolder, "src", path, "index.ts");
  const { outputFiles } = await build({
    entryPoints: [join(goldenFolder, "same-hashes.mjs")],
    bundle: true,
    write: false,
    minify: true,
    format: "iife",
    globalName: "proof",
    platform: "browser",
    target: "es2022",
    alias: {
      "@pricetime/engine/sim": sourceOf("sim"),
      "@pricetime/engine/testing": sourceOf("testing"),
      "@pricetime/engine": sourceOf(""),
    },
  });
  return outputFiles[0]?.text ?? "";
}

/** Its script runs before the page has loaded, so the printed document has the results. JSON without "<" is safe in a script. */
const pageOf = (script: string): string => `<!doctype html><meta charset="utf-8"><title>same hashes</title><pre></pre>
<script>${script.replaceAll("</script", "<\\/script")}</script>
<script>
const journals = ${JSON.stringify(journals.map(journalOf)).replaceAll("<", "\\u003c")};
const results = { journals: journals.map(proof.playJournal), simulation: proof.playSimulation() };
document.querySelector("pre").textContent = JSON.stringify(results);
</script>`;

/** The document that the browser has made of the page. */
function documentOf(url: string, program: string, profile: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const started = spawn(program, [...OPTIONS, `--user-data-dir=${profile}`, "--dump-dom", url], {
      timeout: 45_000,
      killSignal: "SIGKILL",
    });
    let printed = "";
    let problems = "";
    started.stdout.on("data", (chunk: Buffer) => {
      printed += chunk.toString("utf8");
    });
    started.stderr.on("data", (chunk: Buffer) => {
      problems += chunk.toString("utf8");
    });
    started.on("error", reject);
    started.on("close", (code) =>
      code === 0 ? resolve(printed) : reject(new Error(`${program}: ${code}\n${problems}`)),
    );
  });
}

const profile = mkdtempSync(join(tmpdir(), "pricetime-browser-"));
const server = createServer();
beforeAll(async () => {
  const page = pageOf(await bundle());
  server.on("request", (_, response) => response.setHeader("content-type", "text/html").end(page));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterAll(() => {
  server.close();
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
});

test.skipIf(browser.from === "nowhere" && !browser.fatal)("a browser and Node agree on every hash (M1)", async () => {
  if (browser.from === "nowhere") throw new Error(browser.advice);
  const { port } = server.address() as AddressInfo;
  const document = await documentOf(`http://127.0.0.1:${port}/`, browser.location, profile);
  const results = /<pre>(\{.*\})<\/pre>/.exec(document)?.[1] ?? document;
  const inNode = { journals: journals.map((name) => playJournal(journalOf(name))), simulation: playSimulation() };
  expect(JSON.parse(results)).toEqual(inNode);
  for (const [at, name] of journals.entries()) {
    const { eventsHash, stateHash, businessHash } = JSON.parse(journalOf(name).trimEnd().split("\n").at(-1) ?? "{}");
    expect(inNode.journals[at]).toMatchObject({ eventsHash, stateHash, businessHash });
  }
});
