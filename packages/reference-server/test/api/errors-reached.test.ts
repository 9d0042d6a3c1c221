import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ERRORS, endpointList, errorsOf } from "@pricetime/sdk/wire";
import { expect, test } from "vitest";

/** Never answered by this version, with the reason. */
const NOT_ANSWERED: Readonly<Record<string, string>> = {
  ORDER_ARCHIVED: "nothing is archived",
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
