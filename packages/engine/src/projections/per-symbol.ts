/** One `Value` for each symbol that was touched, made when first needed. */
export class PerSymbol<Value> {
  readonly #create: (symbolId: number) => Value;
  readonly #values = new Map<number, Value>();

  constructor(create: (symbolId: number) => Value) {
    this.#create = create;
  }

  of(symbolId: number): Value {
    let value = this.#values.get(symbolId);
    if (value === undefined) {
      value = this.#create(symbolId);
      this.#values.set(symbolId, value);
    }
    return value;
  }

  /** Does not make one: for readers. */
  find(symbolId: number): Value | undefined {
    return this.#values.get(symbolId);
  }

  set(symbolId: number, value: Value): void {
    this.#values.set(symbolId, value);
  }

  values(): Iterable<Value> {
    return this.#values.values();
  }

  /** Ascending symbol ids, whatever the order of their making. */
  entries(): [symbolId: number, value: Value][] {
    return [...this.#values].sort(([left], [right]) => left - right);
  }
}
