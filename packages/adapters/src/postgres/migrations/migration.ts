/** One step of the database's schema. Never changed once it is released: a further step follows it. */
export interface Migration {
  /** 1, 2, 3 … in the order they are applied. */
  readonly version: number;
  readonly name: string;
  /** Statements, all in the schema `pricetime`. */
  readonly sql: string;
}
