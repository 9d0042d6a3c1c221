declare const unit: unique symbol;
type Unit<Name extends string> = number & { readonly [unit]: Name };

/** Count of a symbol's price unit, 10^−priceDecimals of the quote asset per 1 base asset: a whole number ≤ {@link GUARD}. */
export type Price = Unit<"Price">;
/** Count of a symbol's quantity unit, 10^−quantityDecimals of the base asset: a whole number ≤ {@link GUARD}. */
export type Quantity = Unit<"Quantity">;
/** Count of a symbol's notional unit, 10^−(priceDecimals + quantityDecimals) of the quote asset: a whole number ≤ {@link GUARD}. */
export type Notional = Unit<"Notional">;
/** A commission rate in 10⁻⁸: 100_000 is 0.1 %. */
export type Rate = Unit<"Rate">;
/** A factor on a price in 10⁻⁸: 500_000_000 is five times. */
export type Multiplier = Unit<"Multiplier">;

/** The largest whole number a double holds without gaps, 2^53 − 1. Nothing above it enters the engine. */
export const GUARD = Number.MAX_SAFE_INTEGER;
/** The rate that takes everything, 100 %. */
export const RATE_ONE = 100_000_000;
/** The multiplier that changes nothing. */
export const MULTIPLIER_ONE = 100_000_000;

/** Whether `value` is a whole number from 0 to {@link GUARD}; −0 is not one. */
export const isGuarded = (value: number): boolean =>
  typeof value === "number" &&
  value >= 0 &&
  value <= Number.MAX_SAFE_INTEGER &&
  Math.floor(value) === value &&
  !Object.is(value, -0);

export const toPrice = (units: number): Price => units as Price;
export const toQuantity = (units: number): Quantity => units as Quantity;
export const toNotional = (units: number): Notional => units as Notional;
export const toRate = (units: number): Rate => units as Rate;
export const toMultiplier = (units: number): Multiplier => units as Multiplier;

/** Price × quantity, exact: entry has already refused whatever would pass {@link GUARD}. */
export const notionalOf = (price: Price, quantity: Quantity): Notional => (price * quantity) as Notional;
