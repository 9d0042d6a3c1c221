import { SqsError } from "./sqs-error.js";

export type Fields = Readonly<Record<string, unknown>>;

/**
 * Runs a batch entry by entry, as the service does: a refused entry leaves the others alone.
 *
 * @throws SqsError when the batch as a whole is refused
 */
export function runBatch(
  entries: readonly Fields[],
  isFailing: (entry: Fields) => boolean,
  run: (entry: Fields) => Fields,
): Fields {
  if (entries.length === 0)
    throw new SqsError("EmptyBatchRequest", "There should be at least one entry in the request.");
  if (entries.length > 10)
    throw new SqsError(
      "TooManyEntriesInBatchRequest",
      `A batch has at most 10 entries; this one has ${entries.length}.`,
    );
  const ids = entries.map(({ Id }) => String(Id));
  if (new Set(ids).size < ids.length) throw new SqsError("BatchEntryIdsNotDistinct", "Two entries have the same id.");
  if (ids.some((id) => !/^[\w-]{1,80}$/.test(id)))
    throw new SqsError("InvalidBatchEntryId", "An entry's id has 1 to 80 letters, digits, hyphens and underscores.");
  const successful: Fields[] = [];
  const failed: Fields[] = [];
  for (const entry of entries) {
    const { Id } = entry;
    try {
      if (isFailing(entry)) throw new SqsError("InternalError", "The entry could not be processed.", 500);
      successful.push({ Id, ...run(entry) });
    } catch (error) {
      if (!(error instanceof SqsError)) throw error;
      failed.push({ Id, Code: error.type, Message: error.message, SenderFault: error.status < 500 });
    }
  }
  return { Successful: successful, Failed: failed };
}
