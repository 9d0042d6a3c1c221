import type { Migration } from "./migration.js";

/** Users and API keys: a truth of its own, not in the journal. `number` is the order of creation. */
export const USERS: Migration = {
  version: 4,
  name: "users",
  sql: `
    CREATE TABLE pricetime.users (
      number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      user_id text COLLATE "C" NOT NULL UNIQUE,
      name text COLLATE "C" NOT NULL UNIQUE,
      account_id bigint,
      created_at_ms bigint NOT NULL
    );

    CREATE TABLE pricetime.api_keys (
      number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      api_key text COLLATE "C" NOT NULL UNIQUE,
      account_id bigint NOT NULL,
      kind text NOT NULL,
      credential text NOT NULL,
      permissions text[] NOT NULL,
      ip_allow_list text[] NOT NULL,
      label text NOT NULL,
      created_at_ms bigint NOT NULL,
      internal boolean NOT NULL
    );
    CREATE INDEX api_keys_by_account ON pricetime.api_keys (account_id);
  `,
};
