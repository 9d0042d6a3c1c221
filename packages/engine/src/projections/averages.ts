import { divideBigDown, powerOfTen } from "../money/rounding.js";

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
  return divideBigDown(quoteVolume * powerOfTen(AVERAGE_DECIMALS), volume * powerOfTen(priceDecimals));
}

/**
 * The change from one price to another, rounded towards zero.
 *
 * @returns signed, in thousandths of a percent; 0 when there is nothing to compare with
 */
export function percentChange(from: number, to: number): bigint {
  if (from === 0) return 0n;
  const change = BigInt(to) - BigInt(from);
  const magnitude = divideBigDown((change < 0n ? -change : change) * 100n * powerOfTen(PERCENT_DECIMALS), BigInt(from));
  return change < 0n ? -magnitude : magnitude;
}
