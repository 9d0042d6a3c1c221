interface Closable {
  close(): Promise<void>;
}

/** What was opened so far, closed in reverse, whether all of it was needed or only half was reached. */
export class Opened {
  readonly #opened: Closable[] = [];

  async keep<Store extends Closable>(opening: Store | Promise<Store>): Promise<Store> {
    const store = await opening;
    this.#opened.push(store);
    return store;
  }

  async closeAll(): Promise<void> {
    for (const store of this.#opened.splice(0).reverse()) await store.close();
  }

  /** Runs `composing`; when it fails, what it opened is closed again. */
  static async all<Result>(composing: (opened: Opened) => Promise<Result>): Promise<Result> {
    const opened = new Opened();
    try {
      return await composing(opened);
    } catch (error) {
      await opened.closeAll();
      throw error;
    }
  }
}
