import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, renameSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { buildSync } from "esbuild";

const ROOT = join(import.meta.dirname, "../../..");
const SOURCES = join(ROOT, "packages/adapters/src");
/** Below the root's node_modules, so that a worker finds its libraries. */
const CACHE = join(ROOT, "node_modules/.cache/pricetime");

const bundles = new Map<string, URL>();

/** Stands in for src/worker-file.ts where tests run from source: bundles the worker's source and gives the bundle's place. */
export function workerFile(name: string): URL {
  const source = readdirSync(SOURCES, { recursive: true, encoding: "utf8" }).find((path) =>
    path.endsWith(`${name}.ts`),
  );
  if (source === undefined) throw new Error(`packages/adapters/src holds no ${name}.ts.`);
  return bundled(join(SOURCES, source));
}

/** One file of JavaScript with everything the program `source` needs, for a thread or a process of its own. */
export function bundled(source: string): URL {
  const place = bundles.get(source) ?? bundle(source);
  bundles.set(source, place);
  return place;
}

function bundle(source: string): URL {
  const { outputFiles } = buildSync({
    entryPoints: [source],
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20",
    external: ["libsql", "pg"],
    tsconfig: join(ROOT, "tsconfig.json"),
    sourcemap: "inline",
    write: false,
  });
  const code = outputFiles[0]?.contents ?? new Uint8Array();
  const file = join(
    CACHE,
    `${basename(source, ".ts")}-${createHash("sha256").update(code).digest("hex").slice(0, 16)}.mjs`,
  );
  if (!existsSync(file)) {
    mkdirSync(CACHE, { recursive: true });
    // Several test processes may do this at once; a rename shows each of them a whole file.
    writeFileSync(`${file}.${process.pid}`, code);
    renameSync(`${file}.${process.pid}`, file);
  }
  return pathToFileURL(file);
}
