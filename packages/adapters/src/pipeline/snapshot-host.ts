import { Worker } from "node:worker_threads";
import type { Checkpoint } from "../ports/checkpoint-store.js";
import type { JournalRow } from "../ports/journal.js";
import { workerFile } from "../worker-file.js";
import { type FollowerStart, SnapshotFollower, type VerifiedCheckpoint } from "./snapshot-follower.js";

/** Where a follower lives. What is asked of it is done in order. */
export interface SnapshotHost {
  follow(row: JournalRow): void;
  forgetClosedOrders(position: number): void;
  /** Resolves once everything asked so far is done. */
  settle(): Promise<void>;
  take(): Promise<VerifiedCheckpoint>;
  close(): Promise<void>;
}

/** What the worker thread starts with. */
export interface SnapshotWorkerData {
  readonly base: Checkpoint | undefined;
  readonly quarantined: readonly number[];
}

export type SnapshotRequest =
  | { readonly type: "follow"; readonly row: JournalRow }
  | { readonly type: "forgetClosedOrders"; readonly position: number }
  | { readonly type: "settle" }
  | { readonly type: "take" };

/** One for each `settle` and `take`, in order. */
export type SnapshotReply = { readonly type: "settled" } | ({ readonly type: "taken" } & VerifiedCheckpoint);

/** In this thread: for tests, and where nobody minds the pause. */
export function inThread(start: FollowerStart): SnapshotHost {
  const follower = new SnapshotFollower(start);
  return {
    follow: (row) => follower.follow(row),
    forgetClosedOrders: (position) => follower.forgetClosedOrders(position),
    settle: async () => {},
    take: async () => follower.take(),
    close: async () => {},
  };
}

interface Waiting {
  readonly resolve: (reply: SnapshotReply) => void;
  readonly reject: (error: Error) => void;
}

/** In a thread of its own: the leader only copies each row's bytes. */
export function inWorker({ base, quarantined }: FollowerStart, onFailure: (error: Error) => void): SnapshotHost {
  const workerData: SnapshotWorkerData = { base, quarantined: [...quarantined] };
  const worker = new Worker(workerFile("snapshot-worker"), { workerData });
  const waiting: Waiting[] = [];
  let failure: Error | undefined;
  worker.on("message", (reply: SnapshotReply) => waiting.shift()?.resolve(reply));
  worker.on("error", (error: Error) => {
    failure = error;
    for (const { reject } of waiting.splice(0)) reject(error);
    onFailure(error);
  });
  const send = (request: SnapshotRequest): void => worker.postMessage(request);
  const ask = (request: SnapshotRequest): Promise<SnapshotReply> =>
    new Promise((resolve, reject) => {
      if (failure !== undefined) return reject(failure);
      waiting.push({ resolve, reject });
      send(request);
    });
  return {
    follow: ({ seq, bytes }) => send({ type: "follow", row: { seq, bytes: Uint8Array.from(bytes) } }),
    forgetClosedOrders: (position) => send({ type: "forgetClosedOrders", position }),
    settle: async () => {
      await ask({ type: "settle" });
    },
    take: async () => {
      const reply = await ask({ type: "take" });
      if (reply.type !== "taken") throw new Error("The snapshot worker answered another question.");
      return { checkpoint: reply.checkpoint, mark: reply.mark };
    },
    close: async () => {
      failure ??= new Error("The snapshot worker was stopped.");
      for (const { reject } of waiting.splice(0)) reject(failure);
      await worker.terminate();
    },
  };
}
