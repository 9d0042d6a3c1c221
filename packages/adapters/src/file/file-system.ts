/** A sync returned an error: what was written since the last one may or may not be on the disk, and no second sync can tell. */
export class SyncFailed extends Error {
  readonly code = "SYNC_FAILED";
  constructor(path: string, cause: unknown) {
    super(`Making ${path} durable failed.`, { cause });
    this.name = "SyncFailed";
  }
}

/** An open file. Offsets and lengths are bytes from its beginning. */
export interface OpenFile {
  size(): Promise<number>;
  /** Fills `into` from `offset`. @returns how many bytes there were, fewer only at the end of the file */
  read(into: Uint8Array, offset: number): Promise<number>;
  /** Writes all of `bytes`, or throws; durable only after {@link OpenFile.sync}. */
  write(bytes: Uint8Array, offset: number): Promise<void>;
  /** Cuts the file to `size`; durable only after {@link OpenFile.sync}. */
  truncate(size: number): Promise<void>;
  /** Makes contents and size durable. @throws SyncFailed */
  sync(): Promise<void>;
  close(): Promise<void>;
}

/**
 * What the stores need of a file system, and no more, so that a model of one can stand in for it.
 * Errors are those of `node:fs`, with their `code`.
 */
export interface FileSystem {
  /** With its parents, durably; fine if it exists. */
  makeDirectory(path: string): Promise<void>;
  /** Names in a directory, in any order. */
  list(directory: string): Promise<readonly string[]>;
  /** `CREATE` makes a new, empty file and refuses (EEXIST) if there is one. */
  open(path: string, mode: "READ" | "WRITE" | "CREATE"): Promise<OpenFile>;
  rename(from: string, to: string): Promise<void>;
  remove(path: string): Promise<void>;
  /** Makes creations, renames and removals in the directory durable. @throws SyncFailed */
  syncDirectory(path: string): Promise<void>;
  /** Room for this process on the volume of `path`, in bytes. */
  freeBytes(path: string): Promise<number>;
}

/** The `code` of a file system error, "" for any other value. */
export const errorCode = (error: unknown): string =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
