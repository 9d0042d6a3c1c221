import type { ListRange } from "../ports/history-store.js";
import type { Queryable, Table } from "./table.js";

const FIRST = Number.MIN_SAFE_INTEGER;
const LAST = Number.MAX_SAFE_INTEGER;

export interface ListColumns {
  /** Columns whose values pick the list. */
  readonly list: readonly string[];
  readonly id: string;
  readonly time: string;
  /** What tells rows of one id apart, ascending. */
  readonly within?: string;
  /**
   * Whether times ascend with ids, as journal time never goes back. A part by time is then sorted by time, which an index answers from
   * the right place on: sorted by id, all rows before it would be passed over.
   */
  readonly timesAscend: boolean;
}

/** Reads a part of a list; the result is ascending, whichever end was asked for. */
export function rangeReader<Row extends object>(
  table: Table<Row>,
  { list, id, time, within, timesAscend }: ListColumns,
): (database: Queryable, values: readonly (number | string)[], range: ListRange) => Promise<Row[]> {
  const picked = list.map((name, index) => `${name} = $${index + 1}`).join(" AND ");
  const [fromId, startTime, endTime, limit] = [1, 2, 3, 4].map((place) => `$${list.length + place}::bigint`);
  const where = `WHERE ${picked} AND ${id} >= ${fromId} AND ${time} BETWEEN ${startTime} AND ${endTime}`;
  const sorted = (terms: readonly (string | undefined)[], direction: "ASC" | "DESC") =>
    terms.flatMap((term) => (term === undefined ? [] : `${term} ${direction}`)).join(", ");
  const query = (terms: readonly (string | undefined)[], direction: "ASC" | "DESC") =>
    `${where} ORDER BY ${sorted(terms, direction)} LIMIT ${limit}`;
  const byId = { oldest: query([id, within], "ASC"), newest: query([id, within], "DESC") };
  const byTime = timesAscend
    ? { oldest: query([time, id, within], "ASC"), newest: query([time, id, within], "DESC") }
    : byId;

  return async (database, values, range) => {
    const { fromId = FIRST, startTimeMs, endTimeMs, limit } = range;
    const isByTime = range.fromId === undefined && (startTimeMs !== undefined || endTimeMs !== undefined);
    const { oldest, newest } = isByTime ? byTime : byId;
    const all = [...values, fromId, startTimeMs ?? FIRST, endTimeMs ?? LAST, limit];
    const isOldestFirst = range.fromId !== undefined || startTimeMs !== undefined;
    const rows = await table.read(database, isOldestFirst ? oldest : newest, all);
    return isOldestFirst ? rows : rows.reverse();
  };
}
