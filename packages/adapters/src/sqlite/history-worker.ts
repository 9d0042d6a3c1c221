import { parentPort, workerData } from "node:worker_threads";
import { HistoryOutOfOrder } from "../ports/history-store.js";
import { HistoryDatabase } from "./history-database.js";
import type { HistoryFailure, HistoryReply, HistoryRequest } from "./history-protocol.js";
import { sqliteCode } from "./open-database.js";

/** Entry of the worker thread that owns the history file: one request after another. */
const reply = (message: HistoryReply): void => parentPort?.postMessage(message);

const failureOf = (error: unknown): HistoryFailure => {
  const { name, message, stack = "" } = error instanceof Error ? error : new Error(String(error));
  const failure = { name, message, code: sqliteCode(error), stack };
  return error instanceof HistoryOutOfOrder
    ? { ...failure, positions: [error.position, error.firstPosition] }
    : failure;
};

function open(): HistoryDatabase | undefined {
  try {
    return new HistoryDatabase((workerData as { readonly path: string }).path);
  } catch (error) {
    reply({ id: 0, failure: failureOf(error) });
    return undefined;
  }
}

const database = open();
if (database !== undefined) {
  parentPort?.on("message", ({ id, method, values }: HistoryRequest) => {
    try {
      const run = database[method] as (...values: readonly unknown[]) => unknown;
      reply({ id, result: run.apply(database, [...values]) });
    } catch (error) {
      reply({ id, failure: failureOf(error) });
    }
    if (method === "close") parentPort?.close();
  });
  reply({ id: 0, position: database.position() });
}
