import type { CancelReplaceResult } from "../generated/types.js";
import { ExchangeError } from "./exchange-error.js";

/** The exchange refused: the request did not happen. Trying the same again gives the same, except for -1008 (busy). */
export class RequestRejected extends ExchangeError {
  override readonly name = "RequestRejected";
  /** The public code, e.g. -1121; docs/reference/errors.md lists them. */
  readonly code: number;
  /** The exchange's own words. */
  readonly msg: string;
  readonly httpStatus: number;
  /** How each half of a cancel-replace ended (-2021, -2022); undefined otherwise. */
  readonly data: CancelReplaceResult | undefined;

  constructor(code: number, msg: string, httpStatus: number, call: string, data?: CancelReplaceResult) {
    super(`${call} was refused with ${code}: ${msg}`, call);
    this.code = code;
    this.msg = msg;
    this.httpStatus = httpStatus;
    this.data = data;
  }
}
