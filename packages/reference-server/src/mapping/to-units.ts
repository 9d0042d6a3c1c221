import { type DecimalProblem, type Notional, type Price, parseGuardedDecimal, type Quantity } from "@pricetime/engine";
import type { ErrorName } from "@pricetime/sdk/wire";
import type { Market } from "../markets.js";
import { type ApiError, apiError } from "../requests/api-error.js";

/**
 * Decimal text that passed the wire table → units of a symbol. Digits below the unit, where the asset has more of them
 * than the symbol, are never on the tick or step: the filter is named. Nothing is rounded.
 *
 * @throws ApiError -1013 with the filter, -1111, -1108
 */
export function toPrice(market: Market, parameter: string, text: string): Price {
  const { priceDecimals, filters } = market.definition;
  const units = parseGuardedDecimal(text, priceDecimals);
  if (typeof units === "number") return units as Price;
  const { tickSize, maxPrice } = filters.priceFilter;
  throw problem(units, parameter, { finer: tickSize > 0, larger: maxPrice > 0, filter: "PRICE_FILTER" });
}

/** As {@link toPrice}, by LOT_SIZE. */
export function toQuantity(market: Market, parameter: string, text: string): Quantity {
  const { quantityDecimals, filters } = market.definition;
  const units = parseGuardedDecimal(text, quantityDecimals);
  if (typeof units === "number") return units as Quantity;
  const { stepSize, maxQuantity } = filters.lotSize;
  throw problem(units, parameter, { finer: stepSize > 0, larger: maxQuantity > 0, filter: "LOT_SIZE" });
}

/** An amount of the quote asset in the symbol's notional unit. @throws ApiError -1111, -1108 */
export function toNotional(market: Market, parameter: string, text: string): Notional {
  const { priceDecimals, quantityDecimals } = market.definition;
  const units = parseGuardedDecimal(text, priceDecimals + quantityDecimals);
  if (typeof units === "number") return units as Notional;
  throw problem(units, parameter, { finer: false, larger: false, filter: "" });
}

const PROBLEMS: Readonly<Record<DecimalProblem, ErrorName>> = {
  NOT_A_DECIMAL: "INVALID_PARAMETER",
  TOO_MANY_DIGITS: "BAD_PRECISION",
  OVERFLOW: "PARAM_OVERFLOW",
};

function problem(
  kind: DecimalProblem,
  parameter: string,
  refusedBy: { readonly finer: boolean; readonly larger: boolean; readonly filter: string },
): ApiError {
  const filtered = kind === "TOO_MANY_DIGITS" ? refusedBy.finer : kind === "OVERFLOW" && refusedBy.larger;
  return filtered ? apiError("INVALID_MESSAGE", [refusedBy.filter]) : apiError(PROBLEMS[kind], [parameter]);
}
