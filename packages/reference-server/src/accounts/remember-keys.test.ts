import type { ApiKey } from "@pricetime/adapters";
import { MemoryUserStore } from "@pricetime/adapters/memory";
import { expect, test } from "vitest";
import { rememberKeys } from "./remember-keys.js";

const key: ApiKey = {
  apiKey: "k".repeat(64),
  accountId: 1,
  kind: "HMAC",
  secret: "s",
  permissions: ["READ"],
  ipAllowList: [],
  label: "",
  createdAtMs: 0,
  internal: false,
};

test("a key is looked up once, and a revoked one is unknown at once", async () => {
  const store = new MemoryUserStore();
  let lookUps = 0;
  const find = store.key.bind(store);
  store.key = (apiKey) => {
    lookUps++;
    return find(apiKey);
  };
  const users = rememberKeys(store);
  expect(await users.key(key.apiKey)).toBeUndefined();
  await users.addKey(key);
  expect([await users.key(key.apiKey), await users.key(key.apiKey)]).toEqual([key, key]);
  expect(lookUps).toBe(2);
  expect(await users.revokeKey(key.apiKey)).toBe(true);
  expect(await users.key(key.apiKey)).toBeUndefined();
});
