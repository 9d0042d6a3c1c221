import {
  createPostgresHistoryStore,
  createPostgresUserStore,
  migrate,
  openPostgres,
  type PostgresDatabase,
} from "@pricetime/adapters/postgres";
import { describeHistoryStore, describeUserStore } from "@pricetime/adapters/testing";
import { describeWithPostgres } from "../support/with-postgres.js";

describeWithPostgres("stores", (database) => {
  /** A store in a database of its own, which is closed before it is opened again. */
  async function inDatabase<Store>(create: (opened: PostgresDatabase) => Store) {
    const dsn = await database().server.newDatabase();
    await migrate({ dsn });
    let opened = await openPostgres({ dsn });
    return {
      store: create(opened),
      reopen: async () => {
        await opened.close();
        opened = await openPostgres({ dsn });
        return create(opened);
      },
      close: () => opened.close(),
    };
  }

  describeHistoryStore("postgres", () => inDatabase(createPostgresHistoryStore));
  describeUserStore("postgres", () => inDatabase(createPostgresUserStore));
});
