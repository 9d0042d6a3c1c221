import { ExchangeError } from "./exchange-error.js";

/**
 * No answer, an answer that cannot be read, HTTP 5xx or -1007: the request may have happened. Before repeating an
 * order, look it up by its client order id.
 */
export class OutcomeUnknown extends ExchangeError {
  override readonly name = "OutcomeUnknown";
  /** The exchange's code when it gave one, e.g. -1007. */
  readonly code: number | undefined;
  readonly httpStatus: number | undefined;

  constructor(reason: string, call: string, answer: { code?: number; httpStatus?: number; cause?: unknown } = {}) {
    super(`The outcome of ${call} is unknown: ${reason}`, call, { cause: answer.cause });
    this.code = answer.code;
    this.httpStatus = answer.httpStatus;
  }
}
