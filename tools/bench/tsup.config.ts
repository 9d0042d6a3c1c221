import { defineConfig } from "tsup";

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
  external: [/^@pricetime\//, "nodejs-order-book", "hft-limit-order-book"],
});
