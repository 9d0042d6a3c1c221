import type { CancelReplaceResult } from "@pricetime/sdk";
import { type ErrorName, type MessageVariant, type Refusal, refusal } from "@pricetime/sdk/wire";

/** An anticipated refusal on its way to the client. */
export class ApiError extends Error {
  readonly code = "API_ERROR";
  readonly refusal: Refusal;
  readonly headers: Readonly<Record<string, string>>;
  /** What the answer says beside code and text. */
  readonly data: CancelReplaceResult | undefined;
  constructor(refusal: Refusal, headers: Readonly<Record<string, string>> = {}, data?: CancelReplaceResult) {
    super(`${refusal.code} ${refusal.msg}`);
    this.name = "ApiError";
    this.refusal = refusal;
    this.headers = headers;
    this.data = data;
  }
}

/** Shorthand: the error of that name, its `%s` filled by `parts`. */
export const apiError = <Name extends ErrorName>(
  name: Name,
  parts: readonly (string | number)[] = [],
  variant: MessageVariant<Name> | "default" = "default",
): ApiError => new ApiError(refusal(name, parts, variant));

/** @throws ApiError when there is something to refuse */
export function throwRefusal(refused: Refusal | undefined): void {
  if (refused !== undefined) throw new ApiError(refused);
}
