// The tests that judge mutants: those that say what the engine must do, and finish in seconds. Paths are from the root.
import { defineConfig } from "vitest/config";

const engine = "packages/engine";
const properties = [
  "commission-rounding",
  "conservation",
  "engine-equals-reference",
  "event-mirror",
  "refusals-change-nothing",
  "snapshot-and-replay",
];

export default defineConfig({
  resolve: {
    alias: [
      { find: /^@pricetime\/engine$/, replacement: `${process.cwd()}/${engine}/src/index.ts` },
      { find: /^@pricetime\/engine\/([\w/-]+)$/, replacement: `${process.cwd()}/${engine}/src/$1/index.ts` },
    ],
  },
  test: {
    include: [
      `${engine}/src/**/*.test.ts`,
      `${engine}/test/rules/**/*.test.ts`,
      ...properties.map((name) => `${engine}/test/property/${name}.test.ts`),
    ],
    testTimeout: 30_000,
    silent: true,
  },
});
