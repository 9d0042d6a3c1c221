import { setTimeout as sleep } from "node:timers/promises";
import { ByteReader, ByteWriter, decodeEnvelope, type Envelope, encodeEnvelope } from "@pricetime/engine";
import type { Redis } from "ioredis";
import {
  type CommandQueue,
  QueueClosed,
  type QueuedCommand,
  QueueFull,
  QueueUnavailable,
} from "../ports/command-queue.js";
import { WakeUp } from "../wake-up.js";
import { ACKNOWLEDGE, DEAD_LETTER, ENSURE_GROUP, SEND } from "./command-queue-scripts.js";
import { messageOf } from "./errors.js";
import type { RedisConnections } from "./open-redis.js";
import { run } from "./script.js";

export interface RedisCommandQueueOptions {
  readonly redis: RedisConnections;
  /** Commands not yet acknowledged. Default 10,000. */
  readonly maxCommands?: number;
  /** Their size, coded. Default 16 MiB. */
  readonly maxBytes?: number;
  /** How long the oldest command may have waited. Default 2,000. */
  readonly maxAgeMs?: number;
  /** Part of count and bytes that only `priority` commands may use; the age does not bound them. Default 0.1. */
  readonly priorityShare?: number;
  /** An entry that is no command was put aside. */
  readonly onDeadLetter?: (id: string, reason: string) => void;
}

/** All leaders read as one consumer: what one had and did not acknowledge belongs to the next. */
const GROUP = "sequencer";
const CONSUMER = "leader";
const ANY_AGE = -1;
const WAIT_MS = 1_000;
const PAUSE_MS = 100;
/** How often a consumer looks for what was delivered to another one that is gone by now. */
const LOOK_BACK_MS = 1_000;
const PAGE = 1_000;
const DEAD_LETTERS_KEPT = 10_000;
const USUAL_SIZE = 128;

type Entry = readonly [id: Buffer, fields: readonly Buffer[] | null];

/** The inbound queue as a stream of the server. It may lose commands with the server: none was acknowledged to its client. */
class StreamCommandQueue implements CommandQueue {
  readonly #options: RedisCommandQueueOptions;
  readonly #keys: { readonly queue: string; readonly bytes: string; readonly dead: string };
  readonly #arrival = new WakeUp();
  readonly #end = new AbortController();
  #reader: Redis | undefined;
  #fetching = false;
  /** Read from the server, not yet received. */
  #ready: QueuedCommand[] = [];
  /** Ids of what was read here and is not acknowledged. */
  readonly #held = new Set<string>();
  #lookBackAtMs = 0;

  constructor(options: RedisCommandQueueOptions) {
    const { key } = options.redis;
    this.#options = options;
    this.#keys = { queue: key("queue"), bytes: key("queue:bytes"), dead: key("queue:dead") };
  }

  async send(envelope: Envelope, meta = "", { priority = false }: { readonly priority?: boolean } = {}): Promise<void> {
    if (this.#closed) throw new QueueClosed();
    const {
      redis,
      maxCommands = 10_000,
      maxBytes = 16 * 1024 * 1024,
      maxAgeMs = 2_000,
      priorityShare = 0.1,
    } = this.#options;
    if (redis.impatient.status !== "ready") throw new QueueUnavailable();
    const writer = new ByteWriter(USUAL_SIZE);
    encodeEnvelope(writer, envelope);
    const share = priority ? 1 : 1 - priorityShare;
    const bounds = [maxCommands * share, maxBytes * share, priority ? ANY_AGE : maxAgeMs];
    const { queue, bytes } = this.#keys;
    const full = await run(
      redis.impatient,
      SEND,
      [queue, bytes],
      [GROUP, Buffer.from(writer.toBytes()), meta, ...bounds],
    );
    if (full !== "") throw new QueueFull(String(full));
  }

  async receive(limit: number, signal?: AbortSignal): Promise<readonly QueuedCommand[]> {
    while (this.#ready.length === 0) {
      if (this.#closed || signal?.aborted === true) return [];
      if (!this.#fetching) void this.#fetch(limit);
      await this.#arrival.wait(signal);
    }
    if (signal?.aborted === true) return [];
    return this.#ready.splice(0, limit);
  }

  async acknowledge(commands: readonly QueuedCommand[]): Promise<void> {
    if (commands.length === 0) return;
    const ids = commands.map(({ receipt }) => String(receipt));
    const { queue, bytes } = this.#keys;
    await run(this.#options.redis.patient, ACKNOWLEDGE, [queue, bytes], [GROUP, ...ids]);
    for (const id of ids) this.#held.delete(id);
  }

  /** What was read and not acknowledged is delivered again to the next consumer. */
  async close(): Promise<void> {
    this.#end.abort();
    this.#ready = [];
    this.#reader?.disconnect();
    this.#arrival.wakeAll();
  }

  get #closed(): boolean {
    return this.#end.signal.aborted;
  }

  /** Reads until something is there; a receiver that no longer waits leaves it to the next one. */
  async #fetch(limit: number): Promise<void> {
    this.#fetching = true;
    while (this.#ready.length === 0 && !this.#closed) {
      try {
        await this.#read(limit);
      } catch (error) {
        if (!this.#closed) await this.#recover(error);
      }
    }
    this.#fetching = false;
    this.#arrival.wakeAll();
  }

  async #read(limit: number): Promise<void> {
    this.#reader ??= this.#options.redis.openBlocking();
    const nowMs = performance.now();
    if (nowMs >= this.#lookBackAtMs) {
      await run(this.#reader, ENSURE_GROUP, [this.#keys.queue], [GROUP]);
      await this.#lookBack();
      this.#lookBackAtMs = nowMs + LOOK_BACK_MS;
    }
    const wait = this.#ready.length === 0 ? ["BLOCK", WAIT_MS] : [];
    await this.#take(await this.#readGroup(["COUNT", limit, ...wait], ">"));
  }

  /** Delivered before and not acknowledged: to a consumer that is gone, or to this one, which holds it. */
  async #lookBack(): Promise<void> {
    for (let after = "0"; ; ) {
      const entries = await this.#readGroup(["COUNT", PAGE], after);
      await this.#take(entries.filter(([id]) => !this.#held.has(String(id))));
      const last = entries.at(-1);
      if (last === undefined || entries.length < PAGE) return;
      after = String(last[0]);
    }
  }

  async #readGroup(options: readonly (string | number)[], after: string): Promise<readonly Entry[]> {
    const { queue } = this.#keys;
    const reader = this.#reader as Redis;
    const answer = (await reader.callBuffer(
      "XREADGROUP",
      ...["GROUP", GROUP, CONSUMER, ...options, "STREAMS", queue, after],
    )) as readonly (readonly [Buffer, readonly Entry[]])[] | null;
    return answer?.[0]?.[1] ?? [];
  }

  async #take(entries: readonly Entry[]): Promise<void> {
    for (const [idBytes, fields] of entries) {
      const id = String(idBytes);
      try {
        this.#ready.push({ ...decodeFields(fields ?? []), receipt: id });
        this.#held.add(id);
      } catch (error) {
        await this.#putAside(id, messageOf(error));
      }
    }
  }

  async #putAside(id: string, reason: string): Promise<void> {
    const { queue, bytes, dead } = this.#keys;
    const values = [GROUP, id, reason, DEAD_LETTERS_KEPT];
    await run(this.#options.redis.patient, DEAD_LETTER, [queue, bytes, dead], values);
    this.#options.onDeadLetter?.(id, reason);
  }

  /** A flushed server has no group any more; everything else passes with time. */
  async #recover(error: unknown): Promise<void> {
    this.#lookBackAtMs = 0;
    if (!/NOGROUP|UNBLOCKED/.test(messageOf(error))) await sleep(PAUSE_MS);
  }
}

function decodeFields(fields: readonly Buffer[]): Omit<QueuedCommand, "receipt"> {
  const [envelopeName, envelopeBytes, metaName, meta] = fields;
  if (String(envelopeName) !== "e" || String(metaName) !== "m" || !envelopeBytes || !meta) {
    throw new Error("the entry has other fields than an envelope and its meta");
  }
  const reader = new ByteReader(envelopeBytes);
  const envelope = decodeEnvelope(reader);
  if (reader.remaining > 0) throw new Error(`${reader.remaining} bytes follow the envelope`);
  return { envelope, meta: meta.toString("utf8") };
}

export const createRedisCommandQueue = (options: RedisCommandQueueOptions): CommandQueue =>
  new StreamCommandQueue(options);
