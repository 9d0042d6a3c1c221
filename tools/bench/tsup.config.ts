import { defineConfig } from "tsup";

/** As in the engine's own build, for the parts of it that the race of alternatives builds in. */
const keepConstants = {
  name: "keep-constants",
  renderChunk: (code: string, { entryPoint }: { readonly entryPoint?: string | undefined }) =>
    entryPoint?.endsWith("/race-choices.ts") ? { code: code.replace(/^var (\w+) = /gm, "const $1=") } : undefined,
};

export default defineConfig({
  entry: {
    "bench-engine": "src/engine-bench/main.ts",
    "measure-child": "src/engine-bench/measure-child.ts",
    "bench-server": "src/server-bench/main.ts",
  },
  format: "esm",
  target: "node20",
  platform: "node",
  splitting: true,
  sourcemap: true,
  clean: true,
  // What is measured is the built package and the installed rivals, as a user has them.
  external: [/^@pricetime\//, "nodejs-order-book", "hft-limit-order-book", "functional-red-black-tree"],
  plugins: [keepConstants],
});
