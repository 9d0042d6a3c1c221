import type Database from "libsql";
import {
  type ApiKey,
  KeyExists,
  type KeyPermission,
  UnknownUser,
  type User,
  UserExists,
  type UserStore,
} from "../ports/user-store.js";
import { openDatabase, sqliteCode } from "./open-database.js";

export interface SqliteUserStoreOptions {
  /** The file; its directory exists. Made with mode 0600. */
  readonly path: string;
}

const SCHEMA = `
  CREATE TABLE users (
    number INTEGER PRIMARY KEY,
    user_id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL UNIQUE,
    account_id INTEGER,
    created_at_ms INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE api_keys (
    number INTEGER PRIMARY KEY,
    api_key TEXT NOT NULL UNIQUE,
    account_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    credential TEXT NOT NULL,
    permissions TEXT NOT NULL,
    ip_allow_list TEXT NOT NULL,
    label TEXT NOT NULL,
    created_at_ms INTEGER NOT NULL,
    internal INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX api_keys_by_account ON api_keys (account_id)`;

const UPGRADES = {
  1: `ALTER TABLE api_keys RENAME COLUMN secret TO credential;
    ALTER TABLE api_keys ADD COLUMN ip_allow_list TEXT NOT NULL DEFAULT ''`,
};

interface UserRow {
  readonly user_id: string;
  readonly name: string;
  readonly account_id: number | null;
  readonly created_at_ms: number;
}

interface KeyRow {
  readonly api_key: string;
  readonly account_id: number;
  readonly kind: ApiKey["kind"];
  /** The secret of an HMAC key, the public key of another. */
  readonly credential: string;
  readonly permissions: string;
  readonly ip_allow_list: string;
  readonly label: string;
  readonly created_at_ms: number;
  readonly internal: number;
}

/**
 * Users and API keys in a file that only its owner may read; a change is on the disk before it is answered. The secrets of keys
 * lie in it as they are: whoever can read the file can sign for every account. @throws StoreRefused
 */
export async function openSqliteUserStore(options: SqliteUserStoreOptions): Promise<UserStore> {
  return new SqliteUserStore(
    openDatabase(options.path, { mark: "PTUS", version: 2, schema: SCHEMA, upgrades: UPGRADES, synchronous: "FULL" }),
  );
}

class SqliteUserStore implements UserStore {
  readonly #database: Database.Database;
  readonly #statements: ReturnType<typeof prepare>;

  constructor(database: Database.Database) {
    this.#database = database;
    this.#statements = prepare(database);
  }

  async addUser({ userId, name, accountId, createdAtMs }: User): Promise<void> {
    try {
      this.#statements.addUser.run(userId, name, accountId ?? null, createdAtMs);
    } catch (error) {
      throw isTaken(error) ? new UserExists(name) : error;
    }
  }

  async setAccount(userId: string, accountId: number): Promise<void> {
    if (this.#statements.setAccount.run(accountId, userId).changes === 0) throw new UnknownUser(userId);
  }

  async user(name: string): Promise<User | undefined> {
    return this.#statements.user.all(name).map(userOf)[0];
  }

  async users(): Promise<readonly User[]> {
    return this.#statements.users.all().map(userOf);
  }

  async addKey(key: ApiKey): Promise<void> {
    try {
      this.#statements.addKey.run(
        key.apiKey,
        key.accountId,
        key.kind,
        key.kind === "HMAC" ? key.secret : key.publicKey,
        key.permissions.join(" "),
        key.ipAllowList.join(" "),
        key.label,
        key.createdAtMs,
        Number(key.internal),
      );
    } catch (error) {
      throw isTaken(error) ? new KeyExists() : error;
    }
  }

  async key(apiKey: string): Promise<ApiKey | undefined> {
    return this.#statements.key.all(apiKey).map(keyOf)[0];
  }

  async keys(accountId?: number): Promise<readonly ApiKey[]> {
    const { keys, keysOf } = this.#statements;
    return (accountId === undefined ? keys.all() : keysOf.all(accountId)).map(keyOf);
  }

  async revokeKey(apiKey: string): Promise<boolean> {
    return this.#statements.revokeKey.run(apiKey).changes > 0;
  }

  async close(): Promise<void> {
    this.#database.exec("PRAGMA wal_checkpoint(TRUNCATE)");
    this.#database.close();
  }
}

const prepare = (database: Database.Database) => ({
  addUser: database.prepare("INSERT INTO users (user_id, name, account_id, created_at_ms) VALUES (?, ?, ?, ?)"),
  setAccount: database.prepare("UPDATE users SET account_id = ? WHERE user_id = ?"),
  user: database.prepare("SELECT * FROM users WHERE name = ?"),
  users: database.prepare("SELECT * FROM users ORDER BY number"),
  addKey: database.prepare(
    `INSERT INTO api_keys (api_key, account_id, kind, credential, permissions, ip_allow_list, label, created_at_ms, internal)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ),
  key: database.prepare("SELECT * FROM api_keys WHERE api_key = ?"),
  keys: database.prepare("SELECT * FROM api_keys ORDER BY number"),
  keysOf: database.prepare("SELECT * FROM api_keys WHERE account_id = ? ORDER BY number"),
  revokeKey: database.prepare("DELETE FROM api_keys WHERE api_key = ?"),
});

const words = (text: string): string[] => (text === "" ? [] : text.split(" "));

const isTaken = (error: unknown): boolean => sqliteCode(error) === "SQLITE_CONSTRAINT_UNIQUE";

function userOf(row: unknown): User {
  const { user_id, name, account_id, created_at_ms } = row as UserRow;
  return { userId: user_id, name, accountId: account_id ?? undefined, createdAtMs: created_at_ms };
}

function keyOf(row: unknown): ApiKey {
  const stored = row as KeyRow;
  const { kind, credential } = stored;
  return {
    apiKey: stored.api_key,
    accountId: stored.account_id,
    ...(kind === "HMAC" ? { kind, secret: credential } : { kind, publicKey: credential }),
    permissions: words(stored.permissions) as KeyPermission[],
    ipAllowList: words(stored.ip_allow_list),
    label: stored.label,
    createdAtMs: stored.created_at_ms,
    internal: stored.internal === 1,
  };
}
