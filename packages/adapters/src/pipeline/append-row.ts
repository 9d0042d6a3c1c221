import type { Clock } from "../ports/clock.js";
import type { Journal, JournalRow } from "../ports/journal.js";
import { Fenced, hasCode, JournalFailed } from "./errors.js";

/** Pauses between attempts to learn what became of a row, ms. */
const FIRST_PAUSE_MS = 20;
const LONGEST_PAUSE_MS = 1_000;

export interface AppendOptions {
  readonly journal: Journal;
  readonly clock: Clock;
  /** How long an unknown outcome is pursued before giving up. Default 30,000. */
  readonly patienceMs?: number;
}

/**
 * Appends one row, once, and returns when it is durable. After an unknown outcome the row's number is read before anything else:
 * the same bytes there mean that it landed, nothing there that the same row is sent again, other bytes that another writer leads.
 *
 * @throws Fenced when another writer has that row
 * @throws JournalFull when the journal definitely did not take it, and is intact
 * @throws JournalFailed for every other failure
 */
export async function appendRow(
  { journal, clock, patienceMs = 30_000 }: AppendOptions,
  row: JournalRow,
): Promise<void> {
  const giveUpMs = clock.monotonicMs() + patienceMs;
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS)) {
    try {
      await journal.append(row);
      return;
    } catch (error) {
      if (hasCode(error, "JOURNAL_FULL")) throw error;
      if (!hasCode(error, "SEQUENCE_TAKEN") && !hasCode(error, "APPEND_UNKNOWN"))
        throw new JournalFailed(row.seq, error);
      const outcome = await outcomeOf(journal, row);
      if (outcome === "LANDED") return;
      if (outcome === "TAKEN") throw new Fenced(row.seq);
      if (clock.monotonicMs() >= giveUpMs) throw new JournalFailed(row.seq, error);
      await clock.sleep(pauseMs);
    }
  }
}

/** What lies at the row's number. A failed read is no answer: the caller asks again. */
async function outcomeOf(journal: Journal, row: JournalRow): Promise<"LANDED" | "TAKEN" | "ABSENT" | "UNKNOWN"> {
  try {
    for await (const stored of journal.read(row.seq)) {
      // Rows contain their writer's random batch id, so equal bytes are the same attempt.
      return stored.seq === row.seq && Buffer.compare(stored.bytes, row.bytes) === 0 ? "LANDED" : "TAKEN";
    }
    return "ABSENT";
  } catch (error) {
    // An embedded journal says so when its own buffers can no longer be believed: only a restart reads what is durable.
    if (hasCode(error, "JOURNAL_UNUSABLE")) throw new JournalFailed(row.seq, error);
    return "UNKNOWN";
  }
}
