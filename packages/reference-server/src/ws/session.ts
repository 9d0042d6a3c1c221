import type { Exchange } from "../exchange.js";
import type { ReportFailure } from "../requests/answer-request.js";
import type { ClientSocket } from "./client-socket.js";
import type { JournalTime } from "./journal-time.js";
import type { SocketSettings } from "./socket-settings.js";
import type { StreamHub } from "./streams/stream-hub.js";
import type { AccountFeed } from "./user-data/account-feed.js";

/** What all connections share. */
export interface SessionContext {
  readonly exchange: Exchange;
  readonly settings: SocketSettings;
  readonly time: JournalTime;
  readonly hub: StreamHub;
  readonly accounts: AccountFeed;
  readonly report: ReportFailure;
}

/** One connection and what it is used for. */
export interface Session {
  readonly socket: ClientSocket;
  /** Whether no request is under way. */
  readonly isIdle: boolean;
  /** Ends what belongs to keys that were revoked. */
  checkKeys?(): Promise<void>;
  /** Announces that the server stops. */
  tellShutdown(eventMs: number): void;
}
