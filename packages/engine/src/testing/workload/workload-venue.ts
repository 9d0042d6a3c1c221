import type { Command, Envelope } from "../../messages/command.js";
import { toPrice, toQuantity, toRate } from "../../money/units.js";
import type { SymbolFilters } from "../../symbol/filters/symbol-filters.js";
import type { Dice } from "../dice.js";
import { envelopeOf, OPEN_FILTERS } from "../test-venue.js";

/** Journal time at which a workload begins, ms. */
export const WORKLOAD_STARTS_MS = 1_700_000_000_000;

/** How orders of one symbol look: prices gather around `middle`, `unit` apart, at most `spread` units away. */
export interface TradingStyle {
  readonly middle: number;
  readonly unit: number;
  readonly spread: number;
  /** The largest quantity; most are far smaller. */
  readonly quantity: number;
}

const STYLES: readonly TradingStyle[] = [
  { middle: 6_400_000, unit: 100, spread: 12, quantity: 20_000 },
  { middle: 5_000, unit: 1, spread: 10, quantity: 50_000 },
  // Quantities near the guard: level totals and sums pass 2^53.
  { middle: 4, unit: 1, spread: 3, quantity: 2 ** 50 },
];
const QUIET: TradingStyle = { middle: 1_000, unit: 1, spread: 20, quantity: 100 };

export const styleOf = (symbolId: number): TradingStyle => STYLES[symbolId] ?? QUIET;

const ASSETS: readonly (readonly [string, number])[] = [
  ["USDT", 8],
  ["BTC", 10],
  ["ETH", 8],
  ["WEI", 18],
  ["DAI", 18],
];

const SYMBOLS: readonly (readonly [string, number, number, number, number])[] = [
  ["BTCUSDT", 1, 0, 2, 5],
  ["ETHBTC", 2, 1, 5, 4],
  ["WEIDAI", 3, 4, 9, 9],
  ["ETHUSDT", 2, 0, 2, 4],
];

const RICH_ACCOUNTS = 5;
/** The last account has little, so that it runs out now and then. */
const POOR_ACCOUNTS = 1;

const depositOf = (accountId: number, assetId: number, amount: bigint): Envelope =>
  envelopeOf(accountId, { type: "Deposit", assetId, amount, externalId: `first-${accountId}-${assetId}` });

/** The commands every workload begins with: assets, symbols, accounts and their first deposits. */
export function workloadVenue(): Envelope[] {
  const accountIds = Array.from({ length: RICH_ACCOUNTS + POOR_ACCOUNTS }, (_, at) => at + 1);
  const commands: Command[] = [
    ...ASSETS.map(([asset, decimals]): Command => ({ type: "AddAsset", asset, decimals })),
    ...SYMBOLS.map(
      ([symbol, baseAssetId, quoteAssetId, priceDecimals, quantityDecimals], at): Command => ({
        type: "AddSymbol",
        symbol,
        baseAssetId,
        quoteAssetId,
        priceDecimals,
        quantityDecimals,
        status: "TRADING",
        filters: OPEN_FILTERS,
        makerCommission: toRate(at * 33_333),
        takerCommission: toRate(at * 77_777),
      }),
    ),
    ...accountIds.map((accountId): Command => ({ type: "OpenAccount", externalId: `account-${accountId}` })),
  ];
  const subAccounts = [7, 8].map((accountId) =>
    envelopeOf(1, { type: "OpenAccount", externalId: `account-${accountId}` }),
  );
  const deposits = accountIds.flatMap((accountId) =>
    ASSETS.map(([, decimals], assetId) =>
      depositOf(accountId, assetId, 10n ** BigInt(decimals) * (accountId <= RICH_ACCOUNTS ? 10n ** 9n : 2n)),
    ),
  );
  return [...commands.map((command) => envelopeOf(0, command)), ...subAccounts, ...deposits];
}

/** Sound filters in the symbol's own scale, from none at all to all at once. */
export function someFilters(dice: Dice, symbolId: number): SymbolFilters {
  const { middle, unit, spread, quantity } = styleOf(symbolId);
  const averagePriceMinutes = dice.pick([0, 1, 1, 2, 5, 60]);
  const typicalNotional = middle * Math.ceil(Math.sqrt(quantity) / 8);
  return {
    priceFilter: dice.chance(0.5)
      ? OPEN_FILTERS.priceFilter
      : {
          minPrice: toPrice(Math.max(0, middle - spread * unit)),
          maxPrice: toPrice(dice.chance(0.3) ? 0 : middle + spread * unit),
          tickSize: toPrice(dice.pick([0, 1, 2 * unit])),
        },
    lotSize: dice.chance(0.5)
      ? OPEN_FILTERS.lotSize
      : {
          minQuantity: toQuantity(dice.pick([0, 10])),
          maxQuantity: toQuantity(dice.chance(0.3) ? 0 : Math.floor(quantity / 2)),
          stepSize: toQuantity(dice.pick([0, 1, 5, 10])),
        },
    ...(dice.chance(0.3) && {
      notional: {
        minNotional: dice.pick([0, typicalNotional]) as never,
        applyMinToMarket: dice.chance(0.7),
        maxNotional: dice.pick([0, typicalNotional * 50]) as never,
        applyMaxToMarket: dice.chance(0.5),
        averagePriceMinutes,
      },
    }),
    ...(dice.chance(0.3) && {
      minNotional: { minNotional: typicalNotional as never, applyToMarket: dice.chance(0.7), averagePriceMinutes },
    }),
  };
}
