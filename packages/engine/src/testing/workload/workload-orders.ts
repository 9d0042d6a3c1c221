import type { Envelope } from "../../messages/command.js";
import type { NewOrder } from "../../messages/order-commands.js";
import { GUARD, toNotional, toPrice, toQuantity } from "../../money/units.js";
import type { SelfTradePreventionMode } from "../../order/enums.js";
import { NO_INSTRUCTIONS } from "../../order/order-details.js";
import { ANY_SELF_TRADE_PREVENTION } from "../../symbol/self-trade-prevention-rule.js";
import type { Dice } from "../dice.js";
import type { LiveState } from "../live-state.js";
import { envelopeOf } from "../test-venue.js";
import { styleOf } from "./workload-venue.js";

/** Most orders go to the first symbols, which therefore have deep books. */
export const someSymbolId = (live: LiveState, dice: Dice): number =>
  dice.chance(0.9) ? dice.below(Math.min(3, live.symbols.length)) : dice.below(live.symbols.length);

export const someAccountId = (live: LiveState, dice: Dice): number =>
  dice.chance(0.9) ? 1 + dice.below(Math.min(6, live.accountCount)) : 1 + dice.below(live.accountCount);

const downTo = (value: number, step: number): number => (step === 0 ? value : value - (value % step));

/** On the lot; small ones most often, sometimes the largest there is. */
export function someQuantity(live: LiveState, dice: Dice, symbolId: number): number {
  const { stepSize = 1 } = live.symbols[symbolId]?.filters.lotSize ?? {};
  const largest = styleOf(symbolId).quantity;
  const limit = dice.chance(0.1) ? largest : dice.chance(0.5) ? Math.ceil(Math.sqrt(largest)) : Math.ceil(largest / 50);
  return Math.max(stepSize, downTo(1 + dice.below(limit), stepSize));
}

/** On the tick; away from the middle for its side, with some orders that cross. */
export function somePrice(live: LiveState, dice: Dice, symbolId: number, side: NewOrder["side"]): number {
  const { middle, unit, spread } = styleOf(symbolId);
  const away = dice.below(spread + 1) - (dice.chance(0.2) ? dice.below(spread + 1) : 0);
  const { tickSize = 1 } = live.symbols[symbolId]?.filters.priceFilter ?? {};
  return Math.max(1, downTo(side === "BUY" ? middle - away * unit : middle + away * unit, tickSize));
}

const TRANSFERRING_SYMBOL = 1;

/** Mostly none; else one that the symbol allows. On one symbol many say TRANSFER, which takes two. */
function somePreventionMode(live: LiveState, dice: Dice, symbolId: number): SelfTradePreventionMode {
  const { allowedModes, defaultMode } = live.symbols[symbolId]?.selfTradePrevention ?? ANY_SELF_TRADE_PREVENTION;
  if (symbolId === TRANSFERRING_SYMBOL && allowedModes.includes("TRANSFER") && dice.chance(0.6)) return "TRANSFER";
  if (dice.chance(0.7)) return defaultMode;
  return dice.pick(allowedModes);
}

/** An order of an account with something said about it, the rest left to the dice. */
export function orderWith(live: LiveState, dice: Dice, wanted: Partial<NewOrder>): Envelope {
  const symbolId = wanted.symbolId ?? someSymbolId(live, dice);
  const side = wanted.side ?? dice.pick(["BUY", "SELL"] as const);
  const isMarket = wanted.orderType === "MARKET";
  return envelopeOf(someAccountId(live, dice), {
    type: "NewOrder",
    symbolId,
    side,
    orderType: "LIMIT",
    timeInForce: "GTC",
    price: toPrice(isMarket ? 0 : somePrice(live, dice, symbolId, side)),
    quantity: toQuantity(wanted.quoteOrderQuantity ? 0 : someQuantity(live, dice, symbolId)),
    quoteOrderQuantity: toNotional(0),
    clientOrderId: dice.chance(0.3) ? `order-${dice.below(60)}` : "",
    selfTradePreventionMode: somePreventionMode(live, dice, symbolId),
    ...wanted,
  });
}

export const limitOrder = (live: LiveState, dice: Dice): Envelope =>
  orderWith(live, dice, { timeInForce: dice.chance(0.8) ? "GTC" : dice.pick(["IOC", "FOK"] as const) });

/** An order with its client's marks. */
export const markedOrder = (live: LiveState, dice: Dice): Envelope =>
  orderWith(live, dice, {
    instructions: { ...NO_INSTRUCTIONS, strategyId: dice.below(9), strategyType: 1_000_000 + dice.below(9) },
  });

/** Mostly of a kind that may be pegged, at one of the best few levels. */
export const peggedOrder = (live: LiveState, dice: Dice): Envelope =>
  orderWith(live, dice, {
    price: toPrice(dice.chance(0.05) ? 1 : 0),
    orderType: dice.chance(0.1) ? "MARKET" : dice.pick(["LIMIT", "LIMIT", "LIMIT_MAKER"] as const),
    timeInForce: dice.chance(0.7) ? "GTC" : dice.pick(["IOC", "FOK"] as const),
    instructions: {
      ...NO_INSTRUCTIONS,
      pegPriceType: dice.pick(["PRIMARY_PEG", "MARKET_PEG", "MARKET_PEG"] as const),
      pegOffsetValue: dice.chance(0.9) ? dice.below(3) : dice.pick([20, 100, 101]),
    },
  });

export const limitMakerOrder = (live: LiveState, dice: Dice): Envelope =>
  orderWith(live, dice, { orderType: "LIMIT_MAKER" });

/** An order that can rest, most of it hidden: in a few parts, now and then in very many. */
export function icebergOrder(live: LiveState, dice: Dice, symbolId = someSymbolId(live, dice)): Envelope {
  const { stepSize = 1 } = live.symbols[symbolId]?.filters.lotSize ?? {};
  const quantity = someQuantity(live, dice, symbolId);
  const parts = dice.chance(0.95) ? 2 + dice.below(6) : 1 + dice.below(2_000);
  const icebergQuantity = Math.max(stepSize, 1, downTo(Math.ceil(quantity / parts), stepSize));
  return orderWith(live, dice, {
    symbolId,
    orderType: dice.chance(0.8) ? "LIMIT" : "LIMIT_MAKER",
    quantity: toQuantity(quantity),
    instructions: { ...NO_INSTRUCTIONS, icebergQuantity },
  });
}

/** An iceberg of whoever has the most of them, on the symbol or on all of them. */
export function icebergOfTheBusiest(live: LiveState, dice: Dice, symbolId?: number): Envelope {
  return { ...icebergOrder(live, dice, symbolId), accountId: mostIcebergs(live, symbolId).accountId };
}

/** The same on all symbols; while nothing limits them, the command that makes those the most. */
export function icebergUnderExchangeCount(live: LiveState, dice: Dice): Envelope {
  if ((live.exchangeFilters.exchangeMaxNumIcebergOrders?.maxNumIcebergOrders ?? 0) > 0) {
    return icebergOfTheBusiest(live, dice);
  }
  const filters = { exchangeMaxNumIcebergOrders: { maxNumIcebergOrders: Math.max(1, mostIcebergs(live).count) } };
  return envelopeOf(0, { type: "SetExchangeFilters", filters });
}

function mostIcebergs(live: LiveState, symbolId?: number): { readonly accountId: number; readonly count: number } {
  const icebergs = [...live.orders.values()].filter(
    (order) => (order.details?.icebergQuantity ?? 0) > 0 && (symbolId ?? order.symbolId) === order.symbolId,
  );
  const counts = [1, 2, 3, 4, 5].map((accountId) => ({
    accountId,
    count: icebergs.filter((order) => order.accountId === accountId).length,
  }));
  return counts.reduce((most, each) => (each.count > most.count ? each : most));
}

export const marketOrder = (live: LiveState, dice: Dice): Envelope => orderWith(live, dice, { orderType: "MARKET" });

export function marketOrderByQuote(live: LiveState, dice: Dice): Envelope {
  const symbolId = someSymbolId(live, dice);
  const notional = Math.min(GUARD, styleOf(symbolId).middle * someQuantity(live, dice, symbolId) + dice.below(1_000));
  return orderWith(live, dice, { symbolId, orderType: "MARKET", quoteOrderQuantity: toNotional(notional) });
}

/** Takes everything on one side of a symbol, as far as the account can pay. */
export const sweep = (live: LiveState, dice: Dice): Envelope => {
  const symbolId = someSymbolId(live, dice);
  return orderWith(live, dice, {
    symbolId,
    orderType: "MARKET",
    quantity: toQuantity(Math.min(GUARD, styleOf(symbolId).quantity * 1_000)),
  });
};

/** Worth about what a notional filter asks for at some price near the middle: averages and last prices decide. */
export function orderNearNotional(live: LiveState, dice: Dice): Envelope {
  const judged = live.symbols.filter(
    ({ filters }) => filters.notional !== undefined || filters.minNotional !== undefined,
  );
  if (judged.length === 0) return limitOrder(live, dice);
  const { symbolId, filters } = dice.pick(judged);
  const bounds = [filters.notional?.minNotional, filters.notional?.maxNotional, filters.minNotional?.minNotional];
  const notional = dice.pick(bounds.filter((bound) => bound !== undefined));
  const { middle, unit, spread } = styleOf(symbolId);
  const price = Math.max(1, middle + (dice.below(2 * spread + 1) - spread) * unit);
  const orderType = dice.pick(["LIMIT", "MARKET", "MARKET"] as const);
  return orderWith(live, dice, { symbolId, orderType, quantity: toQuantity(Math.max(1, Math.ceil(notional / price))) });
}

/** One unit more than the account can pay for, or exactly what it can. */
export function orderAtTheLimitOfFunds(live: LiveState, dice: Dice): Envelope {
  const symbolId = 3;
  const accountId = 6;
  const symbol = live.symbols[symbolId];
  const base = live.assets[symbol?.baseAssetId ?? 0];
  if (!symbol || !base) return limitOrder(live, dice);
  const free = live.freeOf(accountId, base.assetId);
  const affordable = Number(free / 10n ** BigInt(base.decimals - symbol.quantityDecimals));
  const quantity = toQuantity(affordable + dice.below(2));
  return { ...orderWith(live, dice, { symbolId, side: "SELL", quantity }), accountId };
}
