import type {
  Clock,
  HistoryStore,
  HotState,
  LiveFeed,
  RateLimitStore,
  ReleasedCommand,
  ReplayProof,
  UserStore,
} from "@pricetime/adapters";
import type { Command, CommandId } from "@pricetime/engine";
import type { RateLimits } from "./limits/rate-limits.js";
import type { ListenKeys } from "./listen-keys.js";
import type { Markets } from "./markets.js";

/** How a command goes to the sequencer. */
export interface SubmitOptions {
  /** The account that acts or is acted upon; 0 is the venue itself. */
  readonly accountId: number;
  /** Who asks: "gateway", "operator:<name>", "bots"…; kept in the journal. */
  readonly actor: string;
  readonly reason?: string;
  /** How long the command may wait before the engine refuses it, ms of journal time; 60,000 unless told. */
  readonly validForMs?: number;
  /** Cancels may use a share of the queue kept for them. */
  readonly priority?: boolean;
  /** Random unless told. */
  readonly commandId?: CommandId;
  /** Trace context, stored but never executed. */
  readonly meta?: string;
}

/** What operators ask of the process that serves. */
export interface ServedExchange extends Exchange {
  /** Executes the journal again from its start and checks every row, hash and invariant; a process without a journal cannot. */
  readonly replay?: () => Promise<ReplayProof>;
  /** Whether it can serve requests now. */
  isReady(): Promise<boolean>;
}

/** One running exchange of one process, without any listener: what requests, streams, bots and admin commands share. */
export interface Exchange {
  readonly clock: Clock;
  readonly hotState: HotState;
  readonly history: HistoryStore;
  readonly users: UserStore;
  readonly feed: LiveFeed;
  readonly rateLimitStore: RateLimitStore;
  /** The limits in force. */
  readonly rateLimits: RateLimits;
  readonly listenKeys: ListenKeys;
  readonly markets: Markets;
  /** Longest wait of a history read for the projector, ms. */
  readonly historyWaitMs: number;

  /**
   * Resolves once the command is durable and executed. A refusal by the engine is data: one CommandRejected event.
   *
   * @throws QueueFull and other errors whose `code` is in {@link DEFINITE_REFUSALS}: it will never be executed
   * @throws OutcomeUnknown no answer before the deadline: it may yet be executed
   */
  submit(command: Command, options: SubmitOptions): Promise<ReleasedCommand>;
  /** Takes no more commands, finishes those under way, writes a last checkpoint and closes everything. */
  close(): Promise<void>;
}
