import type pg from "pg";
import { PostgresRefused } from "./postgres-refused.js";

/** 14: the oldest whose makers still mend it. */
const OLDEST_VERSION = 140_000;

/** @throws PostgresRefused when the server is too old */
export async function requireVersion(client: Pick<pg.Client, "query">): Promise<void> {
  const { rows } = await client.query<{ readonly number: string; readonly name: string }>(
    "SELECT current_setting('server_version_num') AS number, current_setting('server_version') AS name",
  );
  const [version] = rows;
  if (Number(version?.number) < OLDEST_VERSION) {
    throw new PostgresRefused("DATABASE_TOO_OLD", `This is Postgres ${version?.name}; use version 14 or a newer one.`);
  }
}
