/** One public error code. `%s` stands for a variable part, filled from left to right. */
export interface ErrorRow {
  readonly code: number;
  readonly httpStatus: number;
  /** `default`, and other texts of the same code by a name that says which case they are for. */
  readonly messages: { readonly default: string; readonly [variant: string]: string };
  /** Variants that answer with another HTTP status than the row's. */
  readonly httpStatusOf?: { readonly [variant: string]: number };
  readonly when: string;
}
