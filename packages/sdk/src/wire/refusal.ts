import type { ErrorRow } from "./errors/error-row.js";
import { ERRORS, type ErrorName, type MessageVariant } from "./errors.js";

/** A definite refusal as the wire says it: the body is `{code, msg}`, the status is HTTP's. */
export interface Refusal {
  readonly code: number;
  readonly msg: string;
  readonly httpStatus: number;
}

/**
 * Builds the public answer for a named error.
 *
 * @param parts fill the `%s` of the text from left to right
 * @param variant which text of the code; `default` unless told
 */
export function refusal<Name extends ErrorName>(
  name: Name,
  parts: readonly (string | number)[] = [],
  variant: MessageVariant<Name> | "default" = "default",
): Refusal {
  const row: ErrorRow = ERRORS[name];
  const text = row.messages[variant] ?? row.messages.default;
  let next = 0;
  const msg = text.replace(/%s/g, () => String(parts[next++] ?? ""));
  return { code: row.code, msg, httpStatus: row.httpStatusOf?.[variant] ?? row.httpStatus };
}
