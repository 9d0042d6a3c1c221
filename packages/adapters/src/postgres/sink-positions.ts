import type { Pool } from "pg";
import type { PostgresDatabase } from "./pool.js";

/** Another process has moved the sink: whoever writes to it must read its position and start there. */
export class SinkPositionMoved extends Error {
  readonly code = "SINK_POSITION_MOVED";
  constructor(sink: string, from: number) {
    super(`The sink "${sink}" no longer stands at position ${from}; read its position and go on from there.`);
    this.name = "SinkPositionMoved";
  }
}

/**
 * Where each sink stands that cannot keep its position with its effect, as a queue cannot: it is moved after the effect, so a crash
 * between the two repeats the last write.
 */
export class PostgresSinkPositions {
  readonly #pool: Pool;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  /** Of the last command the sink has; 0 for a sink that never moved. */
  async position(sink: string): Promise<number> {
    const { rows } = await this.#pool.query<{ readonly position: number }>(
      "SELECT position FROM pricetime.sink_positions WHERE sink = $1",
      [sink],
    );
    return rows[0]?.position ?? 0;
  }

  /** @throws SinkPositionMoved when the sink does not stand at `from` */
  async move(sink: string, from: number, to: number): Promise<void> {
    const { rowCount } =
      from === 0
        ? await this.#pool.query(
            "INSERT INTO pricetime.sink_positions (sink, position) VALUES ($1, $2) ON CONFLICT DO NOTHING",
            [sink, to],
          )
        : await this.#pool.query(
            "UPDATE pricetime.sink_positions SET position = $3 WHERE sink = $1 AND position = $2",
            [sink, from, to],
          );
    if (rowCount === 0) throw new SinkPositionMoved(sink, from);
  }
}

/** @param database stays the caller's to close */
export const createPostgresSinkPositions = ({ pool }: Pick<PostgresDatabase, "pool">): PostgresSinkPositions =>
  new PostgresSinkPositions(pool);
