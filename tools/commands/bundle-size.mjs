// What a page downloads that makes or restores an engine: all it can do, without projections, simulation and testing kit.
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { root, say } from "./run.mjs";

const MOST_BYTES = 40 * 1024;

const { outputFiles } = await build({
  stdin: { contents: 'export { createEngine, restoreEngine } from "@pricetime/engine";', resolveDir: root },
  alias: { "@pricetime/engine": join(root, "packages/engine/src/index.ts") },
  bundle: true,
  write: false,
  minify: true,
  format: "esm",
  platform: "browser",
  target: "es2022",
});
const code = outputFiles[0]?.contents ?? new Uint8Array();
const zipped = gzipSync(code, { level: 9 }).length;
/** @param {number} bytes */
const kilobytes = (bytes) => `${(bytes / 1024).toFixed(1)} KB`;
say(
  `@pricetime/engine: ${kilobytes(zipped)} gzipped of at most ${kilobytes(MOST_BYTES)}, ${kilobytes(code.length)} minified`,
);
process.exitCode = code.length > 0 && zipped <= MOST_BYTES ? 0 : 1;
