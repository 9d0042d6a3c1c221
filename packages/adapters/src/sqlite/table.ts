import type Database from "libsql";

/**
 * How a field is stored: whole numbers up to 2^53 as INTEGER, wide ones as decimal TEXT because they may pass 2^63, records that may be
 * absent as JSON text, "" for none.
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

const SQL_TYPES = { NUMBER: "INTEGER", FLAG: "INTEGER", WIDE: "TEXT", TEXT: "TEXT", RECORD: "TEXT" } as const;

/** One table whose rows are plain objects: a column for each field, in snake case. */
export class Table<Row extends object> {
  readonly name: string;
  /** Creates table and indexes. */
  readonly schema: string;
  readonly #fields: readonly (keyof Row & string)[];
  readonly #kinds: readonly string[];

  /**
   * @param key fields of the primary key, in whose order rows lie on the disk
   * @param indexes further orders in which rows are looked up
   */
  constructor(
    name: string,
    columns: Columns<Row>,
    key: readonly (keyof Row & string)[],
    indexes: readonly (readonly (keyof Row & string)[])[] = [],
  ) {
    this.name = name;
    this.#fields = Object.keys(columns) as (keyof Row & string)[];
    this.#kinds = this.#fields.map((field) => columns[field]);
    const definitions = this.#fields.map((field) => `${column(field)} ${SQL_TYPES[columns[field]]} NOT NULL`);
    const list = (fields: readonly string[]) => fields.map(column).join(", ");
    this.schema = [
      `CREATE TABLE ${name} (${definitions.join(", ")}, PRIMARY KEY (${list(key)})) STRICT, WITHOUT ROWID`,
      ...indexes.map((fields, number) => `CREATE INDEX ${name}_${number + 1} ON ${name} (${list(fields)})`),
    ].join("; ");
  }

  /** @param onConflict what happens to a row with the key of a stored one */
  writer(database: Database.Database, onConflict: "FAIL" | "REPLACE"): (row: Row) => void {
    const verb = onConflict === "REPLACE" ? "INSERT OR REPLACE" : "INSERT";
    const statement = database.prepare(`${verb} INTO ${this.name} VALUES (${this.#fields.map(() => "?").join(", ")})`);
    const values: unknown[] = new Array(this.#fields.length);
    return (row) => {
      for (const [index, field] of this.#fields.entries()) {
        values[index] = encode(row[field]);
      }
      statement.run(values);
    };
  }

  /** Prepares `SELECT … FROM` this table; `rest` begins with WHERE. */
  reader(database: Database.Database, rest: string): (...values: readonly (number | string)[]) => Row[] {
    const statement = database.prepare(`SELECT ${this.#fields.map(column).join(", ")} FROM ${this.name} ${rest}`).raw();
    return (...values) => statement.all(values).map((stored) => this.#decode(stored as readonly unknown[]));
  }

  #decode(stored: readonly unknown[]): Row {
    const row: Record<string, unknown> = {};
    for (const [index, field] of this.#fields.entries()) {
      const kind = this.#kinds[index];
      const value = stored[index];
      row[field] = decode(kind, value);
    }
    return row as Row;
  }
}

function encode(value: unknown): unknown {
  if (typeof value === "bigint") return value.toString();
  if (typeof value === "boolean") return Number(value);
  if (value === undefined) return "";
  return typeof value === "object" ? JSON.stringify(value) : value;
}

function decode(kind: string | undefined, value: unknown): unknown {
  if (kind === "WIDE") return BigInt(value as string);
  if (kind === "FLAG") return value === 1;
  if (kind === "RECORD") return value === "" ? undefined : JSON.parse(value as string);
  return value;
}

const column = (field: string): string => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
