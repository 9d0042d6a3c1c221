import type { Pool } from "pg";
import {
  type ApiKey,
  KeyExists,
  type KeyPermission,
  UnknownUser,
  type User,
  UserExists,
  type UserStore,
} from "../ports/user-store.js";
import type { PostgresDatabase } from "./pool.js";

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
  readonly permissions: readonly KeyPermission[];
  readonly ip_allow_list: readonly string[];
  readonly label: string;
  readonly created_at_ms: number;
  readonly internal: boolean;
}

/**
 * Users and API keys for all processes that share a database. The secrets of keys lie in it as they are.
 *
 * @param database stays open when the store is closed
 */
export const createPostgresUserStore = ({ pool }: Pick<PostgresDatabase, "pool">): UserStore =>
  new PostgresUserStore(pool);

class PostgresUserStore implements UserStore {
  readonly #pool: Pool;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  async addUser({ userId, name, accountId, createdAtMs }: User): Promise<void> {
    const isAdded = await this.#change(
      `INSERT INTO pricetime.users (user_id, name, account_id, created_at_ms) VALUES ($1, $2, $3, $4)
       ON CONFLICT DO NOTHING`,
      [userId, name, accountId ?? null, createdAtMs],
    );
    if (!isAdded) throw new UserExists(name);
  }

  async setAccount(userId: string, accountId: number): Promise<void> {
    const isKnown = await this.#change("UPDATE pricetime.users SET account_id = $1 WHERE user_id = $2", [
      accountId,
      userId,
    ]);
    if (!isKnown) throw new UnknownUser(userId);
  }

  async user(name: string): Promise<User | undefined> {
    return (await this.#users("WHERE name = $1", [name]))[0];
  }

  async users(): Promise<readonly User[]> {
    return this.#users("ORDER BY number", []);
  }

  async addKey(key: ApiKey): Promise<void> {
    const isAdded = await this.#change(
      `INSERT INTO pricetime.api_keys
         (api_key, account_id, kind, credential, permissions, ip_allow_list, label, created_at_ms, internal)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING`,
      [
        key.apiKey,
        key.accountId,
        key.kind,
        key.kind === "HMAC" ? key.secret : key.publicKey,
        key.permissions,
        key.ipAllowList,
        key.label,
        key.createdAtMs,
        key.internal,
      ],
    );
    if (!isAdded) throw new KeyExists();
  }

  async key(apiKey: string): Promise<ApiKey | undefined> {
    return (await this.#keys("WHERE api_key = $1", [apiKey]))[0];
  }

  async keys(accountId?: number): Promise<readonly ApiKey[]> {
    return accountId === undefined
      ? this.#keys("ORDER BY number", [])
      : this.#keys("WHERE account_id = $1 ORDER BY number", [accountId]);
  }

  revokeKey(apiKey: string): Promise<boolean> {
    return this.#change("DELETE FROM pricetime.api_keys WHERE api_key = $1", [apiKey]);
  }

  async close(): Promise<void> {}

  /** @returns whether a row was changed */
  async #change(text: string, values: readonly unknown[]): Promise<boolean> {
    const { rowCount } = await this.#pool.query(text, [...values]);
    return rowCount === 1;
  }

  async #users(rest: string, values: readonly unknown[]): Promise<User[]> {
    const { rows } = await this.#pool.query<UserRow>(`SELECT * FROM pricetime.users ${rest}`, [...values]);
    return rows.map(userOf);
  }

  async #keys(rest: string, values: readonly unknown[]): Promise<ApiKey[]> {
    const { rows } = await this.#pool.query<KeyRow>(`SELECT * FROM pricetime.api_keys ${rest}`, [...values]);
    return rows.map(keyOf);
  }
}

const userOf = ({ user_id, name, account_id, created_at_ms }: UserRow): User => ({
  userId: user_id,
  name,
  accountId: account_id ?? undefined,
  createdAtMs: created_at_ms,
});

const keyOf = (row: KeyRow): ApiKey => ({
  apiKey: row.api_key,
  accountId: row.account_id,
  ...(row.kind === "HMAC" ? { kind: row.kind, secret: row.credential } : { kind: row.kind, publicKey: row.credential }),
  permissions: row.permissions,
  ipAllowList: row.ip_allow_list,
  label: row.label,
  createdAtMs: row.created_at_ms,
  internal: row.internal,
});
