import { GENERAL_ERRORS } from "./errors/general-errors.js";
import { ORDER_ERRORS } from "./errors/order-errors.js";
import { ORDER_LIST_ERRORS } from "./errors/order-list-errors.js";
import { REQUEST_ERRORS } from "./errors/request-errors.js";
import { SESSION_ERRORS } from "./errors/session-errors.js";

/** Every public error by name. Codes are stable and never reused; clients match on code and on text. */
export const ERRORS = {
  ...GENERAL_ERRORS,
  ...REQUEST_ERRORS,
  ...ORDER_LIST_ERRORS,
  ...SESSION_ERRORS,
  ...ORDER_ERRORS,
} as const;

export type ErrorName = keyof typeof ERRORS;

/** The named texts of one error, e.g. `"duplicates"` of TOO_MANY_PARAMETERS. */
export type MessageVariant<Name extends ErrorName> = keyof (typeof ERRORS)[Name]["messages"] & string;
