import { parentPort, workerData } from "node:worker_threads";
import { SnapshotFollower } from "./snapshot-follower.js";
import type { SnapshotReply, SnapshotRequest, SnapshotWorkerData } from "./snapshot-host.js";

/** Entry of the worker thread: follows rows and takes checkpoints. What it throws ends the thread and is reported by it. */
const { base, quarantined } = workerData as SnapshotWorkerData;
const follower = new SnapshotFollower({ base, quarantined: new Set(quarantined) });
const reply = (message: SnapshotReply, transfer: ArrayBuffer[] = []): void =>
  parentPort?.postMessage(message, transfer);

parentPort?.on("message", (request: SnapshotRequest) => {
  if (request.type === "follow") follower.follow(request.row);
  else if (request.type === "forgetClosedOrders") follower.forgetClosedOrders(request.position);
  else if (request.type === "settle") reply({ type: "settled" });
  else {
    const taken = follower.take();
    reply({ type: "taken", ...taken }, [taken.checkpoint.bytes.buffer as ArrayBuffer]);
  }
});
