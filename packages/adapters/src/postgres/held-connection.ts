import type pg from "pg";
import { connect, disconnect, type PostgresOptions } from "./connection.js";

/**
 * One connection for statements that follow each other, opened at the first and again after a failure. What a failed connection was
 * doing is not known, so it is never used again.
 */
export class HeldConnection {
  readonly #options: PostgresOptions;
  readonly #prepare: (client: pg.Client) => Promise<unknown>;
  #client: pg.Client | undefined;
  #last: Promise<unknown> = Promise.resolve();

  /** @param prepare run on each new connection before its first statement */
  constructor(options: PostgresOptions, prepare: (client: pg.Client) => Promise<unknown> = async () => undefined) {
    this.#options = options;
    this.#prepare = prepare;
  }

  /**
   * Runs `work` when the works before it are done.
   * @param keepAfter whether the connection is still good after this error
   * @throws PostgresRefused when it cannot connect, else what `work` throws
   */
  use<Result>(work: (client: pg.Client) => Promise<Result>, keepAfter: (error: unknown) => boolean): Promise<Result> {
    const result = this.#last.then(async () => {
      this.#client ??= await this.#open();
      try {
        return await work(this.#client);
      } catch (error) {
        if (!keepAfter(error)) this.#drop();
        throw error;
      }
    });
    this.#last = result.catch(() => undefined);
    return result;
  }

  async close(): Promise<void> {
    await this.#last;
    const client = this.#client;
    this.#client = undefined;
    await client?.end().catch(() => undefined);
  }

  async #open(): Promise<pg.Client> {
    const client = await connect(this.#options);
    // A connection found broken while idle is replaced before the next statement, instead of failing it.
    client.once("end", () => {
      if (this.#client === client) this.#client = undefined;
    });
    try {
      await this.#prepare(client);
      return client;
    } catch (error) {
      disconnect(client);
      throw error;
    }
  }

  #drop(): void {
    if (this.#client !== undefined) disconnect(this.#client);
    this.#client = undefined;
  }
}
