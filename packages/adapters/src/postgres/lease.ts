import { randomUUID } from "node:crypto";
import type { Lease } from "../ports/lease.js";
import { HeldConnection } from "./held-connection.js";
import type { PostgresDatabase } from "./pool.js";

export interface PostgresLeaseOptions {
  /** Which lease of the database. Default 0. */
  readonly shard?: number;
  /** How long it lasts without being renewed, ms by the database's clock. Default 1,500. */
  readonly durationMs?: number;
}

const ACQUIRE = `INSERT INTO pricetime.lease AS kept (shard, epoch, holder, expires_at)
  VALUES ($1, 1, $2, clock_timestamp() + $3 * interval '1 millisecond')
  ON CONFLICT (shard) DO UPDATE
    SET epoch = kept.epoch + 1, holder = $2, expires_at = clock_timestamp() + $3 * interval '1 millisecond'
    WHERE kept.expires_at <= clock_timestamp()
  RETURNING epoch`;
const RENEW = `UPDATE pricetime.lease SET expires_at = clock_timestamp() + $3 * interval '1 millisecond'
  WHERE shard = $1 AND holder = $2 AND expires_at > clock_timestamp() RETURNING epoch`;
const RELEASE = "UPDATE pricetime.lease SET expires_at = '-infinity' WHERE shard = $1 AND holder = $2";

/**
 * A lease as one row of a table: it lasts a while by the clock of the database, never by that of a program, and is free again when
 * that has passed. Has a connection of its own, closed by {@link PostgresLease.close}.
 */
export const createPostgresLease = (database: PostgresDatabase, options: PostgresLeaseOptions = {}): PostgresLease =>
  new PostgresLease(database, options);

export class PostgresLease implements Lease {
  readonly #connection: HeldConnection;
  readonly #shard: number;
  readonly #durationMs: number;
  /** Made anew for each leadership: one that has ended cannot be mistaken for the next. */
  #holder: string | undefined;

  /** @internal use {@link createPostgresLease} */
  constructor(database: PostgresDatabase, { shard = 0, durationMs = 1_500 }: PostgresLeaseOptions) {
    this.#shard = shard;
    this.#durationMs = durationMs;
    // An answer that takes longer than the lease lasts is of no use.
    const { statementTimeoutMs = 2_000, lockTimeoutMs = 1_000 } = database.options;
    this.#connection = new HeldConnection({
      ...database.options,
      statementTimeoutMs: Math.min(statementTimeoutMs, durationMs),
      lockTimeoutMs: Math.min(lockTimeoutMs, durationMs),
    });
  }

  /** @throws PostgresRefused when the database cannot be reached */
  async acquire(): Promise<number | undefined> {
    const holder = randomUUID();
    const rows = await this.#run(ACQUIRE, [this.#shard, holder, this.#durationMs]);
    if (rows.length === 0) return undefined;
    this.#holder = holder;
    return rows[0]?.epoch;
  }

  /** False also when the database cannot be asked: then nobody can say that the lease still lasts. */
  async renew(): Promise<boolean> {
    if (this.#holder === undefined) return false;
    const values = [this.#shard, this.#holder, this.#durationMs];
    try {
      return (await this.#run(RENEW, values)).length === 1;
    } catch {
      return false;
    }
  }

  /** Where the database cannot be asked the lease ends by itself. */
  async release(): Promise<void> {
    if (this.#holder === undefined) return;
    const values = [this.#shard, this.#holder];
    this.#holder = undefined;
    await this.#run(RELEASE, values).catch(() => undefined);
  }

  close(): Promise<void> {
    return this.#connection.close();
  }

  #run(text: string, values: readonly unknown[]): Promise<readonly { readonly epoch: number }[]> {
    return this.#connection.use(
      async (client) => (await client.query<{ readonly epoch: number }>(text, [...values])).rows,
      () => false,
    );
  }
}
