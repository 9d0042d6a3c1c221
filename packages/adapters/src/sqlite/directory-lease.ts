import { mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import Database from "libsql";
import type { Lease } from "../ports/lease.js";
import { refusing, sqliteCode } from "./open-database.js";

const FILE = "lock.sqlite";

/**
 * The lease of a data directory: an exclusive lock of the operating system on `lock.sqlite` in it, which ends with the process
 * however that ends. Nothing is ever left to clean up. The epoch is stored in the file, durably, under the lock.
 *
 * Do not use it on a network file system that does not keep such locks, and let no other code of the process open the file:
 * the system drops a process's locks on a file when the process closes any handle to it. (The library takes care of its own.)
 *
 * @param options.directory made if it is not there
 */
export const directoryLease = (options: { readonly directory: string }): Lease => new DirectoryLease(options.directory);

class DirectoryLease implements Lease {
  readonly #directory: string;
  readonly #path: string;
  #held: { readonly database: Database.Database; readonly inode: number } | undefined;

  constructor(directory: string) {
    this.#directory = directory;
    this.#path = join(directory, FILE);
  }

  /** @throws StoreRefused when the directory cannot be written, or the file is not one of ours */
  async acquire(): Promise<number | undefined> {
    if (this.#held !== undefined) return undefined;
    return refusing(this.#path, () => {
      mkdirSync(this.#directory, { recursive: true });
      const database = new Database(this.#path, { timeout: 0 });
      try {
        // In this mode the lock taken by the transaction outlives it.
        database.exec("PRAGMA locking_mode = EXCLUSIVE; PRAGMA synchronous = FULL");
        database.exec(`BEGIN EXCLUSIVE;
          CREATE TABLE IF NOT EXISTS lease (id INTEGER PRIMARY KEY CHECK (id = 1), epoch INTEGER NOT NULL) STRICT;
          INSERT INTO lease VALUES (1, 1) ON CONFLICT DO UPDATE SET epoch = epoch + 1;
          COMMIT`);
      } catch (error) {
        database.close();
        if (sqliteCode(error).startsWith("SQLITE_BUSY")) return undefined;
        throw error;
      }
      this.#held = { database, inode: statSync(this.#path).ino };
      return Number(database.prepare("SELECT epoch FROM lease").pluck().all()[0]);
    });
  }

  /** False also when the file was deleted or replaced: a lock on a file that is gone keeps nobody out. */
  async renew(): Promise<boolean> {
    return this.#held !== undefined && statSync(this.#path, { throwIfNoEntry: false })?.ino === this.#held.inode;
  }

  async release(): Promise<void> {
    if (this.#held === undefined) return;
    const { database } = this.#held;
    this.#held = undefined;
    // The lock goes with the first access in the normal mode; the library may close the file only later.
    database.exec("PRAGMA locking_mode = NORMAL; SELECT epoch FROM lease");
    database.close();
  }
}
