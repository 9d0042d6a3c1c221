import type { Queryable } from "./table.js";

/** A month of journal time, UTC: months since 1970. What only grows lies in one partition a month. */
type Month = number;

const monthOf = (timeMs: number): Month => {
  const date = new Date(timeMs);
  return (date.getUTCFullYear() - 1970) * 12 + date.getUTCMonth();
};

/** The months whose partitions this process knows to be there. */
export class HistoryMonths {
  readonly #known = new Set<Month>();

  /** Makes the partitions that rows of these times need. They are there once the caller's transaction commits. @returns their months */
  async make(database: Queryable, timesMs: Iterable<number>): Promise<readonly Month[]> {
    const missing = new Map<Month, number>();
    for (const timeMs of timesMs) {
      const month = monthOf(timeMs);
      if (!this.#known.has(month)) missing.set(month, timeMs);
    }
    for (const timeMs of missing.values()) await database.query("SELECT pricetime.make_history_month($1)", [timeMs]);
    return [...missing.keys()];
  }

  confirm(months: readonly Month[]): void {
    for (const month of months) this.#known.add(month);
  }

  /** After a failure: another process may have dropped some. */
  forget(): void {
    this.#known.clear();
  }

  /** Drops every month that ended at or before the time. @returns the partitions dropped */
  async dropBefore(database: Queryable, timeMs: number): Promise<readonly string[]> {
    this.forget();
    const dropped: string[] = [];
    for (;;) {
      // One at a time: each is gone for good, and none keeps readers waiting for long.
      const { rows } = await database.query<{ readonly name: string | null }>(
        "SELECT pricetime.drop_history_before($1) AS name",
        [timeMs],
      );
      const name = rows[0]?.name ?? null;
      if (name === null) return dropped;
      dropped.push(name);
    }
  }
}
