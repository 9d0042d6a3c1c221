import type { Command, Envelope } from "../messages/command.js";
import { NO_COMMAND_ID } from "../messages/command-id.js";
import { parseDecimal } from "../money/decimal.js";
import { toPrice, toQuantity, toRate } from "../money/units.js";
import type { SymbolFilters } from "../symbol/filters/symbol-filters.js";
import { ExpectationFailed } from "./differences.js";

/** The test venue's assets in order of their ids. */
export const TEST_ASSETS = [
  { asset: "USDT", decimals: 8 },
  { asset: "BTC", decimals: 10 },
  { asset: "ETH", decimals: 8 },
] as const;

/** The test venue's symbols in order of their ids: two that share BTC. */
export const TEST_SYMBOLS = [
  { symbol: "BTCUSDT", base: "BTC", quote: "USDT", priceDecimals: 2, quantityDecimals: 5 },
  { symbol: "ETHBTC", base: "ETH", quote: "BTC", priceDecimals: 5, quantityDecimals: 4 },
] as const;

export type TestSymbol = (typeof TEST_SYMBOLS)[number];

/** Its first accounts. */
export const ALICE = 1;
export const BOB = 2;
export const CAROL = 3;

/** Filters that pass everything. */
export const OPEN_FILTERS: SymbolFilters = {
  priceFilter: { minPrice: toPrice(0), maxPrice: toPrice(0), tickSize: toPrice(1) },
  lotSize: { minQuantity: toQuantity(0), maxQuantity: toQuantity(0), stepSize: toQuantity(1) },
};

/** A command of an account (0: the venue) that is never refused for its age and never remembered. */
export const envelopeOf = (accountId: number, command: Command, rest: Partial<Envelope> = {}): Envelope => ({
  commandId: NO_COMMAND_ID,
  accountId,
  validUntilMs: 0,
  actor: "test",
  reason: "",
  command,
  ...rest,
});

export const assetIdOf = (asset: string): number => {
  const id = TEST_ASSETS.findIndex((each) => each.asset === asset);
  if (id < 0) throw new ExpectationFailed(`the test venue lists ${asset}`);
  return id;
};

export const symbolIdOf = (symbol: string): number => {
  const id = TEST_SYMBOLS.findIndex((each) => each.symbol === symbol);
  if (id < 0) throw new ExpectationFailed(`the test venue lists ${symbol}`);
  return id;
};

/** Decimal text in units of 10^−decimals. */
export function unitsOf(text: string, decimals: number): bigint {
  const units = parseDecimal(text, decimals);
  if (typeof units !== "bigint") throw new ExpectationFailed(`"${text}" has at most ${decimals} digits: ${units}`);
  return units;
}

/** "0.5 BTC" in the asset's smallest unit. */
export function amountOf(text: string): { assetId: number; amount: bigint } {
  const [digits = "", asset = ""] = text.split(" ");
  const assetId = assetIdOf(asset);
  return { assetId, amount: unitsOf(digits, TEST_ASSETS[assetId]?.decimals ?? 0) };
}

/** Decimal texts for the commission rates, "0.001" is 0.1 %. */
export interface TestVenueOptions {
  readonly filters?: SymbolFilters;
  readonly makerCommission?: string;
  readonly takerCommission?: string;
}

/** Lists the test assets and symbols and opens the accounts of alice, bob and carol. */
export function testVenue({ filters, makerCommission, takerCommission }: TestVenueOptions = {}): Envelope[] {
  const rate = (text = "0") => toRate(Number(unitsOf(text, 8)));
  const commands: Command[] = [
    ...TEST_ASSETS.map(({ asset, decimals }): Command => ({ type: "AddAsset", asset, decimals })),
    ...TEST_SYMBOLS.map(
      ({ symbol, base, quote, priceDecimals, quantityDecimals }): Command => ({
        type: "AddSymbol",
        symbol,
        baseAssetId: assetIdOf(base),
        quoteAssetId: assetIdOf(quote),
        priceDecimals,
        quantityDecimals,
        status: "TRADING",
        filters: filters ?? OPEN_FILTERS,
        makerCommission: rate(makerCommission),
        takerCommission: rate(takerCommission),
      }),
    ),
    ...["alice", "bob", "carol"].map((externalId): Command => ({ type: "OpenAccount", externalId })),
  ];
  return commands.map((command) => envelopeOf(0, command));
}
