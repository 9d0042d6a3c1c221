import { type AssetDefinition, formatDecimal, type Price, type Quantity, type Rate } from "@pricetime/engine";
import { MINIMUM_PRINTED_DECIMALS, RATE_DECIMALS } from "@pricetime/sdk/wire";
import type { Market } from "../markets.js";

/** Digits after the point in print: eight, or the unit's own when it has more. */
export const printedDecimals = (decimals: number): number => Math.max(MINIMUM_PRINTED_DECIMALS, decimals);

const text = (units: bigint | number, decimals: number): string =>
  formatDecimal(units, decimals, printedDecimals(decimals));

/** A price in the symbol's price unit. */
export const priceText = (market: Market, price: Price | number): string =>
  text(price, market.definition.priceDecimals);

/** A quantity in the symbol's quantity unit. */
export const quantityText = (market: Market, quantity: Quantity | number | bigint): string =>
  text(quantity, market.definition.quantityDecimals);

/** Price × quantity in the symbol's notional unit. */
export const notionalText = (market: Market, notional: number | bigint): string =>
  text(notional, market.definition.priceDecimals + market.definition.quantityDecimals);

/** An amount in the asset's smallest unit. */
export const amountText = (asset: AssetDefinition, amount: bigint): string => text(amount, asset.decimals);

/** A commission rate, as a fraction. */
export const rateText = (rate: Rate | number): string => text(rate, RATE_DECIMALS);
