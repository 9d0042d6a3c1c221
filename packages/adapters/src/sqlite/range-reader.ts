import type Database from "libsql";
import type { ListRange } from "../ports/history-store.js";
import type { Table } from "./table.js";

const FIRST = Number.MIN_SAFE_INTEGER;
const LAST = Number.MAX_SAFE_INTEGER;

/** Ids of a symbol by time: journal time never goes back, so both ascend together. */
export interface IdsByTime {
  /** The first id at or after the time; beyond all ids when there is none. */
  readonly first: (symbolId: number, timeMs: number) => number;
  /** The last id at or before the time; before all ids when there is none. */
  readonly last: (symbolId: number, timeMs: number) => number;
}

/** @param table with an index on symbol, time and id */
export function idsByTime(database: Database.Database, table: string, id: string): IdsByTime {
  const first = database.prepare(
    `SELECT ${id} FROM ${table} WHERE symbol_id = ? AND time_ms >= ? ORDER BY time_ms, ${id} LIMIT 1`,
  );
  const last = database.prepare(
    `SELECT ${id} FROM ${table} WHERE symbol_id = ? AND time_ms <= ? ORDER BY time_ms DESC, ${id} DESC LIMIT 1`,
  );
  const found = (row: unknown, otherwise: number) =>
    row === undefined ? otherwise : ((row as Record<string, number>)[id] ?? otherwise);
  return {
    first: (symbolId, timeMs) => found(first.get(symbolId, timeMs), LAST),
    last: (symbolId, timeMs) => found(last.get(symbolId, timeMs), FIRST),
  };
}

export interface ListColumns {
  /** Condition that picks the list, with `?` for its values: "account_id = ? AND symbol_id = ?". */
  readonly list: string;
  readonly id: string;
  readonly time: string;
  /** What tells rows of one id apart, ascending. */
  readonly within?: string;
}

/**
 * Prepares reading a part of a list; the result is ascending, whichever end was asked for.
 *
 * @param ids lets a list by symbol and id start at the right place for a time, instead of passing over all rows before it
 */
export function rangeReader<Row extends object>(
  database: Database.Database,
  table: Table<Row>,
  { list, id, time, within }: ListColumns,
): (
  values: readonly (number | string)[],
  range: ListRange,
  ids?: { readonly symbolId: number; readonly byTime: IdsByTime },
) => Row[] {
  const where = `WHERE ${list} AND ${id} BETWEEN ? AND ? AND ${time} BETWEEN ? AND ?`;
  const sorted = (direction: "ASC" | "DESC") =>
    `ORDER BY ${[id, ...(within === undefined ? [] : [within])].map((term) => `${term} ${direction}`).join(", ")} LIMIT ?`;
  const oldest = table.reader(database, `${where} ${sorted("ASC")}`);
  const newest = table.reader(database, `${where} ${sorted("DESC")}`);

  return (values, { fromId = FIRST, startTimeMs, endTimeMs, limit }, ids) => {
    const earliest = startTimeMs === undefined ? FIRST : ids?.byTime.first(ids.symbolId, startTimeMs);
    const latest = endTimeMs === undefined ? LAST : ids?.byTime.last(ids.symbolId, endTimeMs);
    const bounds = [
      Math.max(fromId, earliest ?? FIRST),
      latest ?? LAST,
      startTimeMs ?? FIRST,
      endTimeMs ?? LAST,
      limit,
    ];
    return fromId !== FIRST || startTimeMs !== undefined
      ? oldest(...values, ...bounds)
      : newest(...values, ...bounds).reverse();
  };
}
