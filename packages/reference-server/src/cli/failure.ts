import { EXIT_CODES, type ExitReason, UserError } from "./user-error.js";

/** Failures of storage and start-up whose message already is a sentence for people, by `code`. */
const KNOWN: Readonly<Record<string, ExitReason>> = {
  DIRECTORY_LOCKED: "directoryLocked",
  LEASE_HELD: "directoryLocked",
  LOCK_LOST: "directoryLocked",
  DIRECTORY_READ_ONLY: "directoryUnusable",
  DIRECTORY_UNUSABLE: "directoryUnusable",
  FOREIGN_FILE: "directoryUnusable",
  FOREIGN_DATABASE: "directoryUnusable",
  UNKNOWN_VERSION: "directoryUnusable",
  SEGMENT_MISSING: "corrupt",
  JOURNAL_CORRUPT: "corrupt",
  ROW_UNREADABLE: "corrupt",
  RECOVERY_REFUSED: "corrupt",
  COMMAND_FAILED: "corrupt",
  JOURNAL_FULL: "diskFull",
  ENOSPC: "diskFull",
  SQLITE_FULL: "diskFull",
  SYNC_FAILED: "failure",
  JOURNAL_FAILED: "failure",
  JOURNAL_UNUSABLE: "failure",
  RELEASE_FAILED: "failure",
  LEADERSHIP_LOST: "leadershipLost",
  FENCED: "leadershipLost",
  NEVER_LED: "leadershipLost",
  DATABASE_URL_INVALID: "usage",
  DATABASE_UNREACHABLE: "storeUnreachable",
  DATABASE_CREDENTIALS: "storeUnreachable",
  DATABASE_MISSING: "storeUnreachable",
  DATABASE_TOO_OLD: "storeUnreachable",
  DATABASE_RIGHTS: "storeUnreachable",
  MIGRATIONS_MISSING: "storeUnreachable",
  MIGRATIONS_NEWER: "storeUnreachable",
  MIGRATIONS_CHANGED: "storeUnreachable",
  REDIS_UNREACHABLE: "storeUnreachable",
  REDIS_CREDENTIALS: "storeUnreachable",
  REDIS_FORBIDDEN: "storeUnreachable",
  REDIS_VERSION: "storeUnreachable",
  REDIS_EVICTS: "storeUnreachable",
  CLOCK_REFUSED: "clock",
  OPERATION_REFUSED: "refused",
  PUBLIC_KEY_REFUSED: "refused",
  QUARANTINE_REFUSED: "refused",
  QUEUE_FULL: "refused",
  OUTCOME_UNKNOWN: "failure",
};

/** What to print and how to exit after an error: a sentence when somebody foresaw it, else everything there is. */
export function failureOf(error: unknown): { readonly text: string; readonly exitCode: number } {
  if (error instanceof UserError) return { text: error.message, exitCode: error.exitCode };
  if (!(error instanceof Error)) return { text: String(error), exitCode: EXIT_CODES.failure[0] };
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  const reason = Object.hasOwn(KNOWN, code) ? KNOWN[code] : undefined;
  if (reason === undefined) return { text: error.stack ?? error.message, exitCode: EXIT_CODES.failure[0] };
  const text =
    code === "ENOSPC" || code === "SQLITE_FULL"
      ? `The disk is full: ${error.message}. Free some space and start again.`
      : error.message;
  return { text, exitCode: EXIT_CODES[reason][0] };
}
