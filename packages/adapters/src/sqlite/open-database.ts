import { closeSync, existsSync, openSync } from "node:fs";
import Database from "libsql";
import { StoreRefused } from "../ports/store-refused.js";

export interface DatabaseFormat {
  /** Four characters that mark the file as ours. */
  readonly mark: string;
  readonly version: number;
  /** Run once, on a new file. */
  readonly schema: string;
  /** What turns a file of version n into one of version n + 1, by n; a version without one is refused. */
  readonly upgrades?: Readonly<Record<number, string>>;
  readonly synchronous: "NORMAL" | "FULL";
}

/** What the library throws has a code; "" for any other value. */
export const sqliteCode = (error: unknown): string =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";

const markNumber = (mark: string): number => new DataView(new TextEncoder().encode(mark).buffer).getInt32(0);

/**
 * Opens a database file of this format in WAL mode, or makes one that only its owner may read.
 *
 * @throws StoreRefused
 */
export function openDatabase(path: string, format: DatabaseFormat): Database.Database {
  return refusing(path, () => {
    // The library would make the file readable for everyone; files it adds beside it take over this one's mode. One that is
    // there is not touched: closing it would drop the locks that another connection of this process may have.
    if (!existsSync(path)) closeSync(openSync(path, "ax", 0o600));
    const database = new Database(path, { timeout: 2_000 });
    const number = (pragma: string) => Number(database.prepare(`SELECT * FROM pragma_${pragma}`).pluck().all()[0]);
    const mark = number("application_id");
    if (mark === 0 && number("schema_version") === 0) {
      database.exec("PRAGMA journal_mode = WAL");
      database.exec(`BEGIN IMMEDIATE; ${format.schema};
        PRAGMA application_id = ${markNumber(format.mark)}; PRAGMA user_version = ${format.version}; COMMIT`);
    } else if (mark !== markNumber(format.mark)) {
      throw new StoreRefused("FOREIGN_FILE", `${path} was not written by Pricetime. ${REMEDY}`);
    }
    let version = number("user_version");
    for (let upgrade = format.upgrades?.[version]; upgrade !== undefined; upgrade = format.upgrades?.[version]) {
      version += 1;
      database.exec(`BEGIN IMMEDIATE; ${upgrade}; PRAGMA user_version = ${version}; COMMIT`);
    }
    if (version !== format.version) {
      throw new StoreRefused(
        "UNKNOWN_VERSION",
        `${path} has version ${version} of its format; this program reads version ${format.version}. Use the program that wrote it.`,
      );
    }
    database.exec(`PRAGMA synchronous = ${format.synchronous}`);
    return database;
  });
}

const REMEDY = "Move it away, or choose another data directory.";

/** Runs `opening`; the refusals of system and library become one clear sentence. */
export function refusing<Result>(path: string, opening: () => Result): Result {
  try {
    return opening();
  } catch (error) {
    const code = sqliteCode(error);
    if (code === "SQLITE_NOTADB" || code === "SQLITE_CORRUPT") {
      throw new StoreRefused("FOREIGN_FILE", `${path} is not a database, or it is damaged. ${REMEDY}`, error);
    }
    if (["SQLITE_READONLY", "EROFS", "EACCES", "EPERM"].includes(code)) {
      throw new StoreRefused(
        "DIRECTORY_READ_ONLY",
        `${path} cannot be written (${code}). Give this user the right to write there, or choose another data directory.`,
        error,
      );
    }
    // The library has no code for a file that it cannot open.
    const cannotOpen = error instanceof Error && error.message.includes("Unable to open");
    if (cannotOpen || ["ENOENT", "ENOTDIR", "EISDIR", "EEXIST"].includes(code)) {
      throw new StoreRefused(
        "DIRECTORY_UNUSABLE",
        `${path} cannot be opened. Name a directory that this user may write, or that can be made.`,
        error,
      );
    }
    throw error;
  }
}
