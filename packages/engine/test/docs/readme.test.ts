import { expect, test } from "vitest";
import { runExample } from "./run-example.js";

test("the README's example trades, adds up, and hashes the same twice", () => {
  const [events, balances, hash] = runExample("README.md");
  expect(events).toBe(
    "OrderNew Trade OrderTraded OrderTraded DepthChanged BalanceChanged BalanceChanged BalanceChanged BalanceChanged",
  );
  expect(balances).toBe("3200000000000n 49950000n 50000n");
  expect(hash).toMatch(/^[0-9a-f]{32}$/);
  expect(runExample("README.md")[2]).toBe(hash);
});
