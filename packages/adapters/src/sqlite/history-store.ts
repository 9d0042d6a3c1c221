import { Worker } from "node:worker_threads";
import type {
  AggTrade,
  HistoryBatch,
  Kline,
  KlineInterval,
  LedgerLine,
  MyTrade,
  OrderRecord,
  PublicTrade,
} from "@pricetime/engine/projections";
import { HistoryOutOfOrder, type HistoryStore, type ListRange } from "../ports/history-store.js";
import { type StoreRefusal, StoreRefused } from "../ports/store-refused.js";
import { WakeUp } from "../wake-up.js";
import { workerFile } from "../worker-file.js";
import type { HistoryDatabase } from "./history-database.js";
import type { HistoryFailure, HistoryMethod, HistoryReply } from "./history-protocol.js";

/** The history cannot answer: its file or its thread failed. Orders and money are not affected; the journal has everything. */
export class HistoryFailed extends Error {
  readonly code = "HISTORY_FAILED";
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = "HistoryFailed";
  }
}

export interface SqliteHistoryStoreOptions {
  /** The file; its directory exists. It may be deleted while nobody has it open: the projector writes it anew. */
  readonly path: string;
}

/** Opens the history in a worker thread of its own, so that no query holds up an order. @throws StoreRefused */
export async function openSqliteHistoryStore(options: SqliteHistoryStoreOptions): Promise<SqliteHistoryStore> {
  const worker = new Worker(workerFile("history-worker"), { workerData: { path: options.path } });
  const store = new SqliteHistoryStore(worker);
  await store.opened;
  return store;
}

interface Waiting {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

type Answer<Method extends HistoryMethod> = ReturnType<HistoryDatabase[Method]>;

export class SqliteHistoryStore implements HistoryStore {
  /** @internal */
  readonly opened: Promise<void>;
  readonly #worker: Worker;
  readonly #written = new WakeUp();
  readonly #waiting = new Map<number, Waiting>();
  #requests = 0;
  #position = 0;
  #failure: Error | undefined;

  /** @internal use {@link openSqliteHistoryStore} */
  constructor(worker: Worker) {
    this.#worker = worker;
    this.opened = new Promise((resolve, reject) => {
      this.#waiting.set(0, { resolve: () => resolve(), reject });
    });
    worker.on("message", (reply: HistoryReply) => this.#settle(reply));
    worker.on("error", (error) =>
      this.#fail(new HistoryFailed(`The history's thread failed: ${error.message}`, error)),
    );
    worker.on("exit", () => this.#fail(new HistoryFailed("The history is closed.")));
  }

  async write(batch: HistoryBatch): Promise<void> {
    await this.#ask("write", batch);
    this.#position = batch.lastPosition;
    this.#written.wakeAll();
  }

  async position(): Promise<number> {
    return this.#position;
  }

  async waitFor(position: number, timeoutMs: number): Promise<boolean> {
    const tooLate = AbortSignal.timeout(timeoutMs);
    while (this.#position < position && !tooLate.aborted) await this.#written.wait(tooLate);
    return this.#position >= position;
  }

  order(symbolId: number, orderId: number): Promise<OrderRecord | undefined> {
    return this.#ask("order", symbolId, orderId);
  }

  orderByClientOrderId(accountId: number, symbolId: number, clientOrderId: string): Promise<OrderRecord | undefined> {
    return this.#ask("orderByClientOrderId", accountId, symbolId, clientOrderId);
  }

  orders(accountId: number, symbolId: number, range: ListRange): Promise<readonly OrderRecord[]> {
    return this.#ask("orders", accountId, symbolId, range);
  }

  myTrades(
    accountId: number,
    symbolId: number,
    range: ListRange & { readonly orderId?: number | undefined },
  ): Promise<readonly MyTrade[]> {
    return this.#ask("myTrades", accountId, symbolId, range);
  }

  trades(symbolId: number, range: ListRange): Promise<readonly PublicTrade[]> {
    return this.#ask("trades", symbolId, range);
  }

  aggTrades(symbolId: number, range: ListRange): Promise<readonly AggTrade[]> {
    return this.#ask("aggTrades", symbolId, range);
  }

  klines(symbolId: number, interval: KlineInterval, range: ListRange): Promise<readonly Kline[]> {
    return this.#ask("klines", symbolId, interval, range);
  }

  newestKlines(): Promise<readonly Kline[]> {
    return this.#ask("newestKlines");
  }

  ledgerLines(
    accountId: number,
    range: ListRange & { readonly assetId?: number | undefined },
  ): Promise<readonly LedgerLine[]> {
    return this.#ask("ledgerLines", accountId, range);
  }

  async close(): Promise<void> {
    if (this.#failure !== undefined) return;
    await this.#send("close", []);
    await this.#worker.terminate();
  }

  #ask<Method extends HistoryMethod>(
    method: Method,
    ...values: Parameters<HistoryDatabase[Method]>
  ): Promise<Answer<Method>> {
    return this.#send(method, values) as Promise<Answer<Method>>;
  }

  #send(method: HistoryMethod | "close", values: readonly unknown[]): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (this.#failure !== undefined) return reject(this.#failure);
      const id = ++this.#requests;
      this.#waiting.set(id, { resolve, reject });
      this.#worker.postMessage({ id, method, values });
    });
  }

  #settle(reply: HistoryReply): void {
    const waiting = this.#waiting.get(reply.id);
    this.#waiting.delete(reply.id);
    if ("failure" in reply) {
      waiting?.reject(errorOf(reply.failure));
      if (reply.id === 0) void this.#worker.terminate();
      return;
    }
    if ("position" in reply) this.#position = reply.position;
    waiting?.resolve("result" in reply ? reply.result : undefined);
  }

  #fail(error: Error): void {
    this.#failure ??= error;
    for (const { reject } of this.#waiting.values()) reject(this.#failure);
    this.#waiting.clear();
  }
}

function errorOf({ name, message, code, positions, stack }: HistoryFailure): Error {
  if (name === "StoreRefused") return new StoreRefused(code as StoreRefusal, message);
  if (positions !== undefined) return new HistoryOutOfOrder(...positions);
  return new HistoryFailed(`The history failed: ${message}`, stack);
}
