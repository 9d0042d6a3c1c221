import type { Clock } from "@pricetime/adapters";
import {
  MemoryCheckpointStore,
  MemoryCommandQueue,
  MemoryHistoryStore,
  MemoryHotState,
  MemoryJournal,
  MemoryLiveFeed,
  MemoryRateLimitStore,
  MemoryUserStore,
} from "@pricetime/adapters/memory";
import type { Ports } from "./ports.js";

/** Everything in this process's memory, gone when it ends: for tests and trials. */
export function composeMemory(clock: Clock, queueLimit: number): Ports {
  return {
    clock,
    journal: new MemoryJournal(),
    checkpoints: new MemoryCheckpointStore(),
    queue: new MemoryCommandQueue({ clock, maxCommands: queueLimit }),
    hotState: new MemoryHotState(),
    feed: new MemoryLiveFeed(),
    history: new MemoryHistoryStore(),
    users: new MemoryUserStore(),
    rateLimitStore: new MemoryRateLimitStore(),
    snapshotsInWorker: false,
    dropsRows: false,
    close: async () => {},
  };
}
