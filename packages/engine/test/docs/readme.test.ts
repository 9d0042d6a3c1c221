import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { transformSync } from "esbuild";
import { expect, test } from "vitest";

const packageFolder = join(import.meta.dirname, "../..");

/** Runs the README's example as a user would: from the built package, in a process of its own. */
function runExample(): string {
  const readme = readFileSync(join(packageFolder, "README.md"), "utf8");
  const example = /```ts\n([\s\S]*?)```/.exec(readme)?.[1] ?? "";
  const folder = mkdtempSync(join(packageFolder, "dist/readme-"));
  try {
    const file = join(folder, "example.mjs");
    writeFileSync(file, transformSync(example, { loader: "ts" }).code);
    return execFileSync(process.execPath, [file], { encoding: "utf8" });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test("the README's example trades, adds up, and hashes the same twice", () => {
  const [events, balances, hash] = runExample().trim().split("\n");
  expect(events).toBe(
    "OrderNew Trade OrderTraded OrderTraded DepthChanged BalanceChanged BalanceChanged BalanceChanged BalanceChanged",
  );
  expect(balances).toBe("3200000000000n 49950000n 50000n");
  expect(hash).toMatch(/^[0-9a-f]{32}$/);
  expect(runExample().trim().split("\n")[2]).toBe(hash);
});
