import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";

/** Runs an example as its reader would, against the built packages. */
const run = (name: string) =>
  execFileSync(process.execPath, [join(import.meta.dirname, name)], { encoding: "utf8" })
    .trim()
    .split("\n");

test("place-an-order trades between two accounts and is refused", () => {
  expect(run("place-an-order.mjs")).toEqual([
    "bob's order is FILLED with 0.20000000 BTC",
    "alice still offers 0.30000000 at 64000.00000000",
    "refused with -2010: Account has insufficient balance for requested action.",
    "bob holds 10.1998000000 BTC",
  ]);
});

test("follow-a-market shows the book and the candle", () => {
  expect(run("follow-a-market.mjs")).toEqual([
    "ask 64100.00  0.30000",
    "bid 63900.00  0.30000",
    "1m candle 64000.00 64100.00 64000.00 64100.00, 0.70000 BTC",
  ]);
});
