import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ERRORS, endpointList, errorsOf } from "@pricetime/sdk/wire";
import { expect, test } from "vitest";

/** Never answered by this version, with the reason. */
const NOT_ANSWERED: Readonly<Record<string, string>> = {
  ORDER_ARCHIVED: "nothing is archived",
  INVALID_PEG_PRICE_TYPE: "pegged orders come with a later version; the contract's own tests cover the word",
  INVALID_PEG_OFFSET_TYPE: "as above",
  UNKNOWN_ORDER_COMPOSITION: "the contract refuses every such mix before, by the parameter at fault",
};

test("every error the documentation promises is produced by a test here, or is said not to be answered", () => {
  const tests = readdirSync(import.meta.dirname)
    .filter((name) => name.endsWith(".ts"))
    .map((name) => readFileSync(join(import.meta.dirname, name), "utf8"))
    .join("\n");
  const promised = [...new Set(endpointList.flatMap(errorsOf))];
  const missing = promised.filter((name) => !tests.includes(`${ERRORS[name].code}`) && !(name in NOT_ANSWERED));
  expect(missing).toEqual([]);
  expect(promised.length).toBeGreaterThan(30);
});
