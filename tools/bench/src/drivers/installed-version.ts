import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const require = createRequire(import.meta.url);

/** The version of a package as installed here. */
export function installedVersion(name: string): string {
  const manifest = findManifest(name);
  return (JSON.parse(readFileSync(manifest, "utf8")) as { version: string }).version;
}

/** A package may hide its package.json from `require`, so it is looked for above the package's main file. */
function findManifest(name: string): string {
  for (const directory of require.resolve.paths(name) ?? []) {
    const manifest = join(directory, name, "package.json");
    try {
      readFileSync(manifest);
      return manifest;
    } catch {
      // Not installed in this node_modules; the next one up is tried.
    }
  }
  throw new Error(`${name} is not installed (searched above ${dirname(import.meta.url)}): run npm ci`);
}
