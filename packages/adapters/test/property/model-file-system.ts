import { basename, dirname } from "node:path";
import type { FileSystem, OpenFile } from "@pricetime/adapters/file";

/** The machine stopped. Everything that is asked of it afterwards ends like this. */
export class Stopped extends Error {}

type Change =
  | { readonly type: "write"; readonly offset: number; readonly bytes: Uint8Array }
  | { readonly type: "truncate"; readonly size: number };

/** A file's contents: what the disk holds for certain, and what was changed since, which it may hold or not. */
class Contents {
  durable = new Uint8Array(0);
  current = new Uint8Array(0);
  changes: Change[] = [];

  change(change: Change): void {
    this.changes.push(change);
    this.current = applied(this.current, change);
  }

  sync(): void {
    for (const change of this.changes) this.durable = applied(this.durable, change);
    this.changes = [];
  }

  /** The system tries to write, fails, and counts the changes as written all the same: a later sync leaves them out. */
  failSync(): void {
    this.changes = [];
  }

  /** Any of the changes since the last sync are there, in any order, whole or in part. */
  losePower(random: Random): void {
    for (const change of random.shuffled(this.changes)) {
      if (change.type === "truncate") {
        if (random.chance(0.5)) this.durable = applied(this.durable, change);
        continue;
      }
      const fate = random.below(4);
      if (fate === 0) this.durable = applied(this.durable, change);
      if (fate === 1) {
        const bytes = change.bytes.subarray(0, random.below(change.bytes.length + 1));
        this.durable = applied(this.durable, { ...change, bytes });
      }
      if (fate === 2) {
        const start = random.below(change.bytes.length + 1);
        this.durable = applied(this.durable, {
          ...change,
          offset: change.offset + start,
          bytes: change.bytes.subarray(start),
        });
      }
    }
    this.current = this.durable;
    this.changes = [];
  }
}

function applied(contents: Uint8Array, change: Change): Uint8Array<ArrayBuffer> {
  if (change.type === "truncate") return Uint8Array.from(contents.subarray(0, change.size));
  if (change.bytes.length === 0) return Uint8Array.from(contents);
  const grown = new Uint8Array(Math.max(contents.length, change.offset + change.bytes.length));
  grown.set(contents);
  grown.set(change.bytes, change.offset);
  return grown;
}

type Entries = Map<string, Contents>;
/** One step on the names of a directory; a rename is one step. */
type NameChange = (entries: Entries) => void;

/** Random choices that a seed repeats. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  below(count: number): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % count;
  }

  chance(part: number): boolean {
    return this.below(1_000_000) < part * 1_000_000;
  }

  shuffled<Item>(items: readonly Item[]): Item[] {
    const left = [...items];
    return items.map(() => left.splice(this.below(left.length), 1)[0] as Item);
  }
}

/**
 * A file system as bad as the rules allow: without a sync of the file its contents, without a sync of the directory its names
 * may be old, new or anything between after a power loss.
 */
export class ModelFileSystem implements FileSystem {
  readonly #durable: Entries = new Map();
  #current: Entries = new Map();
  #nameChanges: NameChange[] = [];
  /** Steps until the machine stops. */
  #steps = Number.POSITIVE_INFINITY;
  /** Syncs of files until one fails. */
  #syncs = Number.POSITIVE_INFINITY;
  #life = 0;
  free = Number.POSITIVE_INFINITY;

  /** Begins a life of the machine that ends after so many steps; the sync of a file after so many others fails. */
  start(steps = Number.POSITIVE_INFINITY, syncs = Number.POSITIVE_INFINITY): void {
    this.#life += 1;
    this.#steps = steps;
    this.#syncs = syncs;
  }

  /** Only the process ends: what it wrote stays with the system, written to the disk or not. */
  kill(): void {
    this.#steps = 0;
  }

  losePower(random: Random): void {
    this.#steps = 0;
    for (const change of this.#nameChanges) if (random.chance(0.5)) change(this.#durable);
    this.#nameChanges = [];
    this.#current = new Map(this.#durable);
    for (const contents of this.#current.values()) contents.losePower(random);
  }

  async makeDirectory(): Promise<void> {
    this.#step();
  }

  async list(directory: string): Promise<readonly string[]> {
    this.#step();
    return [...this.#current.keys()].filter((path) => dirname(path) === directory).map((path) => basename(path));
  }

  async open(path: string, mode: "READ" | "WRITE" | "CREATE"): Promise<OpenFile> {
    this.#step();
    let contents = this.#current.get(path);
    if (mode === "CREATE") {
      if (contents !== undefined) throw systemError("EEXIST", path);
      const made = new Contents();
      contents = made;
      this.#rename((entries) => entries.set(path, made));
    }
    if (contents === undefined) throw systemError("ENOENT", path);
    return this.#file(contents);
  }

  async rename(from: string, to: string): Promise<void> {
    this.#step();
    const contents = this.#current.get(from);
    if (contents === undefined) throw systemError("ENOENT", from);
    this.#rename((entries) => {
      entries.delete(from);
      entries.set(to, contents);
    });
  }

  async remove(path: string): Promise<void> {
    this.#step();
    if (!this.#current.has(path)) throw systemError("ENOENT", path);
    this.#rename((entries) => entries.delete(path));
  }

  async syncDirectory(): Promise<void> {
    this.#step();
    for (const change of this.#nameChanges) change(this.#durable);
    this.#nameChanges = [];
  }

  async freeBytes(): Promise<number> {
    return this.free;
  }

  #file(contents: Contents): OpenFile {
    const life = this.#life;
    const step = () => {
      if (life !== this.#life) throw new Stopped();
      this.#step();
    };
    return {
      size: async () => contents.current.length,
      read: async (into, offset) => {
        step();
        const found = contents.current.subarray(offset, offset + into.length);
        into.set(found);
        return found.length;
      },
      write: async (bytes, offset) => {
        contents.change({ type: "write", offset, bytes: Uint8Array.from(bytes) });
        step();
      },
      truncate: async (size) => {
        contents.change({ type: "truncate", size });
        step();
      },
      sync: async () => {
        step();
        if (this.#syncs <= 0) {
          contents.failSync();
          throw systemError("EIO", "sync");
        }
        this.#syncs -= 1;
        contents.sync();
      },
      close: async () => {},
    };
  }

  #rename(change: NameChange): void {
    change(this.#current);
    this.#nameChanges.push(change);
  }

  #step(): void {
    if (this.#steps <= 0) throw new Stopped();
    this.#steps -= 1;
  }
}

const systemError = (code: string, path: string): Error => Object.assign(new Error(`${code}: ${path}`), { code });
