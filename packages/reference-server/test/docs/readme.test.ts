import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readGenesis } from "../../src/genesis/read-genesis.js";

const packageFolder = join(import.meta.dirname, "../..");
const readme = readFileSync(join(packageFolder, "README.md"), "utf8");
const block = (language: string): string =>
  new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(readme)?.[1] ?? "";

test("the README's example runs from the built package", () => {
  const folder = mkdtempSync(join(packageFolder, "dist/readme-"));
  try {
    const file = join(folder, "example.mjs");
    writeFileSync(file, block("ts"));
    const printed = execFileSync(process.execPath, [file], { encoding: "utf8" });
    expect(printed).toBe("FILLED 60000.00000000 0.0005000000 BTC\n10.4995000000\n");
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("the README's genesis is one", () => {
  expect(readGenesis(JSON.parse(block("json")))).toMatchObject({ ok: true });
});
