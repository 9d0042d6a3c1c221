import { createHash } from "node:crypto";
import type pg from "pg";
import type { Checkpoint, CheckpointStore } from "../ports/checkpoint-store.js";
import type { PostgresDatabase } from "./pool.js";

export interface PostgresCheckpointStoreOptions {
  /** Of which journal of the database. Default 0. */
  readonly shard?: number;
}

/** So small that one statement carries a part well within its time. */
const PART_BYTES = 2 * 1024 * 1024;

interface Kept {
  readonly seq: number;
  readonly position: number;
  readonly sha256: Buffer;
}

/** Checkpoints as rows of a table: written in one transaction, read in another. */
export const createPostgresCheckpointStore = (
  { pool }: PostgresDatabase,
  { shard = 0 }: PostgresCheckpointStoreOptions = {},
): CheckpointStore => new PostgresCheckpointStore(pool, shard);

class PostgresCheckpointStore implements CheckpointStore {
  readonly #pool: pg.Pool;
  readonly #shard: number;

  constructor(pool: pg.Pool, shard: number) {
    this.#pool = pool;
    this.#shard = shard;
  }

  async write(checkpoint: Checkpoint): Promise<void> {
    const { seq, position } = checkpoint;
    // The caller may reuse its bytes while the parts are sent.
    const bytes = Buffer.from(checkpoint.bytes);
    await this.#transaction("BEGIN", async (client) => {
      await client.query("DELETE FROM pricetime.checkpoint WHERE shard = $1 AND position = $2", [
        this.#shard,
        position,
      ]);
      await client.query("INSERT INTO pricetime.checkpoint (shard, position, seq, sha256) VALUES ($1, $2, $3, $4)", [
        this.#shard,
        position,
        seq,
        digest(seq, position, bytes),
      ]);
      for (let part = 0; part * PART_BYTES < bytes.length; part++) {
        const piece = bytes.subarray(part * PART_BYTES, (part + 1) * PART_BYTES);
        await client.query(
          "INSERT INTO pricetime.checkpoint_part (shard, position, part, bytes) VALUES ($1, $2, $3, $4)",
          [this.#shard, position, part, piece],
        );
      }
    });
  }

  async newest(
    atMost = Number.MAX_SAFE_INTEGER,
    onDamaged?: (name: string, reason: string) => void,
  ): Promise<Checkpoint | undefined> {
    return this.#transaction(READING, async (client) => {
      for (const kept of (await this.#kept(client)).toReversed()) {
        if (kept.position > atMost) continue;
        const checkpoint = await this.#read(client, kept);
        if (checkpoint !== undefined) return checkpoint;
        onDamaged?.(`checkpoint ${kept.position} of the database`, "its SHA-256 does not match");
      }
      return undefined;
    });
  }

  async list(): Promise<readonly { readonly seq: number; readonly position: number }[]> {
    return (await this.#kept(this.#pool)).map(({ seq, position }) => ({ seq, position }));
  }

  async prune(count: number): Promise<void> {
    await this.#transaction("BEGIN", async (client) => {
      let whole = 0;
      for (const kept of (await this.#kept(client)).toReversed()) {
        if (whole === count) {
          await client.query("DELETE FROM pricetime.checkpoint WHERE shard = $1 AND position = $2", [
            this.#shard,
            kept.position,
          ]);
        } else if ((await this.#read(client, kept)) !== undefined) whole++;
      }
    });
  }

  /** Ascending by position. */
  async #kept(client: Pick<pg.ClientBase, "query">): Promise<readonly Kept[]> {
    const text = "SELECT seq, position, sha256 FROM pricetime.checkpoint WHERE shard = $1 ORDER BY position";
    return (await client.query<Kept>(text, [this.#shard])).rows;
  }

  /** Nothing when it is damaged. */
  async #read(client: pg.ClientBase, { seq, position, sha256 }: Kept): Promise<Checkpoint | undefined> {
    const parts: Buffer[] = [];
    for (;;) {
      const { rows } = await client.query<{ readonly bytes: Buffer }>(
        "SELECT bytes FROM pricetime.checkpoint_part WHERE shard = $1 AND position = $2 AND part = $3",
        [this.#shard, position, parts.length],
      );
      if (rows[0] === undefined) break;
      parts.push(rows[0].bytes);
    }
    const bytes = Uint8Array.from(Buffer.concat(parts));
    return digest(seq, position, bytes).equals(sha256) ? { seq, position, bytes } : undefined;
  }

  async #transaction<Result>(begin: string, work: (client: pg.PoolClient) => Promise<Result>): Promise<Result> {
    const client = await this.#pool.connect();
    let failure: Error | undefined;
    try {
      await client.query(begin);
      const result = await work(client);
      await client.query("COMMIT");
      return result;
    } catch (error) {
      failure = error instanceof Error ? error : new Error(String(error));
      throw error;
    } finally {
      // After a failure the connection is ended, and with it the transaction.
      client.release(failure);
    }
  }
}

const READING = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";

const digest = (seq: number, position: number, bytes: Uint8Array): Buffer =>
  createHash("sha256").update(`${seq} ${position}\n`).update(bytes).digest();
