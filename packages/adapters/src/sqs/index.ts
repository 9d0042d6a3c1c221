export { createSqsCommandQueue, type SqsCommandQueue, type SqsCommandQueueOptions } from "./command-queue.js";
export { SendFailed, type SqsRefusal, SqsRefused } from "./errors.js";
export { createSqsEventQueue, type SqsEventQueue, type SqsEventQueueOptions } from "./event-queue.js";
export { type OpenSqsOptions, openSqs } from "./open-sqs.js";
export type { EntryResult, MessageToSend, QueueCalls, ReceivedMessage } from "./queue-calls.js";
