import type { Envelope } from "../../messages/command.js";
import { GUARD, MULTIPLIER_ONE, toMultiplier, toPrice, toQuantity } from "../../money/units.js";
import type { AssetFilters, ExchangeFilters, SymbolFilters } from "../../symbol/filters/symbol-filters.js";
import type { Dice } from "../dice.js";
import type { LiveState } from "../live-state.js";
import { envelopeOf, OPEN_FILTERS } from "../test-venue.js";
import { limitOrder, orderWith, someSymbolId } from "./workload-orders.js";
import { styleOf, type TradingStyle } from "./workload-venue.js";

type FilterName = Exclude<keyof SymbolFilters, "priceFilter" | "lotSize" | "notional" | "minNotional">;

/** Half of the distance that prices keep from the middle, as a multiplier. */
const halfSpread = ({ middle, unit, spread }: TradingStyle, sign: number) =>
  toMultiplier(Math.max(1, MULTIPLIER_ONE + sign * Math.floor((MULTIPLIER_ONE * spread * unit) / middle / 2)));
const someUp = (dice: Dice, style: TradingStyle) => (dice.chance(0.2) ? toMultiplier(0) : halfSpread(style, 1));
const someDown = (dice: Dice, style: TradingStyle) => (dice.chance(0.2) ? toMultiplier(0) : halfSpread(style, -1));

/** One of each kind that judges some orders and passes others. */
const FURTHER_FILTERS: {
  readonly [Name in FilterName]: (dice: Dice, style: TradingStyle) => NonNullable<SymbolFilters[Name]>;
} = {
  marketLotSize: (dice, { quantity }) => ({
    minQuantity: toQuantity(dice.pick([0, 20])),
    maxQuantity: toQuantity(dice.pick([0, Math.floor(quantity / 8)])),
    stepSize: toQuantity(dice.pick([0, 10, 20])),
  }),
  percentPrice: (dice, style) => ({
    multiplierUp: someUp(dice, style),
    multiplierDown: someDown(dice, style),
    averagePriceMinutes: dice.pick([0, 1, 5]),
  }),
  percentPriceBySide: (dice, style) => ({
    bidMultiplierUp: someUp(dice, style),
    bidMultiplierDown: someDown(dice, style),
    askMultiplierUp: someUp(dice, style),
    askMultiplierDown: someDown(dice, style),
    averagePriceMinutes: dice.pick([0, 1, 5]),
  }),
  icebergParts: (dice) => ({ limit: dice.pick([0, 3, 10]) }),
  maxNumOrders: (dice) => ({ maxNumOrders: dice.pick([0, 2, 5, 12]) }),
  maxNumAlgoOrders: (dice) => ({ maxNumAlgoOrders: dice.pick([0, 1, 1, 2, 2]) }),
  maxNumIcebergOrders: (dice) => ({ maxNumIcebergOrders: dice.pick([0, 1, 1, 2]) }),
  maxPosition: (dice, { quantity }) => ({
    maxPosition: toQuantity(Math.min(GUARD, quantity * dice.pick([0, 10, 11]))),
  }),
  trailingDelta: (dice) => ({
    minTrailingAboveDelta: dice.pick([0, 10]),
    maxTrailingAboveDelta: dice.pick([0, 2_000]),
    minTrailingBelowDelta: dice.pick([0, 10]),
    maxTrailingBelowDelta: dice.pick([0, 2_000]),
  }),
  maxNumOrderAmends: (dice) => ({ maxNumOrderAmends: dice.pick([0, 1, 3]) }),
  maxNumOrderLists: (dice) => ({ maxNumOrderLists: dice.pick([0, 1, 3]) }),
};

/** Some of the filters beyond price, lot and notional. */
export function someFurtherFilters(dice: Dice, symbolId: number): Partial<SymbolFilters> {
  const style = styleOf(symbolId);
  const some = Object.entries(FURTHER_FILTERS).filter(([name]) => dice.chance(name === "maxPosition" ? 0.02 : 0.08));
  return Object.fromEntries(some.map(([name, make]) => [name, make(dice, style)]));
}

/** An order on a symbol that has a filter; while no symbol has it, the command that sets it. */
export function orderUnder(
  live: LiveState,
  dice: Dice,
  name: FilterName,
  order: (symbolId: number) => Envelope,
): Envelope {
  const judged = live.symbols.find(({ filters }) => filters[name] !== undefined);
  if (judged !== undefined) return order(judged.symbolId);
  const symbolId = someSymbolId(live, dice);
  const filters = { ...OPEN_FILTERS, [name]: FURTHER_FILTERS[name](dice, styleOf(symbolId)) };
  return envelopeOf(0, { type: "SetFilters", symbolId, filters });
}

/** Farther from the middle than any other order. */
export function farOrder(live: LiveState, dice: Dice, symbolId: number): Envelope {
  const { middle, unit, spread } = styleOf(symbolId);
  const price = toPrice(Math.max(1, middle + dice.pick([-2, -1, 1, 2]) * spread * unit));
  return orderWith(live, dice, { symbolId, price });
}

/** Who has the most open orders on the symbol, or on all of them. */
function busiestAccount(live: LiveState, symbolId?: number): { readonly accountId: number; readonly count: number } {
  const counts = new Map<number, number>();
  for (const order of live.orders.values()) {
    if (symbolId !== undefined && order.symbolId !== symbolId) continue;
    counts.set(order.accountId, (counts.get(order.accountId) ?? 0) + 1);
  }
  const [[accountId, count] = [1, 0]] = [...counts].sort(([, a], [, b]) => b - a);
  return { accountId, count };
}

/** An order of whoever has the most open orders on the symbol. */
export function orderOfTheBusiest(live: LiveState, dice: Dice, symbolId: number): Envelope {
  return { ...orderWith(live, dice, { symbolId }), accountId: busiestAccount(live, symbolId).accountId };
}

/** An order of whoever has the most open orders; while nothing limits them, the command that makes those the most. */
export function orderUnderExchangeCount(live: LiveState, dice: Dice): Envelope {
  const { accountId, count } = busiestAccount(live);
  if ((live.exchangeFilters.exchangeMaxNumOrders?.maxNumOrders ?? 0) > 0)
    return { ...limitOrder(live, dice), accountId };
  const filters = { exchangeMaxNumOrders: { maxNumOrders: Math.max(1, count) } };
  return envelopeOf(0, { type: "SetExchangeFilters", filters });
}

export function setExchangeFilters(_: LiveState, dice: Dice): Envelope {
  const filters: ExchangeFilters = {
    ...(dice.chance(0.2) && { exchangeMaxNumOrders: { maxNumOrders: dice.pick([0, 15, 30, 60]) } }),
    ...(dice.chance(0.2) && { exchangeMaxNumAlgoOrders: { maxNumAlgoOrders: dice.pick([0, 4, 9]) } }),
    ...(dice.chance(0.2) && { exchangeMaxNumIcebergOrders: { maxNumIcebergOrders: dice.pick([0, 4, 9]) } }),
    ...(dice.chance(0.3) && { exchangeMaxNumOrderLists: { maxNumOrderLists: dice.pick([0, 2, 6]) } }),
  };
  return envelopeOf(0, { type: "SetExchangeFilters", filters });
}

/** A limit that the largest orders of some symbol do not pass; mostly none, because an asset is on many symbols. */
export function setAssetFilters(live: LiveState, dice: Dice): Envelope {
  const symbol = live.symbols[someSymbolId(live, dice)];
  const isBase = dice.chance(0.5);
  const assetId = (isBase ? symbol?.baseAssetId : symbol?.quoteAssetId) ?? 0;
  if (symbol === undefined || dice.chance(0.8)) return envelopeOf(0, { type: "SetAssetFilters", assetId, filters: {} });
  const { middle, quantity } = styleOf(symbol.symbolId);
  const units = BigInt(Math.ceil(quantity / 3)) * (isBase ? 1n : BigInt(middle));
  const decimals = symbol.quantityDecimals + (isBase ? 0 : symbol.priceDecimals);
  const limit = units * 10n ** BigInt((live.assets[assetId]?.decimals ?? 0) - decimals);
  const filters: AssetFilters = { maxAsset: { limit: dice.chance(0.1) ? 0n : limit } };
  return envelopeOf(0, { type: "SetAssetFilters", assetId, filters });
}

/** An order of the largest size on a symbol one of whose assets is limited; while there is none, the command that sets one. */
export function orderUnderMaxAsset(live: LiveState, dice: Dice): Envelope {
  const isLimited = (assetId: number): boolean => (live.assetFilters.get(assetId)?.maxAsset?.limit ?? 0n) > 0n;
  const limited = live.symbols.find(
    ({ baseAssetId, quoteAssetId }) => isLimited(baseAssetId) || isLimited(quoteAssetId),
  );
  if (limited === undefined) return setAssetFilters(live, dice);
  const { symbolId } = limited;
  return dice.chance(0.3)
    ? limitOrder(live, dice)
    : orderWith(live, dice, { symbolId, quantity: toQuantity(Math.floor(styleOf(symbolId).quantity / 10) * 10) });
}
