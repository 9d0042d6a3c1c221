import { join } from "node:path";
import { defineConfig } from "vitest/config";

/** Tests read the packages' sources, so none of them needs a build; `@pricetime/engine/testing` is `engine/src/testing/index.ts`. */
const sources = [
  {
    find: /^@pricetime\/(engine|adapters|sdk|reference-server)$/,
    replacement: join(import.meta.dirname, "packages/$1/src/index.ts"),
  },
  {
    find: /^@pricetime\/(engine|adapters|sdk|reference-server)\/([\w/-]+)$/,
    replacement: join(import.meta.dirname, "packages/$1/src/$2/index.ts"),
  },
];

/** A worker thread cannot run TypeScript: where sources ask for one, they get a bundle made on the spot. */
const workers = {
  find: /^\.\.?\/worker-file\.js$/,
  replacement: join(import.meta.dirname, "packages/adapters/test/worker-file-from-source.ts"),
};

/** The kinds of test, and where the tests of each kind live. Every test file belongs to exactly one kind (a rule of tools/tidy). */
export const kinds: Record<
  string,
  { readonly include: string; readonly timeoutMs?: number; readonly needsBuild?: boolean }
> = {
  unit: { include: "packages/*/src/**/*.test.ts" },
  rules: { include: "packages/*/test/rules/**/*.test.ts" },
  property: { include: "packages/*/test/property/**/*.test.ts", timeoutMs: 120_000 },
  golden: { include: "packages/*/test/golden/**/*.test.ts", timeoutMs: 60_000 },
  browser: { include: "packages/*/test/browser/**/*.test.ts", timeoutMs: 60_000 },
  contract: { include: "packages/*/test/contract/**/*.test.ts", timeoutMs: 30_000 },
  simulation: { include: "packages/*/test/simulation/**/*.test.ts", timeoutMs: 120_000 },
  api: { include: "packages/*/test/api/**/*.test.ts", timeoutMs: 30_000 },
  process: { include: "packages/*/test/process/**/*.test.ts", timeoutMs: 180_000, needsBuild: true },
  clients: { include: "tools/client-tests/**/*.test.ts", timeoutMs: 60_000, needsBuild: true },
  long: { include: "packages/*/test/long/**/*.test.ts", timeoutMs: 3_600_000, needsBuild: true },
  docs: { include: "{docs,examples,packages/*/test/docs}/**/*.test.ts", timeoutMs: 60_000, needsBuild: true },
  bench: { include: "tools/bench/**/*.test.ts", timeoutMs: 240_000, needsBuild: true },
  tools: { include: "tools/{commands,tidy/src}/**/*.test.ts", timeoutMs: 30_000 },
  tidy: { include: "tools/tidy/test/**/*.test.ts", timeoutMs: 30_000 },
};

export default defineConfig({
  test: {
    projects: Object.entries(kinds).map(([name, { include, timeoutMs = 10_000, needsBuild = false }]) => ({
      resolve: { alias: [...sources, workers] },
      test: {
        name,
        include: [include],
        testTimeout: timeoutMs,
        hookTimeout: timeoutMs,
        ...(needsBuild ? { globalSetup: ["tools/commands/build-before-tests.mjs"] } : {}),
      },
    })),
  },
});
