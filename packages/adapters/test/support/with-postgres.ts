import { afterAll, beforeAll, describe, test } from "vitest";
import { administer, type PostgresServer, postgresChoices } from "./postgres-server.js";

export interface TestDatabase {
  readonly url: string;
  readonly server: PostgresServer;
  /** Runs statements behind the stores' backs, as the owner. */
  readonly administer: (sql: string) => Promise<readonly Record<string, unknown>[]>;
}

/**
 * Runs the tests that `define` makes once for each Postgres there is, with a server and a database of their own; skips them with
 * one line where there is none.
 *
 * @param define gets a function to call inside tests and hooks: the database exists only then
 */
export function describeWithPostgres(
  name: string,
  define: (database: () => TestDatabase, version: string) => void,
): void {
  const choices = postgresChoices();
  if (choices.length === 0) {
    describe(name, () => test.runIf(false)("needs Postgres", () => undefined));
    return;
  }
  describe.each(choices)(`${name}, Postgres $version`, ({ version, start }) => {
    let database: TestDatabase | undefined;
    beforeAll(async () => {
      const server = await start();
      const url = await server.newDatabase();
      database = { url, server, administer: (sql) => administer(url, sql) };
    });
    afterAll(() => database?.server.stop());
    define(() => {
      if (database === undefined) throw new Error("The database exists only while tests run.");
      return database;
    }, version);
  });
}
