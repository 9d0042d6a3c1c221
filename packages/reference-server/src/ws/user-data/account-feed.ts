import type { ReleasedCommand } from "@pricetime/adapters";
import { USER_DATA_EVENTS } from "@pricetime/sdk/wire";
import type { ListenKeyEnd, ListenKeys } from "../../listen-keys.js";
import { accountEvents } from "../../mapping/to-stream-user.js";
import type { Markets } from "../../markets.js";
import { Frame } from "../frame.js";
import type { JournalTime } from "../journal-time.js";

/** Who is told what happens to one account. */
export interface AccountListener {
  readonly deliver: (frame: Frame) => void;
  /** Set for a stream that lives as long as its listen key. */
  readonly listenKey?: string;
  /** The listen key is gone, and with it this subscription. */
  readonly onEnded?: () => void;
}

export interface AccountFeedOptions {
  readonly markets: Markets;
  readonly time: JournalTime;
  readonly listenKeys: ListenKeys;
}

/** The events of every account that someone listens to: each in order, none twice, none missed. */
export class AccountFeed {
  readonly #options: AccountFeedOptions;
  readonly #listeners = new Map<number, Set<AccountListener>>();
  readonly #stopFollowingKeys: () => void;

  constructor(options: AccountFeedOptions) {
    this.#options = options;
    this.#stopFollowingKeys = options.listenKeys.onEnded((listenKey, accountId, end) =>
      this.#endKey(listenKey, accountId, end),
    );
  }

  /** From the next command on. @returns how to stop */
  subscribe(accountId: number, listener: AccountListener): () => void {
    const listeners = this.#listeners.get(accountId) ?? new Set();
    this.#listeners.set(accountId, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0 && this.#listeners.get(accountId) === listeners) this.#listeners.delete(accountId);
    };
  }

  /** Takes what has been committed. */
  take(batch: readonly ReleasedCommand[]): void {
    if (this.#listeners.size === 0) return;
    const eventMs = this.#options.time.nowMs();
    for (const { executed } of batch) {
      for (const [accountId, listeners] of this.#touched(executed.events)) {
        for (const event of accountEvents(this.#options.markets, accountId, executed, eventMs)) {
          const frame = new Frame(USER_DATA_EVENTS[event.e].payload, event);
          for (const { deliver } of [...listeners]) deliver(frame);
        }
      }
    }
  }

  close(): void {
    this.#stopFollowingKeys();
    this.#listeners.clear();
  }

  /** The accounts of a command that someone listens to, in order of their first event. */
  #touched(events: ReleasedCommand["executed"]["events"]): ReadonlyMap<number, ReadonlySet<AccountListener>> {
    const touched = new Map<number, ReadonlySet<AccountListener>>();
    for (const event of events) {
      const listeners = "accountId" in event ? this.#listeners.get(event.accountId) : undefined;
      if (listeners !== undefined && "accountId" in event) touched.set(event.accountId, listeners);
    }
    return touched;
  }

  #endKey(listenKey: string, accountId: number, end: ListenKeyEnd): void {
    const ended = [...(this.#listeners.get(accountId) ?? [])].filter((listener) => listener.listenKey === listenKey);
    const E = this.#options.time.nowMs();
    const expired = new Frame(USER_DATA_EVENTS.listenKeyExpired.payload, { e: "listenKeyExpired", E, listenKey });
    for (const { deliver, onEnded } of ended) {
      if (end === "EXPIRED") deliver(expired);
      onEnded?.();
    }
  }
}
