import { describe, expect, it } from "vitest";
import {
  type ApiKey,
  type HmacApiKey,
  KeyExists,
  type PublicKeyApiKey,
  UnknownUser,
  type User,
  UserExists,
  type UserStore,
} from "../ports/user-store.js";
import { type Exemptions, rulesWith } from "./rule.js";

export interface UserStoreUnderTest {
  readonly store: UserStore;
  /** Closes it and opens the same users again. */
  readonly reopen: () => Promise<UserStore>;
  readonly close: () => Promise<void>;
}

export type UserStoreRule = "survivesReopen";

const user = (name: string): User => ({
  userId: `user-${name}`,
  name,
  accountId: undefined,
  createdAtMs: 1_700_000_000_000,
});

const key = (apiKey: string, rest: Partial<HmacApiKey> = {}): HmacApiKey => ({
  apiKey: apiKey.padEnd(64, "k"),
  accountId: 1,
  kind: "HMAC",
  secret: "s".repeat(64),
  permissions: ["READ", "TRADE"],
  ipAllowList: [],
  label: 'bot\'s "own" ключ',
  createdAtMs: 1_700_000_000_001,
  internal: false,
  ...rest,
});

const publicKeyOf = (apiKey: string, kind: PublicKeyApiKey["kind"]): PublicKeyApiKey => {
  const { secret: _, ...fields } = key(apiKey, { ipAllowList: ["192.0.2.7", "198.51.100.0/24", "2001:db8::/32"] });
  return { ...fields, kind, publicKey: `-----BEGIN PUBLIC KEY-----\n${kind}\n-----END PUBLIC KEY-----\n` };
};

/** @param open an empty store */
export function describeUserStore(
  name: string,
  open: () => Promise<UserStoreUnderTest>,
  exempt: Exemptions<UserStoreRule> = {},
): void {
  const rule = rulesWith<UserStoreRule>(name, exempt);
  const on = (test: (store: UserStore, underTest: UserStoreUnderTest) => Promise<void>) => async () => {
    const underTest = await open();
    try {
      await test(underTest.store, underTest);
    } finally {
      await underTest.close();
    }
  };

  describe(`UserStore contract: ${name}`, () => {
    it(
      "finds users by name and lists them in order of creation",
      on(async (store) => {
        expect(await store.user("alice")).toBeUndefined();
        for (const each of ["zoe", "alice", "Alice"]) await store.addUser(user(each));
        expect(await store.user("alice")).toEqual(user("alice"));
        expect(await store.users()).toEqual([user("zoe"), user("alice"), user("Alice")]);
      }),
    );

    it(
      "refuses a name or an id that is in use",
      on(async (store) => {
        await store.addUser(user("alice"));
        await expect(store.addUser({ ...user("alice"), userId: "other" })).rejects.toBeInstanceOf(UserExists);
        await expect(store.addUser({ ...user("alice"), name: "other" })).rejects.toBeInstanceOf(UserExists);
        expect(await store.users()).toHaveLength(1);
      }),
    );

    it(
      "notes the account once the engine has answered",
      on(async (store) => {
        await store.addUser(user("alice"));
        await store.setAccount("user-alice", 12);
        await store.setAccount("user-alice", 12);
        expect(await store.user("alice")).toEqual({ ...user("alice"), accountId: 12 });
        await expect(store.setAccount("user-bob", 13)).rejects.toBeInstanceOf(UnknownUser);
      }),
    );

    it(
      "finds keys whole, one by one and by account",
      on(async (store) => {
        const internal = key("c", { accountId: 2, permissions: [], internal: true, label: "" });
        const keys: ApiKey[] = [
          key("z"),
          key("a", { permissions: ["READ", "TRADE", "WITHDRAW"] }),
          publicKeyOf("e", "ED25519"),
          publicKeyOf("r", "RSA"),
          internal,
        ];
        for (const each of keys) await store.addKey(each);
        for (const each of keys) expect(await store.key(each.apiKey)).toEqual(each);
        expect(await store.key("unknown")).toBeUndefined();
        expect(await store.keys()).toEqual(keys);
        expect(await store.keys(1)).toEqual(keys.slice(0, -1));
        expect(await store.keys(3)).toEqual([]);
      }),
    );

    it(
      "refuses a key twice and forgets a revoked one",
      on(async (store) => {
        await store.addKey(key("a"));
        await expect(store.addKey(key("a", { accountId: 9 }))).rejects.toBeInstanceOf(KeyExists);
        expect(await store.key(key("a").apiKey)).toEqual(key("a"));
        expect(await store.revokeKey(key("a").apiKey)).toBe(true);
        expect(await store.revokeKey(key("a").apiKey)).toBe(false);
        expect(await store.key(key("a").apiKey)).toBeUndefined();
        expect(await store.keys()).toEqual([]);
      }),
    );

    rule(
      "survivesReopen",
      "has the same users and keys after it was opened again",
      on(async (store, { reopen }) => {
        await store.addUser(user("alice"));
        await store.setAccount("user-alice", 1);
        const keys = [key("a"), publicKeyOf("e", "ED25519")];
        for (const each of keys) await store.addKey(each);
        const again = await reopen();
        expect(await again.users()).toEqual([{ ...user("alice"), accountId: 1 }]);
        expect(await again.keys()).toEqual(keys);
      }),
    );
  });
}
