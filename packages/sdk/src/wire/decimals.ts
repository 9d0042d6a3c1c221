/** Facts about decimal strings on the wire. */

/** The legal range of a number parameter: no sign, no exponent, no leading point. */
export const DECIMAL_PATTERN = "^([0-9]{1,20})(\\.[0-9]{1,20})?$";

/** The legal range of an id or a count. */
export const INTEGER_PATTERN = "^[0-9]{1,20}$";

/** Largest number parameter, 2^63 − 1 units of 8 decimals; above it the answer is -1108. */
export const DECIMAL_MAXIMUM = "92233720368.54775807";

/** Prices, quantities and amounts are printed with this many decimals, or with the asset's own when it has more. */
export const MINIMUM_PRINTED_DECIMALS = 8;

/** `priceChangePercent` is printed with three decimals. */
export const PERCENT_DECIMALS = 3;

/** Commission rates are whole counts of 10⁻⁸. */
export const RATE_DECIMALS = 8;
