#!/usr/bin/env node
// The pricetime command. It stands beside the build, so that a clone has it from its first install on.
import { existsSync } from "node:fs";

const main = new URL("../dist/main.js", import.meta.url);
if (existsSync(main)) {
  await import(main.href);
} else {
  process.stderr.write("Pricetime is not built yet: npm start or npm run build builds it.\n");
  process.exitCode = 1;
}
