import { restoreEngine } from "@pricetime/engine";
import { collectGarbage } from "./collect-garbage.js";
import { fillBook, marketWithoutOrders } from "./fill-book.js";

export interface TimeSnapshotJob {
  readonly orders: number;
}

export interface SnapshotTimes {
  readonly orders: number;
  readonly bytes: number;
  readonly snapshotMs: number;
  readonly restoreMs: number;
  /** Whether the restored engine has the state of the first. */
  readonly isSame: boolean;
}

/** Takes a snapshot of an engine with open orders that have client order ids, and restores it. */
export async function timeSnapshot({ orders }: TimeSnapshotJob): Promise<SnapshotTimes> {
  const engine = marketWithoutOrders();
  fillBook(engine, orders, true);
  collectGarbage();
  const startMs = performance.now();
  const snapshot = engine.snapshot();
  const takenMs = performance.now();
  collectGarbage();
  const collectedMs = performance.now();
  const restored = restoreEngine(snapshot);
  const restoredMs = performance.now();
  return {
    orders,
    bytes: snapshot.length,
    snapshotMs: takenMs - startMs,
    restoreMs: restoredMs - collectedMs,
    isSame: restored.stateHash() === engine.stateHash(),
  };
}
