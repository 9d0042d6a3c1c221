import type { CheckpointStore, HistoryStore, Journal, Lease, UserStore } from "@pricetime/adapters";
import {
  createPostgresCheckpointStore,
  createPostgresHistoryStore,
  createPostgresJournal,
  createPostgresLease,
  createPostgresUserStore,
  openPostgres,
} from "@pricetime/adapters/postgres";
import { rememberKeys } from "../accounts/remember-keys.js";
import type { Opened } from "./opened.js";

/** What a process that may lead keeps in the database. */
export interface JournalStores {
  readonly journal: Journal;
  readonly checkpoints: CheckpointStore;
  readonly lease: Lease;
}

/** What every process of an exchange reads there. */
export interface SharedStores {
  readonly users: UserStore;
  readonly history: HistoryStore;
}

/** @throws PostgresRefused */
export async function openJournalStores(opened: Opened, postgresUrl: string): Promise<JournalStores> {
  const database = await opened.keep(openPostgres({ dsn: postgresUrl, applicationName: "pricetime sequencer" }));
  return {
    journal: await opened.keep(createPostgresJournal(database)),
    checkpoints: createPostgresCheckpointStore(database),
    lease: await opened.keep(createPostgresLease(database)),
  };
}

/** @throws PostgresRefused */
export async function openSharedStores(opened: Opened, postgresUrl: string): Promise<SharedStores> {
  const database = await opened.keep(openPostgres({ dsn: postgresUrl, applicationName: "pricetime" }));
  return {
    users: rememberKeys(createPostgresUserStore(database)),
    history: createPostgresHistoryStore(database),
  };
}
