import { createScale, type Scale } from "../money/wide.js";

/** How a symbol's units become the smallest units of its two assets. */
export interface Scales {
  /** Quantity units → base asset. */
  readonly base: Scale;
  /** Notional units → quote asset. */
  readonly quote: Scale;
}

interface Decimals {
  readonly priceDecimals: number;
  readonly quantityDecimals: number;
}

/** Listing has refused symbols whose assets have too few decimals, so both differences are 0 to 18. */
export const createScales = (symbol: Decimals, baseDecimals: number, quoteDecimals: number): Scales => ({
  base: createScale(baseDecimals - symbol.quantityDecimals),
  quote: createScale(quoteDecimals - symbol.priceDecimals - symbol.quantityDecimals),
});
