import type { Clock } from "../ports/clock.js";

export interface MessageToSend {
  readonly body: string;
  /** Messages of one group are delivered in order. */
  readonly group: string;
  /** The service drops a second message with the same one within five minutes. */
  readonly deduplicationId: string;
}

export interface ReceivedMessage {
  /** The same in every delivery. */
  readonly id: string;
  /** Another one in every delivery; only the newest deletes. */
  readonly handle: string;
  readonly body: string;
}

/** How one entry of a batch fared. */
export type EntryResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly why: string /** Trying again is no use. */; readonly final: boolean };

/** The calls of one queue; results are in the order of the entries. A call that fails as a whole throws. */
export interface QueueCalls {
  send(messages: readonly MessageToSend[]): Promise<readonly EntryResult[]>;
  /** @param attempt repeats of one attempt get the same messages; `signal` ends the wait */
  receive(options: {
    readonly waitSeconds: number;
    readonly visibilitySeconds: number;
    readonly attempt: string;
    readonly signal: AbortSignal;
  }): Promise<readonly ReceivedMessage[]>;
  delete(handles: readonly string[]): Promise<readonly EntryResult[]>;
  changeVisibility(handles: readonly string[], seconds: number): Promise<readonly EntryResult[]>;
  close(): void;
}

/** Entries that one call takes at most. */
export const MAXIMUM_ENTRIES = 10;
/** How often a call or an entry is tried, and how long to wait before the second time; doubled each time after. */
export const ATTEMPTS = 4;
const FIRST_WAIT_MS = 50;

export const waitBefore = (attempt: number, clock: Clock, signal?: AbortSignal): Promise<void> =>
  clock.sleep(FIRST_WAIT_MS * 2 ** (attempt - 1), signal);

/** Names under which the service says that it was asked too often. Whatever was refused so was not done. */
const THROTTLED = ["RequestThrottled", "ThrottlingException", "Throttling", "TooManyRequestsException", "SlowDown"];

/** Whether the service refused the call unseen because there were too many. */
export const isThrottled = (error: unknown): boolean => error instanceof Error && THROTTLED.includes(error.name);

export const textOf = (error: unknown): string =>
  error instanceof Error ? error.message || error.name : String(error);
