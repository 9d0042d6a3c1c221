/** A refusal in the service's words. */
export class SqsError extends Error {
  /** The service's name of the error, such as "QueueDoesNotExist". */
  readonly type: string;
  readonly status: number;
  constructor(type: string, message: string, status = 400) {
    super(message);
    this.name = "SqsError";
    this.type = type;
    this.status = status;
  }
}

export const invalidValue = (what: string): SqsError => new SqsError("InvalidParameterValue", what);
export const missing = (parameter: string): SqsError =>
  new SqsError("MissingParameter", `The request must contain the parameter ${parameter}.`);

/** The names older clients know some errors by: clients of the JSON protocol get them in a header. */
export const QUERY_ERRORS: Readonly<Record<string, string>> = {
  QueueDoesNotExist: "AWS.SimpleQueueService.NonExistentQueue",
  BatchEntryIdsNotDistinct: "AWS.SimpleQueueService.BatchEntryIdsNotDistinct",
  BatchRequestTooLong: "AWS.SimpleQueueService.BatchRequestTooLong",
  EmptyBatchRequest: "AWS.SimpleQueueService.EmptyBatchRequest",
  InvalidBatchEntryId: "AWS.SimpleQueueService.InvalidBatchEntryId",
  MessageNotInflight: "AWS.SimpleQueueService.MessageNotInflight",
  TooManyEntriesInBatchRequest: "AWS.SimpleQueueService.TooManyEntriesInBatchRequest",
};
