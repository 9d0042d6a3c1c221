import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Clock } from "@pricetime/adapters";
import { type CutTail, openFileCheckpointStore, openFileJournal } from "@pricetime/adapters/file";
import {
  MemoryCheckpointStore,
  MemoryCommandQueue,
  MemoryHistoryStore,
  MemoryHotState,
  MemoryJournal,
  MemoryLiveFeed,
  MemoryRateLimitStore,
  MemoryUserStore,
  SystemClock,
} from "@pricetime/adapters/memory";
import { directoryLease, openSqliteHistoryStore, openSqliteUserStore } from "@pricetime/adapters/sqlite";
import { rememberKeys } from "./accounts/remember-keys.js";
import { UserError } from "./cli/user-error.js";
import type { Ports } from "./ports.js";

export interface ComposeOptions {
  readonly clock: Clock;
  /** Commands that may wait for the sequencer. */
  readonly queueLimit: number;
}

export interface EmbeddedOptions extends ComposeOptions {
  /** Made if it is not there. */
  readonly directory: string;
  /** Journal to keep at least, bytes; Infinity keeps all. */
  readonly keepBytes: number;
}

const withinProcess = ({ clock, queueLimit }: ComposeOptions) => ({
  clock,
  queue: new MemoryCommandQueue({ clock, maxCommands: queueLimit }),
  hotState: new MemoryHotState(),
  feed: new MemoryLiveFeed(),
  rateLimitStore: new MemoryRateLimitStore(),
});

/** Everything in this process's memory, gone when it ends: for tests and trials. */
export function composeMemory(options: ComposeOptions): Ports {
  return {
    ...withinProcess(options),
    journal: new MemoryJournal(),
    checkpoints: new MemoryCheckpointStore(),
    history: new MemoryHistoryStore(),
    users: new MemoryUserStore(),
    hotStateKeepsLive: true,
    snapshotsInWorker: false,
    dropsRows: false,
    notices: [],
    isLeading: async () => true,
    close: async () => {},
  };
}

/**
 * The profile `embedded`: journal and checkpoints as files, users and history in SQLite, all in one locked directory.
 *
 * @throws UserError when another process has the directory, or it is not one of ours
 * @throws StoreRefused, JournalCorrupt
 */
export async function composeEmbedded(options: EmbeddedOptions): Promise<Ports> {
  const { directory, keepBytes } = options;
  const within = (name: string): string => join(directory, name);
  refuseForeign(directory);
  const opened: { close(): Promise<void> }[] = [];
  const keep = async <Store extends { close(): Promise<void> }>(opening: Promise<Store>): Promise<Store> => {
    const store = await opening;
    opened.push(store);
    return store;
  };
  const closeAll = async (): Promise<void> => {
    for (const store of opened.splice(0).reverse()) await store.close();
  };
  const lease = directoryLease({ directory });
  if ((await lease.acquire()) === undefined) {
    const sentence = `The data directory ${directory} is in use by another process. Stop that one, or choose another with --data.`;
    throw new UserError(sentence, "directoryLocked");
  }
  opened.push({ close: () => lease.release() });
  try {
    const dropsRows = Number.isFinite(keepBytes);
    const journal = await keep(openFileJournal({ directory: within("journal"), ...(dropsRows ? { keepBytes } : {}) }));
    return {
      ...withinProcess(options),
      journal,
      checkpoints: await openFileCheckpointStore({ directory: within("checkpoints") }),
      users: rememberKeys(await keep(openSqliteUserStore({ path: within("users.sqlite") }))),
      history: await keep(openSqliteHistoryStore({ path: within("history.sqlite") })),
      hotStateKeepsLive: true,
      snapshotsInWorker: true,
      dropsRows,
      notices: journal.cut === undefined ? [] : [cutNotice(journal.cut)],
      isLeading: () => lease.renew(),
      close: closeAll,
    };
  } catch (error) {
    await closeAll();
    throw error;
  }
}

const cutNotice = ({ path, offset, bytes }: CutTail): string =>
  `An interrupted last write was cut from ${path}: ${bytes} bytes at offset ${offset}, never acknowledged.`;

/** A directory with things of others in it is not taken over. */
function refuseForeign(directory: string): void {
  if (!existsSync(directory) || existsSync(join(directory, "lock.sqlite"))) return;
  let names: readonly string[];
  try {
    names = readdirSync(directory);
  } catch {
    // Opening the store says what is wrong with it.
    return;
  }
  const [other] = names;
  if (other === undefined) return;
  throw new UserError(
    `${directory} was not made by Pricetime: it has ${other} in it. Choose an empty or new directory with --data.`,
    "directoryUnusable",
  );
}

/** The clocks of this machine. */
export const systemClock = (): Clock => new SystemClock();
