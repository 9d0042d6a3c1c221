import { randomBytes } from "node:crypto";
import type { Clock } from "@pricetime/adapters";
import { LISTEN_KEY_LIFE_MS } from "@pricetime/sdk/wire";

/** Why a listen key is gone. */
export type ListenKeyEnd = "CLOSED" | "EXPIRED";

/** Keys of the legacy user data streams. They live in memory: a client whose key is gone asks for a new one. */
export interface ListenKeys {
  /** The account's key, made or renewed. */
  open(accountId: number): string;
  /** Prolongs it. False when the account has no such key. */
  renew(accountId: number, listenKey: string): boolean;
  /** Ends it. False when the account has no such key. */
  end(accountId: number, listenKey: string): boolean;
  /** Whose key it is, unless it has expired. */
  accountOf(listenKey: string): number | undefined;
  /** Called for each key that ends. Returns how to stop listening. */
  onEnded(listener: (listenKey: string, accountId: number, end: ListenKeyEnd) => void): () => void;
  /** Ends the expired ones now; otherwise it happens once a minute. */
  sweep(): void;
  close(): void;
}

interface Entry {
  readonly accountId: number;
  expiresAtMs: number;
}

const SWEEP_INTERVAL_MS = 60_000;

/** @param clock monotonic time decides, so that a jump of the wall clock ends nothing */
export function createListenKeys(clock: Clock): ListenKeys {
  const entries = new Map<string, Entry>();
  const keyOfAccount = new Map<number, string>();
  const listeners = new Set<(listenKey: string, accountId: number, end: ListenKeyEnd) => void>();

  const drop = (listenKey: string, { accountId }: Entry, end: ListenKeyEnd): void => {
    entries.delete(listenKey);
    keyOfAccount.delete(accountId);
    for (const listener of listeners) listener(listenKey, accountId, end);
  };
  const live = (listenKey: string): Entry | undefined => {
    const entry = entries.get(listenKey);
    if (entry === undefined || entry.expiresAtMs > clock.monotonicMs()) return entry;
    drop(listenKey, entry, "EXPIRED");
    return undefined;
  };
  const owned = (accountId: number, listenKey: string): Entry | undefined => {
    const entry = live(listenKey);
    return entry?.accountId === accountId ? entry : undefined;
  };
  const sweep = (): void => {
    for (const listenKey of [...entries.keys()]) live(listenKey);
  };
  const timer = setInterval(sweep, SWEEP_INTERVAL_MS);
  timer.unref();

  return {
    open: (accountId) => {
      const known = keyOfAccount.get(accountId);
      const listenKey = known !== undefined && live(known) !== undefined ? known : randomBytes(32).toString("hex");
      entries.set(listenKey, { accountId, expiresAtMs: clock.monotonicMs() + LISTEN_KEY_LIFE_MS });
      keyOfAccount.set(accountId, listenKey);
      return listenKey;
    },
    renew: (accountId, listenKey) => {
      const entry = owned(accountId, listenKey);
      if (entry !== undefined) entry.expiresAtMs = clock.monotonicMs() + LISTEN_KEY_LIFE_MS;
      return entry !== undefined;
    },
    end: (accountId, listenKey) => {
      const entry = owned(accountId, listenKey);
      if (entry !== undefined) drop(listenKey, entry, "CLOSED");
      return entry !== undefined;
    },
    accountOf: (listenKey) => live(listenKey)?.accountId,
    onEnded: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    sweep,
    close: () => clearInterval(timer),
  };
}
