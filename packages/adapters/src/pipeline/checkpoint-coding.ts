import { deflateRawSync, inflateRawSync } from "node:zlib";
import { restoreEngine } from "@pricetime/engine";
import { createLiveState, decodeLiveState, type LiveState } from "@pricetime/engine/projections";
import type { Checkpoint } from "../ports/checkpoint-store.js";
import { type JournalHead, Replica } from "./replica.js";

/** A checkpoint cannot be used: damaged, of another version, or not what its own hash says. An older one may do. */
export class CheckpointUnreadable extends Error {
  readonly code = "CHECKPOINT_UNREADABLE";
  readonly position: number;
  constructor(position: number, what: string, cause?: unknown) {
    super(`The checkpoint at position ${position} is unreadable: ${what}.`, { cause });
    this.name = "CheckpointUnreadable";
    this.position = position;
  }
}

/** An engine with its read models, both at the same position of the journal. */
export interface Restored {
  readonly replica: Replica;
  readonly live: LiveState;
}

const VERSION = 1;
/** Bytes that tell the length of the header. */
const LENGTH = 4;

interface Header {
  readonly version: number;
  readonly head: JournalHead;
  readonly position: number;
  readonly stateHash: string;
  /** Bytes of the engine's snapshot; the live state follows it. */
  readonly engineBytes: number;
}

export const atGenesis = (): Restored => ({ replica: new Replica(), live: createLiveState() });

/**
 * Length of the header, header as JSON, the engine's snapshot, the live state as JSON, deflated: it shrinks to a fifteenth, and the
 * leader has to write and digest what the worker thread hands over.
 */
export function encodeCheckpoint({ replica, live }: Restored): Checkpoint {
  const { head, position, engine } = replica;
  const snapshot = engine.snapshot();
  const header: Header = {
    version: VERSION,
    head,
    position,
    stateHash: engine.stateHash(),
    engineBytes: snapshot.length,
  };
  const parts = [
    Buffer.from(JSON.stringify(header)),
    snapshot,
    deflateRawSync(JSON.stringify(live.encode()), { level: 1 }),
  ];
  // A buffer of its own, so that a worker can hand it over without copying.
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, LENGTH));
  new DataView(bytes.buffer).setUint32(0, parts[0]?.length ?? 0, true);
  let at = LENGTH;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return { seq: head.seq, position, bytes };
}

/**
 * Restores, and hashes again what was restored.
 *
 * @throws CheckpointUnreadable
 */
export function decodeCheckpoint({ seq, position, bytes: stored }: Checkpoint): Restored {
  try {
    const bytes = Buffer.from(stored.buffer, stored.byteOffset, stored.byteLength);
    const headerEnd = LENGTH + bytes.readUInt32LE(0);
    const header = JSON.parse(bytes.toString("utf8", LENGTH, headerEnd)) as Header;
    if (header.version !== VERSION) throw new Error(`its version is ${header.version}, not ${VERSION}`);
    const engineEnd = headerEnd + header.engineBytes;
    const engine = restoreEngine(bytes.subarray(headerEnd, engineEnd));
    const live = decodeLiveState(JSON.parse(inflateRawSync(bytes.subarray(engineEnd)).toString("utf8")));
    if (header.head.seq !== seq || engine.position !== position || live.position !== position)
      throw new Error("its parts stand at different positions");
    if (engine.stateHash() !== header.stateHash) throw new Error("what it restores has another hash than it says");
    return { replica: new Replica(engine, header.head), live };
  } catch (error) {
    throw new CheckpointUnreadable(position, error instanceof Error ? error.message : String(error), error);
  }
}
