import { startExchange, testGenesis } from "@pricetime/reference-server/testing";
import { expect, test } from "vitest";
import { applyGenesis } from "../../src/genesis/apply-genesis.js";

test("a genesis applied again, or in part before, changes nothing that was done", async () => {
  const { exchange, close } = await startExchange({ genesis: { ...testGenesis, accounts: [], symbols: [] } });
  const { accounts } = await applyGenesis(exchange, testGenesis);
  const hash = exchange.stateHash();
  expect(await applyGenesis(exchange, testGenesis)).toEqual({ accounts });
  expect(exchange.stateHash()).toBe(hash);
  expect([...accounts.keys()]).toEqual(["alice", "bob"]);
  const alice = await exchange.hotState.account(accounts.get("alice") ?? 0);
  expect(alice?.balances.map(({ free }) => free)).toEqual([100_000_000_000n, 10_000_000_000n, 100_000_000_000_000n]);
  await close();
});

test("after a crash between journal and user store the account is found, not opened twice", async () => {
  const { exchange, close } = await startExchange({ genesis: { ...testGenesis, accounts: [] } });
  const crashing = { ...exchange, users: { ...exchange.users, ...failingAccounts(exchange.users) } };
  await expect(applyGenesis(crashing, testGenesis)).rejects.toThrow("power cut");
  const { accounts } = await applyGenesis(exchange, testGenesis);
  expect([...accounts.values()]).toEqual([1, 2]);
  const alice = await exchange.hotState.account(1);
  expect(alice?.balances[0]).toMatchObject({ free: 100_000_000_000n });
  await close();
});

/** The user store as it looks when the process dies before the account is known to it. */
function failingAccounts(users: Awaited<ReturnType<typeof startExchange>>["exchange"]["users"]) {
  return {
    addUser: users.addUser.bind(users),
    user: users.user.bind(users),
    setAccount: () => Promise.reject(new Error("power cut")),
  };
}

test("what contradicts the listings is refused before anything is submitted", async () => {
  const { exchange, close } = await startExchange();
  const position = exchange.position();
  const assets = [{ asset: "BTC", decimals: 9 }, ...testGenesis.assets.slice(1), { asset: "SOL", decimals: 8 }];
  const accounts = [{ name: "carol", balances: { SOL: "0.000000001" } }];
  await expect(applyGenesis(exchange, { ...testGenesis, assets, accounts })).rejects.toThrow(
    "The genesis cannot be applied:\n" +
      "  Asset BTC is listed with 10 decimals already; they are fixed for ever.\n" +
      "  Account carol: 0.000000001 has more decimals than SOL, which has 8.",
  );
  expect(exchange.position()).toBe(position);
  await close();
});
