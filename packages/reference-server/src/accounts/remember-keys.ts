import type { ApiKey, UserStore } from "@pricetime/adapters";

/** Past this many keys the one remembered longest is forgotten. */
const REMEMBERED = 10_000;

/**
 * A user store that remembers the keys it has found, so that a request does not wait for the disk to know who asks.
 * Only for a store that nobody but this process writes: a key revoked through it is forgotten at once.
 */
export function rememberKeys(store: UserStore): UserStore {
  const found = new Map<string, ApiKey>();
  let revocations = 0;
  return {
    addUser: (user) => store.addUser(user),
    setAccount: (userId, accountId) => store.setAccount(userId, accountId),
    user: (name) => store.user(name),
    users: () => store.users(),
    addKey: (key) => store.addKey(key),
    keys: (accountId) => store.keys(accountId),
    key: async (apiKey) => {
      const known = found.get(apiKey);
      if (known !== undefined) return known;
      const before = revocations;
      const key = await store.key(apiKey);
      // What was found while a key was revoked may be that key.
      if (key === undefined || before !== revocations) return key;
      found.set(apiKey, key);
      for (const oldest of found.keys()) {
        if (found.size <= REMEMBERED) break;
        found.delete(oldest);
      }
      return key;
    },
    revokeKey: async (apiKey) => {
      const revoked = await store.revokeKey(apiKey);
      revocations++;
      found.delete(apiKey);
      return revoked;
    },
    close: () => store.close(),
  };
}
