import { Decimal } from "decimal.js";

/** Enough digits for any sum of volumes, and rounding towards zero; of its own, so that no other user of the library changes it. */
const Exact = Decimal.clone({ precision: 80, rounding: Decimal.ROUND_DOWN, toExpPos: 80, toExpNeg: -80 });

/** Digits after the point of averages. */
export const AVERAGE_DECIMALS = 8;

/** Digits after the point of percentages. */
export const PERCENT_DECIMALS = 3;

/**
 * Quote volume / volume, rounded down.
 *
 * @param priceDecimals of the symbol
 * @returns 10^−8 of the quote asset per 1 base asset; 0 without volume
 */
export function averagePrice(quoteVolume: bigint, volume: bigint, priceDecimals: number): bigint {
  if (volume === 0n) return 0n;
  const average = new Exact(`${quoteVolume}`).div(`${volume}`).mul(`1e${AVERAGE_DECIMALS - priceDecimals}`);
  return BigInt(average.trunc().toFixed());
}

/**
 * The change from one price to another, rounded towards zero.
 *
 * @returns signed, in thousandths of a percent; 0 when there is nothing to compare with
 */
export function percentChange(from: number, to: number): bigint {
  if (from === 0) return 0n;
  const percent = new Exact(to).minus(from).div(from).mul(100);
  return BigInt(percent.mul(`1e${PERCENT_DECIMALS}`).trunc().toFixed());
}
