import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { transformSync } from "esbuild";

const packageFolder = join(import.meta.dirname, "../..");

/**
 * Runs the first TypeScript example of a document as a user would: from the built package, in a process of its own.
 *
 * @param path from the engine's folder
 * @returns the lines it prints
 */
export function runExample(path: string): string[] {
  const document = readFileSync(join(packageFolder, path), "utf8");
  const example = /```ts\n([\s\S]*?)```/.exec(document)?.[1] ?? "";
  const folder = mkdtempSync(join(packageFolder, "dist/example-"));
  try {
    const file = join(folder, "example.mjs");
    writeFileSync(file, transformSync(example, { loader: "ts" }).code);
    return execFileSync(process.execPath, [file], { encoding: "utf8" }).trim().split("\n");
  } finally {
    rmSync(folder, { recursive: true });
  }
}
