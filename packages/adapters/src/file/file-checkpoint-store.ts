import { createHash } from "node:crypto";
import { join } from "node:path";
import type { Checkpoint, CheckpointStore } from "../ports/checkpoint-store.js";
import type { FileSystem } from "./file-system.js";
import { nodeFileSystem } from "./node-file-system.js";
import { openingStore } from "./opening-store.js";

export interface FileCheckpointStoreOptions {
  /** Made if it is not there. */
  readonly directory: string;
  readonly fileSystem?: FileSystem;
}

/** Of the file format: magic, version, seq, position, SHA-256 of everything but itself, then the bytes. Little-endian. */
const MAGIC = new TextEncoder().encode("ptcheckp");
const VERSION = 1;
const SEQ_AT = 12;
const POSITION_AT = 20;
const DIGEST_AT = 28;
const HEADER_BYTES = 60;

const NAME = /^checkpoint-(\d{16})-(\d{16})\.bin$/;
const UNFINISHED = ".new";

interface Kept {
  readonly name: string;
  readonly seq: number;
  readonly position: number;
}

const digits = (value: number): string => String(value).padStart(16, "0");

/** Checkpoints as files of their own, each written aside and renamed when it is durable. @throws StoreRefused */
export async function openFileCheckpointStore(options: FileCheckpointStoreOptions): Promise<FileCheckpointStore> {
  const { directory, fileSystem = nodeFileSystem } = options;
  return openingStore(directory, async () => {
    await fileSystem.makeDirectory(directory);
    for (const name of await fileSystem.list(directory)) {
      if (NAME.test(name.replace(UNFINISHED, "")) && name.endsWith(UNFINISHED)) {
        await fileSystem.remove(join(directory, name));
      }
    }
    return new FileCheckpointStore(directory, fileSystem);
  });
}

export class FileCheckpointStore implements CheckpointStore {
  readonly #directory: string;
  readonly #fileSystem: FileSystem;
  /** Files found whole, so that pruning never counts a damaged one as kept. */
  readonly #verified = new Set<string>();

  /** @internal use {@link openFileCheckpointStore} */
  constructor(directory: string, fileSystem: FileSystem) {
    this.#directory = directory;
    this.#fileSystem = fileSystem;
  }

  async write(checkpoint: Checkpoint): Promise<void> {
    const name = `checkpoint-${digits(checkpoint.position)}-${digits(checkpoint.seq)}.bin`;
    const path = join(this.#directory, name);
    await this.#fileSystem.remove(path + UNFINISHED).catch(() => undefined);
    const file = await this.#fileSystem.open(path + UNFINISHED, "CREATE");
    try {
      await file.write(encodeHeader(checkpoint), 0);
      await file.write(checkpoint.bytes, HEADER_BYTES);
      await file.sync();
    } finally {
      await file.close();
    }
    await this.#fileSystem.rename(path + UNFINISHED, path);
    await this.#fileSystem.syncDirectory(this.#directory);
  }

  async newest(
    atMost = Number.POSITIVE_INFINITY,
    onDamaged?: (name: string, reason: string) => void,
  ): Promise<Checkpoint | undefined> {
    for (const kept of (await this.#kept()).reverse()) {
      if (kept.position > atMost) continue;
      const checkpoint = await this.#read(kept);
      if (typeof checkpoint !== "string") return checkpoint;
      onDamaged?.(join(this.#directory, kept.name), checkpoint);
    }
    return undefined;
  }

  async list(): Promise<readonly { readonly seq: number; readonly position: number }[]> {
    return (await this.#kept()).map(({ seq, position }) => ({ seq, position }));
  }

  async prune(count: number): Promise<void> {
    let whole = 0;
    for (const kept of (await this.#kept()).reverse()) {
      if (whole === count) await this.#fileSystem.remove(join(this.#directory, kept.name));
      else if (this.#verified.has(kept.name) || typeof (await this.#read(kept)) !== "string") whole++;
    }
  }

  /** Ascending by position. */
  async #kept(): Promise<Kept[]> {
    const kept: Kept[] = [];
    for (const name of (await this.#fileSystem.list(this.#directory)).toSorted()) {
      const match = NAME.exec(name);
      if (match !== null) kept.push({ name, position: Number(match[1]), seq: Number(match[2]) });
    }
    return kept;
  }

  /** The checkpoint, or why it cannot be used. */
  async #read({ name, seq, position }: Kept): Promise<Checkpoint | string> {
    const file = await this.#fileSystem.open(join(this.#directory, name), "READ");
    let bytes: Uint8Array;
    try {
      bytes = new Uint8Array(await file.size());
      await file.read(bytes, 0);
    } finally {
      await file.close();
    }
    if (bytes.length < HEADER_BYTES || MAGIC.some((byte, index) => bytes[index] !== byte))
      return "it is not a checkpoint";
    const view = new DataView(bytes.buffer);
    const version = view.getUint32(MAGIC.length, true);
    if (version !== VERSION) return `its version is ${version}, this program reads ${VERSION}`;
    const body = bytes.subarray(HEADER_BYTES);
    if (!digest(bytes.subarray(0, DIGEST_AT), body).equals(bytes.subarray(DIGEST_AT, HEADER_BYTES))) {
      return "its SHA-256 does not match";
    }
    if (view.getBigUint64(SEQ_AT, true) !== BigInt(seq) || view.getBigUint64(POSITION_AT, true) !== BigInt(position)) {
      return "it was written under another name";
    }
    this.#verified.add(name);
    return { seq, position, bytes: body };
  }
}

function encodeHeader({ seq, position, bytes }: Checkpoint): Uint8Array {
  const header = new Uint8Array(HEADER_BYTES);
  const view = new DataView(header.buffer);
  header.set(MAGIC);
  view.setUint32(MAGIC.length, VERSION, true);
  view.setBigUint64(SEQ_AT, BigInt(seq), true);
  view.setBigUint64(POSITION_AT, BigInt(position), true);
  header.set(digest(header.subarray(0, DIGEST_AT), bytes), DIGEST_AT);
  return header;
}

const digest = (header: Uint8Array, body: Uint8Array): Buffer =>
  createHash("sha256").update(header).update(body).digest();
