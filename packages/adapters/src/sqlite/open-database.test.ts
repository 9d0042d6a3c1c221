import { stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import Database from "libsql";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { temporaryDirectory } from "../../test/contract/temporary-directory.js";
import { openSqliteHistoryStore } from "./history-store.js";
import { openSqliteUserStore } from "./user-store.js";

const OPENERS = { "users.sqlite": openSqliteUserStore, "history.sqlite": openSqliteHistoryStore };

describe.each(Object.entries(OPENERS))("%s", (name, open) => {
  let directory: string;
  let path: string;
  let remove: () => Promise<void>;

  beforeEach(async () => {
    const temporary = await temporaryDirectory();
    directory = temporary.path;
    path = join(directory, name);
    remove = temporary.remove;
  });
  afterEach(() => remove());

  const run = (sql: string) => {
    const database = new Database(path);
    database.exec(sql);
    database.close();
  };
  const refused = (code: string, sentence: RegExp) =>
    expect.objectContaining({ name: "StoreRefused", code, message: expect.stringMatching(sentence) });

  it("is readable by its owner only, and so are the files beside it", async () => {
    const store = await open({ path });
    for (const file of [path, `${path}-wal`]) expect((await stat(file)).mode & 0o777, file).toBe(0o600);
    await store.close();
  });

  it("refuses what is no database", async () => {
    await writeFile(path, "not a database\n".repeat(200));
    await expect(open({ path })).rejects.toThrow(refused("FOREIGN_FILE", /is not a database, or it is damaged/));
  });

  it("refuses a database of somebody else", async () => {
    run("CREATE TABLE theirs (id INTEGER)");
    await expect(open({ path })).rejects.toThrow(refused("FOREIGN_FILE", /was not written by Pricetime/));
  });

  it("refuses the file of another store", async () => {
    const [, other] = Object.entries(OPENERS).find(([each]) => each !== name) ?? ["", open];
    await (await other({ path })).close();
    await expect(open({ path })).rejects.toThrow(refused("FOREIGN_FILE", /was not written by Pricetime/));
  });

  it("refuses a version it does not know", async () => {
    await (await open({ path })).close();
    run("PRAGMA user_version = 7");
    await expect(open({ path })).rejects.toThrow(refused("UNKNOWN_VERSION", /has version 7 .* reads version [12]/));
  });

  it("refuses a place where no file can be", async () => {
    for (const place of [join(directory, "none", name), directory]) {
      await expect(open({ path: place })).rejects.toThrow(
        refused("DIRECTORY_UNUSABLE", /Name a directory that this user may write/),
      );
    }
  });
});

describe("users.sqlite of an earlier version", () => {
  it("is brought to this version with every key it had", async () => {
    const { path: directory, remove } = await temporaryDirectory();
    const path = join(directory, "users.sqlite");
    const database = new Database(path);
    database.exec(`${USERS_OF_VERSION_1}
      PRAGMA application_id = ${0x50545553}; PRAGMA user_version = 1;
      INSERT INTO users VALUES (1, 'u', 'alice', 4, 10);
      INSERT INTO api_keys VALUES (1, 'k', 4, 'HMAC', 's', 'READ TRADE', 'bot', 11, 1)`);
    database.close();
    for (const _open of ["the first time", "again"]) {
      const store = await openSqliteUserStore({ path });
      expect(await store.user("alice")).toEqual({ userId: "u", name: "alice", accountId: 4, createdAtMs: 10 });
      expect(await store.keys()).toEqual([
        {
          apiKey: "k",
          accountId: 4,
          kind: "HMAC",
          secret: "s",
          permissions: ["READ", "TRADE"],
          ipAllowList: [],
          label: "bot",
          createdAtMs: 11,
          internal: true,
        },
      ]);
      await store.close();
    }
    await remove();
  });
});

const USERS_OF_VERSION_1 = `
  CREATE TABLE users (
    number INTEGER PRIMARY KEY, user_id TEXT NOT NULL UNIQUE, name TEXT NOT NULL UNIQUE,
    account_id INTEGER, created_at_ms INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE api_keys (
    number INTEGER PRIMARY KEY, api_key TEXT NOT NULL UNIQUE, account_id INTEGER NOT NULL, kind TEXT NOT NULL,
    secret TEXT NOT NULL, permissions TEXT NOT NULL, label TEXT NOT NULL, created_at_ms INTEGER NOT NULL,
    internal INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX api_keys_by_account ON api_keys (account_id);`;
