// Writes src/generated/types.ts from the wire contract.
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { runnerImport } from "vite";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const { module } = await runnerImport(here("./type-source.ts"), { configFile: false, logLevel: "error" });
writeFileSync(here("../src/generated/types.ts"), module.typeSource());
