import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runnerImport } from "vite";

// Records a golden journal: `npm run record-golden -w @pricetime/engine -- NAME [--overwrite]`.
// Recorded journals keep their meaning: a red golden test is answered by a numbered behavior, not by recording again.

const SEED = 20_261_123;
const COMMANDS = 600;

const engine = join(import.meta.dirname, "../..");
const options = process.argv.slice(2);
const name = options.find((option) => !option.startsWith("--"));
if (name === undefined || !/^[a-z0-9.-]+$/.test(name)) {
  console.error(
    "Say what the journal is called, in lower-case letters, digits, dots and dashes: npm run record-golden -w @pricetime/engine -- 0.1.0",
  );
  process.exit(1);
}
const path = join(engine, "test/golden", `${name}.jsonl`);
if (existsSync(path) && !options.includes("--overwrite")) {
  console.error(`${path} is recorded already. Old journals keep their meaning; --overwrite replaces it all the same.`);
  process.exit(1);
}

const { module } = await runnerImport(join(engine, "test/golden/golden-journal.ts"), {
  configFile: false,
  logLevel: "error",
  resolve: {
    alias: [
      { find: /^@pricetime\/engine$/, replacement: join(engine, "src/index.ts") },
      { find: /^@pricetime\/engine\/testing$/, replacement: join(engine, "src/testing/index.ts") },
    ],
  },
});
const { lines, reach } = module.recordGoldenJournal(SEED, COMMANDS);
writeFileSync(path, `${lines.join("\n")}\n`);
console.log(`${path}: ${lines.length} commands. It reached ${reach.report()}`);
