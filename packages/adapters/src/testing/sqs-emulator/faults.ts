import { SqsError } from "./sqs-error.js";

/** One fault, for the next calls of one action. */
export interface SqsFault {
  readonly action: string;
  /**
   * throttled, forbidden and internalError: refused, nothing done. loseRequest: the connection ends, nothing done. loseResponse: done, but the
   * connection ends. failEntries: the entries of a batch that `entry` picks are refused, the others done.
   */
  readonly kind: "throttled" | "forbidden" | "internalError" | "loseRequest" | "loseResponse" | "failEntries";
  /** Calls it befalls; default 1. */
  readonly times?: number;
  /** failEntries: which; all unless given. */
  readonly entry?: (entry: Readonly<Record<string, unknown>>) => boolean;
}

/** The connection ends without an answer. */
export class ConnectionLost extends Error {
  constructor() {
    super("The connection ended without an answer.");
    this.name = "ConnectionLost";
  }
}

/** Faults that wait for a call to befall. */
export class SqsFaults {
  readonly #faults: { readonly fault: SqsFault; left: number }[] = [];
  /** Calls that met a fault. */
  count = 0;

  add(fault: SqsFault): void {
    this.#faults.push({ fault, left: fault.times ?? 1 });
  }

  clear(): void {
    this.#faults.length = 0;
  }

  /** The fault for a call of `action`; it is used up. @throws SqsError, ConnectionLost when nothing is to be done */
  next(action: string): SqsFault | undefined {
    const found = this.#faults.find(({ fault, left }) => fault.action === action && left > 0);
    if (found === undefined) return undefined;
    found.left--;
    this.count++;
    if (found.fault.kind === "throttled") throw new SqsError("RequestThrottled", "Rate exceeded.");
    if (found.fault.kind === "forbidden") throw new SqsError("AccessDeniedException", "Access is denied.", 403);
    if (found.fault.kind === "internalError") throw new SqsError("InternalFailure", "An internal error occurred.", 500);
    if (found.fault.kind === "loseRequest") throw new ConnectionLost();
    return found.fault;
  }
}
