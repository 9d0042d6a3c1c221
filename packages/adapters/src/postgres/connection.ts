import pg from "pg";
import { PostgresRefused, postgresCode } from "./postgres-refused.js";

export interface PostgresOptions {
  /** Where the database is: "postgres://user:password@host:port/database". Not a pooler that shares connections between clients. */
  readonly dsn: string;
  /** Shown by the server beside each connection. Default "pricetime". */
  readonly applicationName?: string;
  /** The longest a statement may take, ms. Default 2,000. */
  readonly statementTimeoutMs?: number;
  /** The longest a statement may wait for a lock, ms. Default 1,000. */
  readonly lockTimeoutMs?: number;
}

const CONNECT_TIMEOUT_MS = 3_000;
/** Beyond the server's own limit: for an answer that never arrives. */
const ANSWER_GRACE_MS = 1_000;
const KEEP_ALIVE_AFTER_MS = 1_000;
const IDLE_IN_TRANSACTION_MS = 10_000;
const INT8 = 20;

/** Numbers of rows and positions fit in a double; what does not is not ours. */
function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value))
    throw new RangeError(`The database holds ${text}, which is no whole number below 2^53.`);
  return value;
}

const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: "text" | "binary") =>
    oid === INT8 && format !== "binary" ? safeInteger : pg.types.getTypeParser(oid, format as "text"),
};

/** What every connection is opened with. @throws PostgresRefused */
export function connectionConfig(options: PostgresOptions): pg.ClientConfig {
  const { dsn, applicationName = "pricetime", statementTimeoutMs = 2_000, lockTimeoutMs = 1_000 } = options;
  if (!URL.canParse(dsn) || !/^postgres(ql)?:$/.test(new URL(dsn).protocol)) {
    throw new PostgresRefused(
      "DATABASE_URL_INVALID",
      "The address of the database is not a URL of Postgres; write postgres://user:password@host:port/database.",
    );
  }
  return {
    connectionString: dsn,
    application_name: applicationName,
    statement_timeout: statementTimeoutMs,
    query_timeout: statementTimeoutMs + ANSWER_GRACE_MS,
    lock_timeout: lockTimeoutMs,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE_AFTER_MS,
    types,
  };
}

/** One open connection, outside any pool. @throws PostgresRefused */
export async function connect(options: PostgresOptions): Promise<pg.Client> {
  const client = new pg.Client(connectionConfig(options));
  // What breaks between two statements is reported by the next one.
  client.on("error", () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    disconnect(client);
    throw refusalOf(error, options.dsn);
  }
}

/** Ends a connection at once, whatever it is doing. */
export function disconnect(client: pg.Client): void {
  client.end().catch(() => undefined);
}

/** Why connecting failed, in one sentence. */
function refusalOf(error: unknown, dsn: string): unknown {
  const { host, pathname, username } = new URL(dsn);
  const code = postgresCode(error);
  if (code === "28P01" || code === "28000") {
    return new PostgresRefused(
      "DATABASE_CREDENTIALS",
      `Postgres at ${host} does not let ${username || "this user"} in: check the user name and password.`,
      error,
    );
  }
  if (code === "3D000") {
    const sentence = `Postgres at ${host} has no database ${pathname.slice(1)}: make it, or name another one.`;
    return new PostgresRefused("DATABASE_MISSING", sentence, error);
  }
  if (code === "42501") {
    const sentence = `${username} may not connect to database ${pathname.slice(1)} at ${host}: grant it the right to.`;
    return new PostgresRefused("DATABASE_RIGHTS", sentence, error);
  }
  return new PostgresRefused(
    "DATABASE_UNREACHABLE",
    `Postgres at ${host} does not answer (${code || (error instanceof Error ? error.message : String(error))}): check that it runs and can be reached from here.`,
    error,
  );
}
