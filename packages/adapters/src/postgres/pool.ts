import pg from "pg";
import { connect, connectionConfig, disconnect, type PostgresOptions } from "./connection.js";
import { requireMigrations } from "./migrate.js";
import { requireVersion } from "./server-version.js";

export interface PostgresPoolOptions extends PostgresOptions {
  /** The most connections in the pool; journal and lease each have one of their own besides. Default 10. */
  readonly connections?: number;
}

/** An open database, for the stores of this folder. */
export interface PostgresDatabase {
  /** For statements that may run beside each other. */
  readonly pool: pg.Pool;
  /** For those who need a connection of their own. */
  readonly options: PostgresOptions;
  close(): Promise<void>;
}

/**
 * Opens a database whose migrations this program knows all of, and which has all of them.
 * @throws PostgresRefused
 */
export async function openPostgres(options: PostgresPoolOptions): Promise<PostgresDatabase> {
  const client = await connect(options);
  try {
    await requireVersion(client);
    await requireMigrations(client);
  } finally {
    disconnect(client);
  }
  const pool = new pg.Pool({ ...connectionConfig(options), max: options.connections ?? 10 });
  // A connection that breaks while idle is replaced by the next use.
  pool.on("error", () => undefined);
  return { pool, options, close: () => pool.end() };
}
