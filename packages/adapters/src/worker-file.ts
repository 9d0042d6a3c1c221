import { existsSync } from "node:fs";

/**
 * The program of a worker thread. The build puts every `<name>-worker.ts` at the root of `dist`; the module that asks may have been
 * bundled there too, or one folder down.
 *
 * Tests run from source; vitest.config.ts puts test/worker-file-from-source.ts in the place of this file.
 */
export function workerFile(name: string): URL {
  const places = [`./${name}.js`, `../${name}.js`].map((place) => new URL(place, import.meta.url));
  const built = places.find((place) => existsSync(place));
  if (built === undefined)
    throw new Error(`The installed package is incomplete: dist/${name}.js is missing. Install it again.`);
  return built;
}
