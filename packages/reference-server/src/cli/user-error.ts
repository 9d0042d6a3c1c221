/** Why the program ended, for scripts that start it. */
export const EXIT_CODES = {
  failure: [1, "something unexpected; the message names it"],
  usage: [2, "a setting, flag or command was not understood"],
  portTaken: [3, "the port is taken or may not be used"],
  directoryLocked: [4, "another process has the data directory open"],
  directoryUnusable: [5, "the data directory is read-only, missing a right, or not one of ours"],
  diskFull: [6, "the disk is full"],
  corrupt: [7, "a stored frame is damaged: refused rather than started anew"],
  clock: [8, "the clock is more than a day away from the journal; see --accept-clock"],
  refused: [9, "the exchange refused what was asked for"],
  storeUnreachable: [10, "a database, a queue or a cache cannot be reached, or is not as this program needs it"],
  leadershipLost: [75, "another process leads this exchange; start again to stand by"],
} as const satisfies Record<string, readonly [number, string]>;

export type ExitReason = keyof typeof EXIT_CODES;

/** A failure a person can act on: shown as its sentence alone, without a stack. */
export class UserError extends Error {
  readonly code = "USER_ERROR";
  readonly exitCode: number;
  constructor(sentence: string, reason: ExitReason = "failure", cause?: unknown) {
    super(sentence, { cause });
    this.name = "UserError";
    this.exitCode = EXIT_CODES[reason][0];
  }
}
