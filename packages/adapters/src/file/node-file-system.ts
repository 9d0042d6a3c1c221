import fs from "node:fs";
import { mkdir, open, readdir, rename, statfs, unlink } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { promisify } from "node:util";
import { type FileSystem, type OpenFile, SyncFailed } from "./file-system.js";

const openDescriptor = promisify(fs.open);
const closeDescriptor = promisify(fs.close);
const stat = promisify(fs.fstat);
const truncate = promisify(fs.ftruncate);
const syncData = promisify(fs.fdatasync);

/** Up to this size a write goes straight to the page cache: cheaper than a turn of the event loop. Larger ones go to the thread pool. */
const SMALL_WRITE = 256 * 1024;

const FLAGS = { READ: "r", WRITE: "r+", CREATE: "wx+" } as const;

class NodeFile implements OpenFile {
  readonly #descriptor: number;
  readonly #path: string;

  constructor(descriptor: number, path: string) {
    this.#descriptor = descriptor;
    this.#path = path;
  }

  async size(): Promise<number> {
    return (await stat(this.#descriptor)).size;
  }

  async read(into: Uint8Array, offset: number): Promise<number> {
    let done = 0;
    while (done < into.length) {
      const count = await this.#readSome(into, done, offset + done);
      if (count === 0) break;
      done += count;
    }
    return done;
  }

  async write(bytes: Uint8Array, offset: number): Promise<void> {
    // The system may take fewer bytes than offered (a disk about to be full): the rest is offered again.
    let done = 0;
    while (done < bytes.length) {
      done +=
        bytes.length <= SMALL_WRITE
          ? fs.writeSync(this.#descriptor, bytes, done, bytes.length - done, offset + done)
          : await this.#writeSome(bytes, done, offset + done);
    }
  }

  truncate(size: number): Promise<void> {
    return truncate(this.#descriptor, size);
  }

  async sync(): Promise<void> {
    try {
      await syncData(this.#descriptor);
    } catch (error) {
      throw new SyncFailed(this.#path, error);
    }
  }

  close(): Promise<void> {
    return closeDescriptor(this.#descriptor);
  }

  #readSome(into: Uint8Array, done: number, offset: number): Promise<number> {
    return new Promise((resolve, reject) => {
      fs.read(this.#descriptor, into, done, into.length - done, offset, (error, count) =>
        error === null ? resolve(count) : reject(error),
      );
    });
  }

  #writeSome(bytes: Uint8Array, done: number, offset: number): Promise<number> {
    return new Promise((resolve, reject) => {
      fs.write(this.#descriptor, bytes, done, bytes.length - done, offset, (error, count) =>
        error === null ? resolve(count) : reject(error),
      );
    });
  }
}

async function syncDirectory(path: string): Promise<void> {
  // Windows cannot open a directory; NTFS keeps its entries in a journal of its own.
  if (process.platform === "win32") return;
  const directory = await open(path, "r");
  try {
    await directory.sync();
  } catch (error) {
    throw new SyncFailed(path, error);
  } finally {
    await directory.close();
  }
}

/** The file system of this machine. */
export const nodeFileSystem: FileSystem = {
  async makeDirectory(path) {
    const first = await mkdir(path, { recursive: true });
    if (first === undefined) return;
    for (let made = resolve(path); made.startsWith(resolve(first)); made = dirname(made)) {
      await syncDirectory(dirname(made));
    }
  },
  list: (directory) => readdir(directory),
  open: async (path, mode) => new NodeFile(await openDescriptor(path, FLAGS[mode]), path),
  rename,
  remove: unlink,
  syncDirectory,
  async freeBytes(path) {
    const { bavail, bsize } = await statfs(path);
    return bavail * bsize;
  },
};
