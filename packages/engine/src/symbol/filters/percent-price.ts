import { MULTIPLIER_ONE } from "../../money/units.js";
import { isProductAtMost } from "../../money/wide.js";
import type { SymbolFilters } from "./symbol-filters.js";

/**
 * PERCENT_PRICE: reference × down ≤ price ≤ reference × up, exactly. A multiplier of 0 is off.
 *
 * @param reference the price to be near to; 0 when the symbol never traded: then there is nothing to judge by, and every price passes
 */
export function passesPercentPrice(
  price: number,
  reference: number,
  { multiplierUp, multiplierDown }: NonNullable<SymbolFilters["percentPrice"]>,
): boolean {
  return isWithin(price, reference, multiplierUp, multiplierDown);
}

/** PERCENT_PRICE_BY_SIDE: a BUY is judged by the bid's multipliers, a SELL by the ask's. */
export function passesPercentPriceBySide(
  price: number,
  reference: number,
  isBuy: boolean,
  filter: NonNullable<SymbolFilters["percentPriceBySide"]>,
): boolean {
  return isBuy
    ? isWithin(price, reference, filter.bidMultiplierUp, filter.bidMultiplierDown)
    : isWithin(price, reference, filter.askMultiplierUp, filter.askMultiplierDown);
}

function isWithin(price: number, reference: number, up: number, down: number): boolean {
  if (reference === 0) return true;
  return (
    (up === 0 || isProductAtMost(price, MULTIPLIER_ONE, reference, up)) &&
    (down === 0 || isProductAtMost(reference, down, price, MULTIPLIER_ONE))
  );
}
