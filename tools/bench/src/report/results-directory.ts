import { mkdirSync, writeFileSync } from "node:fs";
import { relative } from "node:path";
import { fileURLToPath } from "node:url";

const DIRECTORY = fileURLToPath(new URL("../results/", import.meta.url));

/** Writes a file of results and returns its path as a reader would type it. */
export function writeResult(name: string, content: string): string {
  mkdirSync(DIRECTORY, { recursive: true });
  writeFileSync(DIRECTORY + name, content);
  return relative(process.cwd(), DIRECTORY + name);
}
