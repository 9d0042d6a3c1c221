import pg from "pg";
import type { PostgresOptions } from "./connection.js";
import { withClient } from "./migrate.js";

/** What a program that keeps a journal needs, and no more: it can add rows, and neither change nor drop one. */
const RIGHTS = [
  "USAGE ON SCHEMA pricetime",
  "SELECT ON pricetime.migration",
  "SELECT, INSERT (shard, seq, bytes) ON pricetime.journal",
  "EXECUTE ON FUNCTION pricetime.begin_journal",
  "SELECT, INSERT, UPDATE ON pricetime.lease",
  "SELECT, INSERT, DELETE ON pricetime.checkpoint",
  "SELECT, INSERT, DELETE ON pricetime.checkpoint_part",
];

/**
 * Lets a role append to the journal, hold its lease and keep its checkpoints. Journal rows it can neither change nor drop, so
 * releasing old ones stays with the owner.
 *
 * @param options of the owner, after {@link migrate}
 * @param role exists already
 * @throws PostgresRefused
 */
export async function grantWriter(options: PostgresOptions, role: string): Promise<void> {
  const name = pg.escapeIdentifier(role);
  await withClient(options, (client) => client.query(RIGHTS.map((right) => `GRANT ${right} TO ${name}`).join("; ")));
}
