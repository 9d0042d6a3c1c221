import { createHash } from "node:crypto";
import type pg from "pg";
import { connect, disconnect, type PostgresOptions } from "./connection.js";
import { MIGRATIONS } from "./migrations/index.js";
import type { Migration } from "./migrations/migration.js";
import { PostgresRefused, postgresCode } from "./postgres-refused.js";
import { requireVersion } from "./server-version.js";

/** Lets one program at a time migrate a database. */
const LOCK = 7_069_001;
/** Building an index over many rows takes its time; so may waiting for another program's migration. */
const STATEMENT_TIMEOUT_MS = 600_000;
const LOCK_TIMEOUT_MS = 30_000;

const BOOKKEEPING = `
  CREATE SCHEMA IF NOT EXISTS pricetime;
  CREATE TABLE IF NOT EXISTS pricetime.migration (
    version integer PRIMARY KEY,
    name text NOT NULL,
    checksum text NOT NULL,
    applied_at timestamptz NOT NULL DEFAULT clock_timestamp()
  )`;

interface Applied {
  readonly version: number;
  readonly name: string;
  readonly checksum: string;
}

/**
 * Brings the database's schema up to this program, all of it or nothing, while other programs that try it wait.
 *
 * @param options of a user who may make a schema; it will own the tables
 * @param how.dryRun changes nothing
 * @returns names of the migrations that were applied, or would be
 * @throws PostgresRefused
 */
export async function migrate(
  options: PostgresOptions,
  { dryRun = false }: { readonly dryRun?: boolean } = {},
): Promise<readonly string[]> {
  return withClient(options, async (client) => {
    await requireVersion(client);
    await client.query(dryRun ? "BEGIN READ ONLY" : "BEGIN");
    await client.query("SELECT pg_advisory_xact_lock($1)", [LOCK]);
    if (!dryRun) await client.query(BOOKKEEPING);
    const missing = missingFrom(await appliedTo(client));
    if (!dryRun) {
      for (const migration of missing) {
        await client.query(migration.sql);
        await client.query("INSERT INTO pricetime.migration (version, name, checksum) VALUES ($1, $2, $3)", [
          migration.version,
          migration.name,
          checksum(migration),
        ]);
      }
    }
    await client.query("COMMIT");
    return missing.map(title);
  });
}

/** @throws PostgresRefused when the schema is not exactly the one this program works with */
export async function requireMigrations(client: pg.Client): Promise<void> {
  const missing = missingFrom(await appliedTo(client));
  if (missing.length > 0) {
    throw new PostgresRefused(
      "MIGRATIONS_MISSING",
      `The database lacks migrations of this program (${missing.map(title).join(", ")}): apply them before starting.`,
    );
  }
}

/** Runs `work` on a connection with the patience that changing a schema needs. @throws PostgresRefused */
export async function withClient<Result>(
  options: PostgresOptions,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = await connect({
    ...options,
    statementTimeoutMs: STATEMENT_TIMEOUT_MS,
    lockTimeoutMs: LOCK_TIMEOUT_MS,
  });
  try {
    return await work(client);
  } catch (error) {
    if (postgresCode(error) !== "42501") throw error;
    const sentence = "This user may not change the schema of the database: use its owner, or one who may create there.";
    throw new PostgresRefused("DATABASE_RIGHTS", sentence, error);
  } finally {
    disconnect(client);
  }
}

/** Those applied so far, in order; none to a database that was never migrated. */
async function appliedTo(client: pg.Client): Promise<readonly Applied[]> {
  const { rows } = await client.query("SELECT to_regclass('pricetime.migration') IS NOT NULL AS migrated");
  if (rows[0]?.migrated !== true) return [];
  return (await client.query<Applied>("SELECT version, name, checksum FROM pricetime.migration ORDER BY version")).rows;
}

function missingFrom(applied: readonly Applied[]): readonly Migration[] {
  for (const { version, name, checksum: found } of applied) {
    const known = MIGRATIONS.find((migration) => migration.version === version);
    if (known === undefined) {
      throw new PostgresRefused(
        "MIGRATIONS_NEWER",
        `The database has migration ${version} (${name}), which this program does not know: run the newer program that applied it.`,
      );
    }
    if (checksum(known) !== found) {
      throw new PostgresRefused(
        "MIGRATIONS_CHANGED",
        `Migration ${version} (${name}) of the database is not the one of this program: run the program that applied it.`,
      );
    }
  }
  return MIGRATIONS.filter(({ version }) => !applied.some((each) => each.version === version));
}

const title = ({ version, name }: Migration): string => `${version} ${name}`;
const checksum = ({ sql }: Migration): string => createHash("sha256").update(sql).digest("hex");
