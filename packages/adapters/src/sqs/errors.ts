/** Why the queue cannot be used. */
export type SqsRefusal = "SQS_UNREACHABLE" | "SQS_QUEUE_MISSING" | "SQS_QUEUE_NOT_FIFO" | "SQS_FORBIDDEN";

/** The queue cannot be opened as it is. Nothing was changed. */
export class SqsRefused extends Error {
  readonly code: SqsRefusal;
  /** @param sentence what is wrong and what would be right */
  constructor(code: SqsRefusal, sentence: string, cause?: unknown) {
    super(sentence, { cause });
    this.name = "SqsRefused";
    this.code = code;
  }
}

/** The service did not say that it took the message: it may or may not be in the queue. */
export class SendFailed extends Error {
  readonly code = "SQS_SEND_FAILED";
  constructor(why: string, cause?: unknown) {
    super(`SQS did not confirm that it took the message (${why}): it may or may not be delivered.`, { cause });
    this.name = "SendFailed";
  }
}
