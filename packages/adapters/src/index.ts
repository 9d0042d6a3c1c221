export { CheckpointUnreadable } from "./pipeline/checkpoint-coding.js";
export {
  ClockRefused,
  CommandFailed,
  Fenced,
  hasCode,
  JournalFailed,
  RecoveryRefused,
  ReleaseFailed,
  RowUnreadable,
} from "./pipeline/errors.js";
export { feedInOrder } from "./pipeline/feed-in-order.js";
export { createLeadership, type Leadership, LeadershipLost, type LeadershipOptions } from "./pipeline/leadership.js";
export { createProjector, type Projector } from "./pipeline/projector.js";
export { createPublisher, type Publisher, type PublisherOptions } from "./pipeline/publisher.js";
export { appendQuarantine, type QuarantineOptions, QuarantineRefused } from "./pipeline/quarantine.js";
export { type Recovered, type RecoverOptions, type RecoveryReport, recover } from "./pipeline/recovery.js";
export type { ReplayProgress } from "./pipeline/replay.js";
export { describeColdReplay, type ReplayAllOptions, type ReplayProof, replayAll } from "./pipeline/replay-all.js";
export { EMPTY_HEAD, type JournalHead, Replica } from "./pipeline/replica.js";
export { applyRetention, KEPT_CHECKPOINTS, type RetentionOptions } from "./pipeline/retention.js";
export { type DecodedRow, decodeRow, encodeRow, ROW_KINDS, type Row, type RowKind } from "./pipeline/row.js";
export type { CheckpointMark } from "./pipeline/row-marks.js";
export { createSequencer, type Sequencer, type SequencerOptions } from "./pipeline/sequencer.js";
export type { Sink } from "./pipeline/sink.js";
export {
  createSnapshotter,
  type Snapshotter,
  type SnapshotterOptions,
  startSnapshotWorker,
} from "./pipeline/snapshotter.js";
export { createStandby, type Standby, type StandbyOptions } from "./pipeline/standby.js";
export {
  CommandRefused,
  createSubmitter,
  OutcomeUnknown,
  type SubmitOptions,
  type Submitter,
  type SubmitterOptions,
  TooManyWaiting,
} from "./pipeline/submitter.js";
export { type TakeOverOptions, takeOver } from "./pipeline/take-over.js";
export type { Checkpoint, CheckpointStore } from "./ports/checkpoint-store.js";
export type { Clock } from "./ports/clock.js";
export {
  type CommandQueue,
  QueueClosed,
  type QueuedCommand,
  QueueFull,
  QueueUnavailable,
} from "./ports/command-queue.js";
export type { EventQueue } from "./ports/event-queue.js";
export { HistoryOutOfOrder, type HistoryStore, type ListRange } from "./ports/history-store.js";
export { type HotState, HotStateFenced, HotStateUnavailable, OUTCOME_MARGIN_MS } from "./ports/hot-state.js";
export {
  AppendUnknown,
  type Journal,
  JournalCorrupt,
  JournalFull,
  type JournalRow,
  JournalUnusable,
  PredecessorMissing,
  RowsReleased,
  SequenceTaken,
} from "./ports/journal.js";
export type { Lease } from "./ports/lease.js";
export type { LiveFeed, ReleasedCommand } from "./ports/live-feed.js";
export type { RateLimitStore } from "./ports/rate-limit-store.js";
export { type StoreRefusal, StoreRefused } from "./ports/store-refused.js";
export {
  type ApiKey,
  type HmacApiKey,
  KeyExists,
  type KeyPermission,
  type PublicKeyApiKey,
  UnknownUser,
  type User,
  UserExists,
  type UserStore,
} from "./ports/user-store.js";
