/**
 * The contract of each port as a test suite, for the adapters of this package and for anybody's own. Needs vitest, which the
 * user brings.
 *
 * @module
 */
export {
  type CheckpointStoreRule,
  type CheckpointStoreUnderTest,
  describeCheckpointStore,
} from "./describe-checkpoint-store.js";
export {
  type CommandQueueBounds,
  type CommandQueueRule,
  type CommandQueueUnderTest,
  describeCommandQueue,
} from "./describe-command-queue.js";
export { describeEventQueue, type EventQueueRule, type EventQueueUnderTest } from "./describe-event-queue.js";
export { describeHistoryStore, type HistoryStoreRule, type HistoryStoreUnderTest } from "./describe-history-store.js";
export { describeHotState, type HotStateUnderTest } from "./describe-hot-state.js";
export { describeJournal, type JournalRule, type JournalUnderTest } from "./describe-journal.js";
export { describeLease, type LeaseUnderTest } from "./describe-lease.js";
export { describeLiveFeed, type LiveFeedUnderTest } from "./describe-live-feed.js";
export { describeRateLimitStore, type RateLimitStoreUnderTest } from "./describe-rate-limit-store.js";
export { describeUserStore, type UserStoreRule, type UserStoreUnderTest } from "./describe-user-store.js";
export type { Exemptions } from "./rule.js";
export { ConnectionLost, type SqsFault } from "./sqs-emulator/faults.js";
export type { QueueModel } from "./sqs-emulator/queue-model.js";
export { SqsError } from "./sqs-emulator/sqs-error.js";
export { SqsModel, type SqsModelOptions } from "./sqs-emulator/sqs-model.js";
export { type SqsEmulator, startSqsEmulator } from "./sqs-emulator/start-sqs-emulator.js";
