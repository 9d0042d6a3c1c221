/** A row cannot be trusted: its bytes are damaged, cut, or of an unknown version. Nothing after it is read. */
export class RowUnreadable extends Error {
  readonly code = "ROW_UNREADABLE";
  readonly seq: number;
  constructor(seq: number, what: string) {
    super(`Journal row ${seq} is unreadable: ${what}.`);
    this.name = "RowUnreadable";
    this.seq = seq;
  }
}

/** A readable row contradicts what was replayed before it. Doubt about committed state halts; it never guesses. */
export class RecoveryRefused extends Error {
  readonly code = "RECOVERY_REFUSED";
  readonly seq: number;
  constructor(seq: number, what: string) {
    super(`Replay stopped at journal row ${seq}: ${what}. Nothing was changed.`);
    this.name = "RecoveryRefused";
    this.seq = seq;
  }
}

/** A command threw inside the engine. Its row is committed, nothing of it was released, and every replica stops at the same place. */
export class CommandFailed extends Error {
  readonly code = "COMMAND_FAILED";
  readonly seq: number;
  readonly position: number;
  constructor(seq: number, position: number, command: string, cause: unknown) {
    super(
      `The command at position ${position} (${command}, journal row ${seq}) failed: ${sentence(cause)} ` +
        `Nothing of it was released. Fix the code, or skip it with "pricetime quarantine --position ${position}".`,
      { cause },
    );
    this.name = "CommandFailed";
    this.seq = seq;
    this.position = position;
  }
}

/** Another sequencer has written the row this one was about to write: it leads no longer. */
export class Fenced extends Error {
  readonly code = "FENCED";
  readonly seq: number;
  constructor(seq: number) {
    super(`Another sequencer wrote journal row ${seq}; this one stops. Nothing it had not stored was released.`);
    this.name = "Fenced";
    this.seq = seq;
  }
}

/** The journal could not store a row, or say whether it did. What was not acknowledged may or may not be in it. */
export class JournalFailed extends Error {
  readonly code = "JOURNAL_FAILED";
  readonly seq: number;
  constructor(seq: number, cause: unknown) {
    super(`Journal row ${seq} could not be stored: ${sentence(cause)} Restart to recover what is durable.`, { cause });
    this.name = "JournalFailed";
    this.seq = seq;
  }
}

/** A row was stored and executed, but its effects could not be handed out. A restart rebuilds them from the journal. */
export class ReleaseFailed extends Error {
  readonly code = "RELEASE_FAILED";
  readonly seq: number;
  constructor(seq: number, cause: unknown) {
    super(`Journal row ${seq} is stored, but its effects could not be released: ${sentence(cause)}`, { cause });
    this.name = "ReleaseFailed";
    this.seq = seq;
  }
}

/** The clock is far from the journal's last row. */
export class ClockRefused extends Error {
  readonly code = "CLOCK_REFUSED";
  constructor(clockMs: number, lastMs: number) {
    const hours = Math.round(Math.abs(clockMs - lastMs) / 3_600_000);
    const direction = clockMs > lastMs ? "after" : "before";
    super(
      `The clock says ${new Date(clockMs).toISOString()}, ${hours} hours ${direction} the journal's last row ` +
        `(${new Date(lastMs).toISOString()}). Set the clock, or start once with --accept-clock if it is right.`,
    );
    this.name = "ClockRefused";
  }
}

/** Whether `error` is an outside failure of that kind. Codes, unlike classes, survive bundling and worker threads. */
export const hasCode = (error: unknown, code: string): boolean =>
  error instanceof Error && (error as { code?: unknown }).code === code;

/** The message of whatever was thrown, closed by a full stop. */
export function sentence(cause: unknown): string {
  const text = cause instanceof Error ? cause.message : String(cause);
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
