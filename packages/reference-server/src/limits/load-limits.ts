import { readFileSync } from "node:fs";
import { RATE_LIMIT_INTERVALS, RATE_LIMIT_TYPES } from "@pricetime/sdk/wire";
import { UserError } from "../cli/user-error.js";
import { JsonReader } from "../genesis/json-reader.js";
import { BINANCE_LIMITS, NO_LIMITS, type RateLimit } from "./rate-limits.js";

/**
 * The limits of `--limits`: a name, or a JSON file with a list as in exchangeInfo.rateLimits.
 *
 * @throws UserError with all problems of the file
 */
export function loadLimits(choice: string): readonly RateLimit[] {
  if (choice === "binance") return BINANCE_LIMITS;
  if (choice === "off") return NO_LIMITS;
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(choice, "utf8"));
  } catch (error) {
    const message = `--limits must be binance, off, or a JSON file; ${choice} is none: ${(error as Error).message}.`;
    throw new UserError(message, "usage", error);
  }
  const problems: string[] = [];
  const limits = new JsonReader(json, "limits", problems).list().map((item): RateLimit => {
    const fields = item.object("rateLimitType", "interval", "intervalNum", "limit");
    return {
      rateLimitType: fields.rateLimitType.word(RATE_LIMIT_TYPES),
      interval: fields.interval.word(RATE_LIMIT_INTERVALS),
      intervalNum: fields.intervalNum.wholeNumber(1, 365),
      limit: fields.limit.wholeNumber(1, Number.MAX_SAFE_INTEGER),
    };
  });
  if (problems.length > 0)
    throw new UserError([`The limits of ${choice} have problems:`, ...problems].join("\n  "), "usage");
  return limits;
}
