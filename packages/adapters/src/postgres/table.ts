import type { ClientBase, Pool } from "pg";

/**
 * How a field is stored: whole numbers up to 2^53 as bigint, wide ones as numeric because they may pass 2^63, records that may be
 * absent as json, NULL for none.
 */
type ColumnKind<Value> = [Value] extends [bigint]
  ? "WIDE"
  : [Value] extends [boolean]
    ? "FLAG"
    : [Value] extends [number]
      ? "NUMBER"
      : [Value] extends [string]
        ? "TEXT"
        : "RECORD";

type Columns<Row> = { readonly [Field in keyof Row]-?: ColumnKind<Row[Field]> };

const SQL_TYPES = { NUMBER: "bigint", FLAG: "boolean", WIDE: "numeric", TEXT: "text", RECORD: "json" } as const;

export type Queryable = Pick<Pool | ClientBase, "query">;

/** One table of the schema `pricetime` whose rows are plain objects: a column for each field, in snake case. The migrations create it. */
export class Table<Row extends object> {
  readonly #name: string;
  readonly #fields: readonly (keyof Row & string)[];
  readonly #kinds: readonly string[];
  readonly #columns: string;
  readonly #insert: string;

  /** @param replaced fields of the key of rows that are written again as what they became; without it a stored key is an error */
  constructor(name: string, columns: Columns<Row>, replaced?: readonly (keyof Row & string)[]) {
    this.#name = `pricetime.${name}`;
    this.#fields = Object.keys(columns) as (keyof Row & string)[];
    this.#kinds = this.#fields.map((field) => columns[field]);
    this.#columns = this.#fields.map(column).join(", ");
    const arrays = this.#fields.map((field, index) => `$${index + 1}::${SQL_TYPES[columns[field]]}[]`);
    const changed = this.#fields.filter((field) => replaced?.includes(field) === false).map(column);
    const onConflict =
      replaced === undefined
        ? ""
        : ` ON CONFLICT (${replaced.map(column).join(", ")}) DO UPDATE SET ${changed.map((name) => `${name} = excluded.${name}`).join(", ")}`;
    this.#insert = `INSERT INTO ${this.#name} (${this.#columns}) SELECT * FROM unnest(${arrays.join(", ")})${onConflict}`;
  }

  /** All rows in one statement: an array for each column. */
  async write(database: Queryable, rows: readonly Row[]): Promise<void> {
    if (rows.length === 0) return;
    await database.query(
      this.#insert,
      this.#fields.map((field) => rows.map((row) => encode(row[field]))),
    );
  }

  /** Runs `SELECT … FROM` this table; `rest` begins with WHERE and has $1, $2 … for the values. */
  async read(database: Queryable, rest: string, values: readonly (number | string)[] = []): Promise<Row[]> {
    const text = `SELECT ${this.#columns} FROM ${this.#name} ${rest}`;
    const { rows } = await database.query<unknown[]>({ text, values: [...values], rowMode: "array" });
    return rows.map((stored) => this.#decode(stored));
  }

  #decode(stored: readonly unknown[]): Row {
    const row: Record<string, unknown> = {};
    for (const [index, field] of this.#fields.entries()) row[field] = decode(this.#kinds[index], stored[index]);
    return row as Row;
  }
}

/** A record as text: the driver would take one that is an array for an array of the database. */
function encode(value: unknown): unknown {
  return typeof value === "object" && value !== null ? JSON.stringify(value) : value;
}

/** The driver gives wide numbers as text. */
function decode(kind: string | undefined, value: unknown): unknown {
  if (kind === "WIDE") return BigInt(value as string);
  if (kind === "RECORD") return value ?? undefined;
  return value;
}

/** Quoted, because fields such as `interval` are words of the language. */
const column = (field: string): string => `"${field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}"`;
