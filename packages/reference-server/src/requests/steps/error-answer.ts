import type { CancelReplaceResult } from "@pricetime/sdk";
import type { Refusal } from "@pricetime/sdk/wire";
import { refusal } from "@pricetime/sdk/wire";
import { ApiError } from "../api-error.js";

/** Failures of the submit path that have an answer of their own, by their `code`. */
const SUBMIT_FAILURES: Readonly<Record<string, Refusal>> = {
  OUTCOME_UNKNOWN: refusal("TIMEOUT"),
  QUEUE_FULL: refusal("SERVER_BUSY"),
  COMMAND_REFUSED: refusal("SERVER_BUSY"),
  TOO_MANY_WAITING: refusal("SERVER_BUSY"),
  QUEUE_UNAVAILABLE: refusal("SERVER_BUSY"),
  QUEUE_CLOSED: refusal("SERVICE_SHUTTING_DOWN"),
  EXCHANGE_CLOSED: refusal("SERVICE_SHUTTING_DOWN"),
};

/** Failures of reads: they say nothing about any command. */
const READ_FAILURES: Readonly<Record<string, Refusal>> = { HOT_STATE_UNAVAILABLE: refusal("DISCONNECTED") };

/** Failures after which the command is certain never to be executed. */
export const isDefiniteRefusal = (error: unknown): boolean => {
  const code = codeOf(error);
  return code !== undefined && code in SUBMIT_FAILURES && code !== "OUTCOME_UNKNOWN";
};

export interface ErrorAnswer {
  readonly refusal: Refusal;
  readonly headers: Readonly<Record<string, string>>;
  readonly data?: CancelReplaceResult | undefined;
  /** Nobody foresaw it: to be logged with its stack. */
  readonly unexpected: boolean;
}

/** What a client is told about whatever went wrong. */
export function errorAnswer(error: unknown): ErrorAnswer {
  if (error instanceof ApiError) {
    return { refusal: error.refusal, headers: error.headers, data: error.data, unexpected: false };
  }
  const code = codeOf(error) ?? "";
  const known = SUBMIT_FAILURES[code] ?? READ_FAILURES[code];
  if (known !== undefined) return { refusal: known, headers: {}, unexpected: false };
  return { refusal: refusal("UNKNOWN"), headers: {}, unexpected: true };
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}
