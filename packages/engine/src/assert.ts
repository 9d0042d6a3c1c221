/** Our own reasoning was wrong. Never caught: the process stops, and recovery replays the journal. */
export class InvariantViolation extends Error {
  readonly code = "INVARIANT_VIOLATED";
  constructor(statement: string) {
    super(`Invariant violated: ${statement}`);
    this.name = "InvariantViolation";
  }
}

/**
 * States a fact the code relies on.
 *
 * @param statement the fact, written positively ("the journal has no gaps")
 * @throws InvariantViolation when it does not hold
 */
export function invariant(holds: boolean, statement: string): asserts holds {
  if (!holds) throw new InvariantViolation(statement);
}

/** Ends an exhaustive `switch`: its parameter is `never`, so a forgotten case does not compile. */
export function unreachable(value: never): never {
  throw new InvariantViolation(`every case is handled, yet ${JSON.stringify(value)} arrived`);
}
