import type {
  CheckpointStore,
  Clock,
  CommandQueue,
  HistoryStore,
  HotState,
  Journal,
  Lease,
  LiveFeed,
  RateLimitStore,
  UserStore,
} from "@pricetime/adapters";

/** What a gateway and a leader both need. */
interface SharedPorts {
  readonly clock: Clock;
  readonly queue: CommandQueue;
  readonly hotState: HotState;
  readonly feed: LiveFeed;
  readonly history: HistoryStore;
  /** What an operator should know of how the stores were found. */
  readonly notices: readonly string[];
  close(): Promise<void>;
}

/** What a process needs that serves requests: no journal. */
export interface GatewayPorts extends SharedPorts {
  readonly users: UserStore;
  readonly rateLimitStore: RateLimitStore;
}

/** What a process needs that leads, or waits to lead. */
export interface LeaderPorts extends SharedPorts {
  readonly journal: Journal;
  readonly checkpoints: CheckpointStore;
  /** Who may try to lead. Without one this process holds for good whatever keeps the others out. */
  readonly lease?: Lease;
  /** Whether the hot state works from the leader's own read models and keeps them current; otherwise it gets what it lacks. */
  readonly hotStateKeepsLive: boolean;
  /** Whether checkpoints are taken in a thread of their own. */
  readonly snapshotsInWorker: boolean;
  /** Whether the journal may drop rows that checkpoints and sinks have passed. */
  readonly dropsRows: boolean;
  /** Whether this process still is the only one that may write. */
  isLeading(): Promise<boolean>;
}

/** Where one deployment keeps what: made by the compose files, used without knowing how. */
export interface Ports extends GatewayPorts, LeaderPorts {}
