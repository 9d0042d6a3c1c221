import { toPrice, toQuantity } from "../../money/units.js";
import type { ExpiryReason, Side } from "../../order/enums.js";
import { charge, type Paid } from "./commission.js";
import { recordTrade } from "./filters.js";
import { nextImage } from "./order-image.js";
import type { PlannedMatch } from "./plan-matches.js";
import { openQuantity, showSlice } from "./reference-book.js";
import { baseAmount, post, quoteAmount } from "./reference-ledger.js";
import type { Execution, ReferenceMarket, ReferenceOrder } from "./reference-state.js";
import { isPriceless } from "./stops.js";

export function depthChanged({ events }: Execution, market: ReferenceMarket, side: Side, price: bigint): void {
  market.issued.updates += 1;
  events.push({
    type: "DepthChanged",
    symbolId: market.definition.symbolId,
    side,
    price: toPrice(Number(price)),
    quantity: market.book.quantityAt(side, price),
    updateId: market.issued.updates,
  });
}

/** Gives an order's remaining lock back to its account. */
export function releaseLock(execution: Execution, market: ReferenceMarket, order: ReferenceOrder): void {
  const { baseAssetId, quoteAssetId } = market.definition;
  const assetId = order.side === "BUY" ? quoteAssetId : baseAssetId;
  post(execution, order.accountId, assetId, { free: order.locked, locked: -order.locked });
  order.locked = 0n;
}

/** Takes quantity from maker and taker instead of letting them trade, gives back what was locked for it, and reports it. */
export function prevent(
  execution: Execution,
  market: ReferenceMarket,
  taker: ReferenceOrder,
  match: PlannedMatch,
): void {
  const { state, events } = execution;
  const { symbolId } = market.definition;
  const { maker, quantity, isTransferred, makerLoss, takerLoss } = match;
  const transferredQuantity = toQuantity(isTransferred ? Number(quantity) : 0);
  market.issued.preventedMatches += 1;
  const preventedMatchId = market.issued.preventedMatches;
  const price = toPrice(Number(maker.price));
  const groupOf = ({ accountId }: ReferenceOrder): number => state.accounts.get(accountId)?.tradeGroupId ?? -1;
  events.push({
    type: "MatchPrevented",
    symbolId,
    preventedMatchId,
    takerOrderId: taker.orderId,
    makerOrderId: maker.orderId,
    takerAccountId: taker.accountId,
    makerAccountId: maker.accountId,
    tradeGroupId: groupOf(taker),
    selfTradePreventionMode: taker.selfTradePreventionMode,
    price,
    takerPreventedQuantity: toQuantity(Number(takerLoss)),
    makerPreventedQuantity: toQuantity(Number(makerLoss)),
    transferredQuantity,
  });
  const losses = [
    { order: maker, counter: taker, loss: makerLoss },
    { order: taker, counter: maker, loss: takerLoss },
  ];
  for (const { order, loss } of losses) order.preventedQuantity += loss;
  if (makerLoss > 0n) market.book.eat(maker, makerLoss);
  showSlice(taker);
  if (isTransferred) exchange(execution, market, taker, match);
  for (const { order, loss } of losses) {
    if (loss > 0n && !isTransferred) releasePart(execution, market, order, loss);
  }
  for (const { order, counter, loss } of losses) {
    if (loss === 0n) continue;
    order.preventedMatchId = preventedMatchId;
    if (openQuantity(order) === 0n) order.status = "EXPIRED_IN_MATCH";
    events.push({
      type: "OrderPrevented",
      ...nextImage(state, market, order),
      preventedMatchId,
      lastPreventedQuantity: toQuantity(Number(loss)),
      preventedExecutionQuantity: toQuantity(Number(quantity)),
      preventedExecutionPrice: price,
      counterOrderId: counter.orderId,
      tradeGroupId: groupOf(order),
      transferredQuantity,
    });
  }
}

/** An order with a price locked the same for each unit; one without a price locked nothing for what it will not trade. */
function releasePart(execution: Execution, market: ReferenceMarket, order: ReferenceOrder, quantity: bigint): void {
  if (isPriceless(order.orderType)) return;
  const { baseAssetId, quoteAssetId } = market.definition;
  const isBuy = order.side === "BUY";
  const amount = isBuy
    ? quoteAmount(execution.state, market, order.price * quantity)
    : baseAmount(execution.state, market, quantity);
  post(execution, order.accountId, isBuy ? quoteAssetId : baseAssetId, { free: amount, locked: -amount });
  order.locked -= amount;
}

/** Moves base and quote between the buyer and the seller, from what their orders lock. */
function exchange(
  execution: Execution,
  market: ReferenceMarket,
  taker: ReferenceOrder,
  { maker, quantity }: PlannedMatch,
): { readonly base: bigint; readonly quote: bigint } {
  const { state } = execution;
  const { baseAssetId, quoteAssetId } = market.definition;
  const [buyer, seller] = taker.side === "BUY" ? [taker, maker] : [maker, taker];
  const base = baseAmount(state, market, quantity);
  const quote = quoteAmount(state, market, maker.price * quantity);
  // A limit order reserved its own price; what the better price leaves of that is free at once.
  const reserved = isPriceless(buyer.orderType) ? quote : quoteAmount(state, market, buyer.price * quantity);
  post(execution, seller.accountId, baseAssetId, { locked: -base });
  post(execution, buyer.accountId, baseAssetId, { free: base });
  post(execution, buyer.accountId, quoteAssetId, { locked: -reserved, free: reserved - quote });
  post(execution, seller.accountId, quoteAssetId, { free: quote });
  buyer.locked -= reserved;
  seller.locked -= base;
  return { base, quote };
}

/** Moves the money of one match and reports it: the trade, then the maker's side, then the taker's. */
export function settle(
  execution: Execution,
  market: ReferenceMarket,
  taker: ReferenceOrder,
  match: PlannedMatch,
): void {
  const { state, events } = execution;
  const { symbolId } = market.definition;
  const { maker, quantity } = match;
  const price = maker.price;
  const notional = price * quantity;
  const [buyer, seller] = taker.side === "BUY" ? [taker, maker] : [maker, taker];
  const { base, quote } = exchange(execution, market, taker, match);
  const paid = new Map<ReferenceOrder, Paid>();
  paid.set(buyer, charge(execution, market, buyer.accountId, buyer === maker, true, base));
  paid.set(seller, charge(execution, market, seller.accountId, seller === maker, false, quote));

  for (const order of [maker, taker]) {
    order.executedQuantity += quantity;
    order.cumulativeQuote += notional;
    order.status = openQuantity(order) === 0n ? "FILLED" : "PARTIALLY_FILLED";
  }
  market.book.eat(maker, quantity);
  showSlice(taker);
  recordTrade(market, state.timeMs, price, quantity);
  market.issued.trades += 1;

  const tradeId = market.issued.trades;
  const lastPrice = toPrice(Number(price));
  const lastQuantity = toQuantity(Number(quantity));
  events.push({
    type: "Trade",
    symbolId,
    tradeId,
    aggTradeId: market.issued.aggTrades,
    price: lastPrice,
    quantity: lastQuantity,
    buyerOrderId: buyer.orderId,
    sellerOrderId: seller.orderId,
    buyerAccountId: buyer.accountId,
    sellerAccountId: seller.accountId,
    isBuyerMaker: buyer === maker,
  });
  for (const order of [maker, taker]) {
    events.push({
      type: "OrderTraded",
      ...nextImage(state, market, order),
      tradeId,
      lastPrice,
      lastQuantity,
      commission: paid.get(order)?.amount ?? 0n,
      commissionAssetId: paid.get(order)?.assetId ?? 0,
      isMaker: order === maker,
    });
  }
}

export function expire(
  { state, events }: Execution,
  market: ReferenceMarket,
  order: ReferenceOrder,
  expiryReason: ExpiryReason,
): void {
  order.status = "EXPIRED";
  events.push({ type: "OrderExpired", ...nextImage(state, market, order), expiryReason });
}
