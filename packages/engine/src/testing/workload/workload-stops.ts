import type { Envelope } from "../../messages/command.js";
import type { NewOrder } from "../../messages/order-commands.js";
import { GUARD, toPrice, toQuantity } from "../../money/units.js";
import type { OrderType } from "../../order/enums.js";
import { NO_INSTRUCTIONS, type OrderInstructions } from "../../order/order-details.js";
import type { Dice } from "../dice.js";
import type { LiveState } from "../live-state.js";
import { envelopeOf } from "../test-venue.js";
import { limitOrder, orderWith, someSymbolId } from "./workload-orders.js";
import { styleOf } from "./workload-venue.js";

const CONTINGENT_TYPES = ["STOP_LOSS", "STOP_LOSS_LIMIT", "TAKE_PROFIT", "TAKE_PROFIT_LIMIT"] as const;
type ContingentType = (typeof CONTINGENT_TYPES)[number];

const waitsBelow = (orderType: OrderType, side: NewOrder["side"]): boolean =>
  orderType.startsWith("STOP_LOSS") === (side === "SELL");

/** So many steps of the symbol's usual prices away from its last price. */
export function priceAway(live: LiveState, symbolId: number, steps: number): number {
  const { middle, unit } = styleOf(symbolId);
  const tickSize = live.symbols[symbolId]?.filters.priceFilter.tickSize || 1;
  const price = (live.lastPrices.get(symbolId) ?? middle) + steps * unit;
  return Math.min(Math.max(tickSize, price - (price % tickSize)), GUARD);
}

/** Some steps of the symbol's usual prices in basis points. */
function someDelta(dice: Dice, symbolId: number): number {
  const { middle, unit } = styleOf(symbolId);
  return Math.min(9_999, Math.max(1, Math.floor(((1 + dice.below(4)) * unit * 10_000) / middle)));
}

const instructionsOf = (wanted: Partial<OrderInstructions>): OrderInstructions => ({ ...NO_INSTRUCTIONS, ...wanted });

/** An order that waits for a price near the last one, trailing now and then. */
export function contingentOrder(live: LiveState, dice: Dice, wanted: Partial<NewOrder> = {}): Envelope {
  const symbolId = wanted.symbolId ?? someSymbolId(live, dice);
  const side = wanted.side ?? dice.pick(["BUY", "SELL"] as const);
  const orderType = (wanted.orderType as ContingentType | undefined) ?? dice.pick(CONTINGENT_TYPES);
  const hasPrice = orderType === "STOP_LOSS_LIMIT" || orderType === "TAKE_PROFIT_LIMIT";
  const away = 1 + dice.below(4);
  const stopPrice = priceAway(live, symbolId, waitsBelow(orderType, side) ? -away : away);
  const trailingDelta = dice.chance(0.35) ? someDelta(dice, symbolId) : 0;
  const hasStop = trailingDelta === 0 || dice.chance(0.4);
  const patience = side === "BUY" ? dice.below(7) - 2 : 2 - dice.below(7);
  return orderWith(live, dice, {
    symbolId,
    side,
    orderType,
    timeInForce: hasPrice ? dice.pick(["GTC", "GTC", "GTC", "IOC", "FOK"] as const) : "GTC",
    price: toPrice(hasPrice ? Math.max(1, priceAway(live, symbolId, patience)) : 0),
    instructions: instructionsOf({ stopPrice: hasStop ? stopPrice : 0, trailingDelta }),
    ...wanted,
  });
}

/**
 * Buys with all that a poor account has at its stop price: any worse price is more than it can pay. First the account gets what that
 * takes and not more; once the order waits, others move the price past its stop.
 */
export function stopOfAllFunds(live: LiveState, dice: Dice): Envelope {
  // Its book is sparse, so that prices jump.
  const symbolId = 3;
  const accountId = 6;
  const symbol = live.symbols[symbolId];
  const quote = live.assets[symbol?.quoteAssetId ?? 0];
  if (!symbol || !quote) return limitOrder(live, dice);
  const waiting = [...live.orders.values()].find(
    (order) => order.accountId === accountId && order.symbolId === symbolId && order.orderType === "STOP_LOSS",
  );
  if (waiting !== undefined) return movePast(live, dice, symbolId, waiting.details?.stopPrice ?? 0);

  const stopPrice = priceAway(live, symbolId, 1);
  const lot = 10n ** BigInt(quote.decimals - symbol.priceDecimals - symbol.quantityDecimals) * BigInt(10 * stopPrice);
  const free = live.freeOf(accountId, quote.assetId);
  const externalId = `of-all-funds-${dice.below(2 ** 32)}`;
  const money = { assetId: quote.assetId, externalId };
  if (free < lot) return envelopeOf(accountId, { type: "Deposit", amount: lot - free, ...money });
  const lots = BigInt(1 + dice.below(5));
  if (free % lot !== 0n || free > 5n * lot) {
    const amount = free - (lots * lot < free ? lots * lot : lot);
    return envelopeOf(accountId, { type: "RequestWithdrawal", amount, ...money });
  }
  const order = contingentOrder(live, dice, {
    symbolId,
    side: "BUY",
    orderType: "STOP_LOSS",
    quantity: toQuantity(10 * Number(free / lot)),
    instructions: instructionsOf({ stopPrice }),
  });
  return { ...order, accountId };
}

/** Much offered above a price, then a little at it, then a trade at it. */
function movePast(live: LiveState, dice: Dice, symbolId: number, price: number): Envelope {
  const asks = [...live.orders.values()].filter((order) => order.symbolId === symbolId && order.side === "SELL");
  const isOffered = (at: number) => asks.some((ask) => ask.price === at);
  const [side, at, quantity] = !isOffered(price + 8)
    ? (["SELL", price + 8, 1_000] as const)
    : isOffered(price)
      ? (["BUY", price, 100_000] as const)
      : (["SELL", price, 10] as const);
  const timeInForce = side === "BUY" ? "IOC" : "GTC";
  const order = orderWith(live, dice, {
    symbolId,
    side,
    timeInForce,
    price: toPrice(at),
    quantity: toQuantity(quantity),
  });
  return { ...order, accountId: 1 + dice.below(5) };
}

/** Waits for a price that is there already, or was passed. */
export function contingentOrderTooLate(live: LiveState, dice: Dice): Envelope {
  const symbolId = someSymbolId(live, dice);
  const side = dice.pick(["BUY", "SELL"] as const);
  const orderType = dice.pick(CONTINGENT_TYPES);
  const away = dice.below(3);
  const stopPrice = priceAway(live, symbolId, waitsBelow(orderType, side) ? away : -away);
  const trailingDelta = dice.chance(0.2) ? someDelta(dice, symbolId) : 0;
  return contingentOrder(live, dice, {
    symbolId,
    side,
    orderType,
    instructions: instructionsOf({ stopPrice, trailingDelta }),
  });
}

export const contingentOrderWithoutStop = (live: LiveState, dice: Dice): Envelope =>
  contingentOrder(live, dice, { instructions: dice.pick([undefined, NO_INSTRUCTIONS]) as OrderInstructions });

export const contingentOrderWithLargeDelta = (live: LiveState, dice: Dice): Envelope =>
  contingentOrder(live, dice, { instructions: instructionsOf({ trailingDelta: 10_000 + dice.below(2) }) });

/** Trails by any distance at all. */
export const trailingOrder = (live: LiveState, dice: Dice, symbolId: number): Envelope =>
  contingentOrder(live, dice, { symbolId, instructions: instructionsOf({ trailingDelta: 1 + dice.below(3_000) }) });

/** Whose orders wait the most, on the symbol or on all of them, and how many. */
function mostWaiting(live: LiveState, symbolId?: number): { readonly accountId: number; readonly count: number } {
  const waiting = [...live.orders.values()].filter(
    (order) =>
      (CONTINGENT_TYPES as readonly string[]).includes(order.orderType) &&
      (symbolId ?? order.symbolId) === order.symbolId,
  );
  const counts = [1, 2, 3, 4, 5].map((accountId) => ({
    accountId,
    count: waiting.filter((order) => order.accountId === accountId).length,
  }));
  return counts.reduce((most, each) => (each.count > most.count ? each : most));
}

export const stopOfTheBusiest = (live: LiveState, dice: Dice, symbolId: number): Envelope => ({
  ...contingentOrder(live, dice, { symbolId }),
  accountId: mostWaiting(live, symbolId).accountId,
});

/** A stop of whoever has the most; while nothing limits them, the command that makes those the most. */
export function stopUnderExchangeCount(live: LiveState, dice: Dice): Envelope {
  const { accountId, count } = mostWaiting(live);
  const { exchangeMaxNumAlgoOrders } = live.exchangeFilters;
  if ((exchangeMaxNumAlgoOrders?.maxNumAlgoOrders ?? 0) > 0) return { ...contingentOrder(live, dice), accountId };
  const filters = { exchangeMaxNumAlgoOrders: { maxNumAlgoOrders: Math.max(1, count) } };
  return envelopeOf(0, { type: "SetExchangeFilters", filters });
}
