import { join } from "node:path";
import { directoryLease, openSqliteHistoryStore, openSqliteUserStore } from "@pricetime/adapters/sqlite";
import { describeHistoryStore, describeLease, describeUserStore } from "@pricetime/adapters/testing";
import { temporaryDirectory } from "./temporary-directory.js";

interface Closable {
  close(): Promise<void>;
}

/** A store in a file of its own, closed before it is opened again. */
async function inFile<Store extends Closable>(name: string, open: (options: { path: string }) => Promise<Store>) {
  const { path, remove } = await temporaryDirectory();
  const options = { path: join(path, name) };
  let store = await open(options);
  return {
    store,
    reopen: async () => {
      await store.close();
      store = await open(options);
      return store;
    },
    close: async () => {
      await store.close();
      await remove();
    },
  };
}

describeUserStore("sqlite", () => inFile("users.sqlite", openSqliteUserStore));
describeHistoryStore("sqlite", () => inFile("history.sqlite", openSqliteHistoryStore));
describeLease("sqlite", async () => {
  const { path: directory, remove } = await temporaryDirectory();
  return { contender: async () => directoryLease({ directory }), close: remove };
});
