import { MemoryCommandQueue, MemoryHotState, MemoryLiveFeed, MemoryRateLimitStore } from "@pricetime/adapters/memory";
import type { ComposeOptions } from "../compose.js";
import type { Ports } from "../ports.js";
import { Opened } from "./opened.js";
import { openJournalStores, openSharedStores } from "./postgres-stores.js";

export interface SingleOptions extends ComposeOptions {
  readonly postgresUrl: string;
}

/**
 * The profile `single`: everything durable in Postgres, everything else in this one process.
 *
 * @throws PostgresRefused
 */
export const composeSingle = ({ postgresUrl, clock, queueLimit }: SingleOptions): Promise<Ports> =>
  Opened.all(async (opened) => ({
    clock,
    queue: new MemoryCommandQueue({ clock, maxCommands: queueLimit }),
    hotState: new MemoryHotState(),
    feed: new MemoryLiveFeed(),
    rateLimitStore: new MemoryRateLimitStore(),
    ...(await openJournalStores(opened, postgresUrl)),
    ...(await openSharedStores(opened, postgresUrl)),
    hotStateKeepsLive: true,
    snapshotsInWorker: true,
    dropsRows: false,
    notices: [],
    isLeading: async () => true,
    close: () => opened.closeAll(),
  }));
