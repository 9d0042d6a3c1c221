import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { defineConfig } from "tsup";

interface Manifest {
  readonly exports: Record<string, string | { readonly default: string }>;
}

/** "./dist/memory/index.js" is built from "src/memory/index.ts". */
const sourceOf = (built: string): string => built.replace(/^\.\/dist\//, "src/").replace(/\.js$/, ".ts");
const nameOf = (built: string): string => built.replace(/^\.\/dist\//, "").replace(/\.js$/, "");

/**
 * The build of one package. Its entries are what package.json exports, a program's `main.ts`, and every `*-worker.ts`, which
 * lands in the root of dist: beside the chunks, so `new URL("./name-worker.js", import.meta.url)` finds it.
 */
export function packageBuild(directory: string) {
  const manifest: Manifest = JSON.parse(readFileSync(join(directory, "package.json"), "utf8"));
  const targets = Object.values(manifest.exports).flatMap((target) =>
    typeof target === "string" ? [] : [target.default],
  );
  const libraries = targets.map((built) => [nameOf(built), sourceOf(built)] as const);
  const programs = existsSync(join(directory, "src/main.ts")) ? [["main", "src/main.ts"] as const] : [];
  const workers = readdirSync(join(directory, "src"), { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith("-worker.ts"))
    .map((path) => [basename(path, ".ts"), join("src", path)] as const);

  return defineConfig((options) => {
    const typesOnly = typeof options.dts === "object" && options.dts.only === true;
    return {
      entry: Object.fromEntries(typesOnly ? libraries : [...libraries, ...programs, ...workers]),
      format: "esm",
      target: "node20",
      platform: "neutral",
      splitting: true,
      sourcemap: true,
      // Types are built by a run of their own; a build of the code leaves them, and only them, in place.
      clean: typesOnly ? false : ["!**/*.d.ts"],
      // The contract suites of adapters/testing run inside their user's vitest.
      external: [/^node:/, "vitest"],
    };
  });
}
