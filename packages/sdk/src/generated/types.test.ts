import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { typeSource } from "../../scripts/type-source.js";

test("types.ts is what the wire contract generates; if not, run `npm run generate --workspace @pricetime/sdk`", () => {
  const checkedIn = readFileSync(new URL("./types.ts", import.meta.url), "utf8");
  expect(checkedIn === typeSource(), "src/generated/types.ts is stale").toBe(true);
});
