import { ExchangeError } from "./exchange-error.js";

/** A limit is used up (429) or the address is banned (418): the request did not happen; wait before the next one. */
export class RateLimited extends ExchangeError {
  override readonly name = "RateLimited";
  /** -1003 for request weight, -1015 for orders. */
  readonly code: number;
  readonly msg: string;
  readonly httpStatus: number;
  /** How long to wait, from the Retry-After header; undefined when the exchange did not say. */
  readonly retryAfterMs: number | undefined;

  constructor(code: number, msg: string, httpStatus: number, retryAfterMs: number | undefined, call: string) {
    const wait = retryAfterMs === undefined ? "" : ` Wait ${retryAfterMs} ms.`;
    super(`${call} was refused with ${code}: ${msg}${wait}`, call);
    this.code = code;
    this.msg = msg;
    this.httpStatus = httpStatus;
    this.retryAfterMs = retryAfterMs;
  }
}
