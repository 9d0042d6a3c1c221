import type {
  CheckpointStore,
  Clock,
  CommandQueue,
  HistoryStore,
  HotState,
  Journal,
  LiveFeed,
  RateLimitStore,
  UserStore,
} from "@pricetime/adapters";

/** Where one deployment keeps what: made by compose.ts, used without knowing how. */
export interface Ports {
  readonly clock: Clock;
  readonly journal: Journal;
  readonly checkpoints: CheckpointStore;
  readonly queue: CommandQueue;
  readonly hotState: HotState;
  readonly feed: LiveFeed;
  readonly history: HistoryStore;
  readonly users: UserStore;
  readonly rateLimitStore: RateLimitStore;
  /** Whether checkpoints are taken in a thread of their own. */
  readonly snapshotsInWorker: boolean;
  /** Whether the journal may drop rows that checkpoints and sinks have passed. */
  readonly dropsRows: boolean;
  /** What an operator should know of how the stores were found. */
  readonly notices: readonly string[];
  /** Whether this process still is the only one that may write. */
  isLeading(): Promise<boolean>;
  close(): Promise<void>;
}
