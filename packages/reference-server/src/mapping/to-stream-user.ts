import type {
  BalanceChanged,
  Deposited,
  EngineEvent,
  ExecutedCommand,
  OrderEvent,
  OrderListChanged,
  OrderPrevented,
  OrderTraded,
  TransferReceived,
  TransferSent,
  WithdrawalSent,
} from "@pricetime/engine";
import type * as wire from "@pricetime/sdk";
import type { ExecutionType } from "@pricetime/sdk/wire";
import type { Market, Markets } from "../markets.js";
import { amountText, notionalText, priceText, quantityText } from "./decimal-text.js";
import { orderListId, sentPrice, withFeatures } from "./order-features.js";

/** What the user data stream tells of a command. */
export type AccountEvent = wire.ExecutionReport | wire.ListStatus | wire.OutboundAccountPosition | wire.BalanceUpdate;

const EXECUTION_TYPES = {
  OrderNew: "NEW",
  OrderTraded: "TRADE",
  OrderCanceled: "CANCELED",
  OrderExpired: "EXPIRED",
  // It was told as new when it was placed; now it is new on the book.
  OrderTriggered: "NEW",
  OrderAmended: "REPLACED",
  OrderPrevented: "TRADE_PREVENTION",
  OrderActivated: "NEW",
} as const satisfies Record<OrderEvent["type"], ExecutionType>;

/**
 * What one account is told of one command: a report for each of its order events, each change of a list, each deposit and withdrawal, and last the
 * balances that changed.
 *
 * @param eventMs when the messages are made
 */
export function accountEvents(
  markets: Markets,
  accountId: number,
  { events, timeMs }: ExecutedCommand,
  eventMs: number,
): AccountEvent[] {
  const told: AccountEvent[] = [];
  const balances: BalanceChanged[] = [];
  for (const event of events) {
    if (!("accountId" in event) || event.accountId !== accountId) continue;
    if (event.type === "OrderListChanged") told.push(listStatus(markets, event, timeMs, eventMs));
    else if (isOrderEvent(event)) told.push(executionReport(markets, event, timeMs, eventMs));
    else if (event.type === "BalanceChanged") balances.push(event);
    else if (isMovement(event)) told.push(balanceUpdate(markets, event, timeMs, eventMs));
  }
  if (balances.length > 0) told.push(accountPosition(markets, balances, timeMs, eventMs));
  return told;
}

/** What brings money into the account or takes it out. */
type Movement = Deposited | WithdrawalSent | TransferSent | TransferReceived;

const isMovement = (event: EngineEvent): event is Movement =>
  event.type === "Deposited" ||
  event.type === "WithdrawalSent" ||
  event.type === "TransferSent" ||
  event.type === "TransferReceived";

const isOrderEvent = (event: EngineEvent): event is OrderEvent => event.type in EXECUTION_TYPES;

function listStatus(markets: Markets, list: OrderListChanged, timeMs: number, eventMs: number): wire.ListStatus {
  const { symbol } = markets.marketOf(list.symbolId).definition;
  return {
    e: "listStatus",
    E: eventMs,
    s: symbol,
    g: list.orderListId,
    c: list.contingencyType,
    l: list.listStatusType,
    L: list.listOrderStatus,
    r: "NONE",
    C: list.listClientOrderId,
    T: timeMs,
    O: list.orders.map(({ orderId, clientOrderId }) => ({ s: symbol, i: orderId, c: clientOrderId })),
  };
}

function executionReport(markets: Markets, order: OrderEvent, timeMs: number, eventMs: number): wire.ExecutionReport {
  const market = markets.marketOf(order.symbolId);
  const isWorking = worksOn(order);
  return {
    e: "executionReport",
    E: eventMs,
    s: market.definition.symbol,
    ...names(order),
    S: order.side,
    o: order.orderType,
    f: order.timeInForce,
    q: quantityText(market, order.quantity),
    p: priceText(market, sentPrice(order)),
    P: priceText(market, order.details?.stopPrice ?? 0),
    F: quantityText(market, order.details?.icebergQuantity ?? 0),
    g: orderListId(order),
    x: EXECUTION_TYPES[order.type],
    X: order.status,
    r: "NONE",
    i: order.orderId,
    z: quantityText(market, order.executedQuantity),
    ...lastTrade(markets, order),
    T: timeMs,
    I: order.executionId,
    w: isWorking,
    M: order.type === "OrderTraded",
    O: order.timeMs,
    Z: notionalText(market, order.cumulativeQuote),
    Q: notionalText(market, order.quoteOrderQuantity),
    V: order.selfTradePreventionMode,
    ...(isWorking ? { W: order.workingTimeMs } : {}),
    ...featuresOf(market, order),
    ...(order.type === "OrderExpired" ? { eR: order.expiryReason } : {}),
    ...(order.type === "OrderPrevented" ? preventionOf(market, order) : {}),
  };
}

/** A cancel has a name of its own, and an amended order a new one; the order's former one is then in `C`. */
function names(order: OrderEvent): { readonly c: string; readonly C: string } {
  if (order.type === "OrderAmended") return { c: order.clientOrderId, C: order.origClientOrderId };
  if (order.type !== "OrderCanceled") return { c: order.clientOrderId, C: "" };
  const { clientOrderId, cancelClientOrderId } = order;
  return { c: cancelClientOrderId === "" ? clientOrderId : cancelClientOrderId, C: clientOrderId };
}

/**
 * Whether the order is on the book: every new one is for a moment unless it waits, a triggered one is, and later one that can rest
 * and has some left.
 */
function worksOn(order: OrderEvent): boolean {
  const isStanding = order.type === "OrderNew" || order.type === "OrderActivated" || order.type === "OrderAmended";
  if (isStanding) return order.workingTimeMs !== -1;
  if (order.type === "OrderTriggered") return true;
  const canRest = order.price !== 0 && order.timeInForce === "GTC";
  return canRest && (order.status === "NEW" || order.status === "PARTIALLY_FILLED");
}

function lastTrade(markets: Markets, order: OrderEvent) {
  const market = markets.marketOf(order.symbolId);
  if (order.type === "OrderTraded") return tradeOf(markets, order);
  return {
    l: quantityText(market, 0),
    L: priceText(market, 0),
    n: "0",
    N: null,
    t: -1,
    m: false,
    Y: notionalText(market, 0),
  };
}

function tradeOf(markets: Markets, trade: OrderTraded) {
  const market = markets.marketOf(trade.symbolId);
  const commissionAsset = markets.assetOf(trade.commissionAssetId);
  return {
    l: quantityText(market, trade.lastQuantity),
    L: priceText(market, trade.lastPrice),
    n: amountText(commissionAsset, trade.commission),
    N: commissionAsset.asset,
    t: trade.tradeId,
    m: trade.isMaker,
    Y: notionalText(market, BigInt(trade.lastPrice) * BigInt(trade.lastQuantity)),
  };
}

/** What stands only on orders that have the feature, by the letters of the stream. */
function featuresOf(market: Market, order: OrderEvent) {
  if (order.details === undefined) return {};
  const terms = withFeatures(market, order, {});
  const { trailingDelta, trailingTime, strategyId, strategyType, preventedMatchId, preventedQuantity } = terms;
  const { pegPriceType, pegOffsetType, pegOffsetValue, peggedPrice } = terms;
  return {
    ...(trailingDelta === undefined ? {} : { d: trailingDelta }),
    ...(trailingTime === undefined ? {} : { D: trailingTime }),
    ...(strategyId === undefined ? {} : { j: strategyId }),
    ...(strategyType === undefined ? {} : { J: strategyType }),
    ...(preventedMatchId === undefined ? {} : { v: preventedMatchId }),
    ...(preventedQuantity === undefined ? {} : { A: preventedQuantity }),
    ...(pegPriceType === undefined ? {} : { gP: pegPriceType }),
    ...(pegOffsetType === undefined ? {} : { gOT: pegOffsetType }),
    ...(pegOffsetValue === undefined ? {} : { gOV: pegOffsetValue }),
    ...(peggedPrice === undefined ? {} : { gp: peggedPrice }),
  };
}

/** What self-trade prevention took, and the trade that would have been. */
function preventionOf(market: Market, order: OrderPrevented) {
  const { preventedExecutionPrice, preventedExecutionQuantity, tradeGroupId } = order;
  return {
    v: order.preventedMatchId,
    A: quantityText(market, order.details?.preventedQuantity ?? 0),
    B: quantityText(market, order.lastPreventedQuantity),
    ...(tradeGroupId === -1 ? {} : { u: tradeGroupId }),
    U: order.counterOrderId,
    Cs: market.definition.symbol,
    pl: quantityText(market, preventedExecutionQuantity),
    pL: priceText(market, preventedExecutionPrice),
    pY: notionalText(market, BigInt(preventedExecutionPrice) * BigInt(preventedExecutionQuantity)),
  };
}

function accountPosition(
  markets: Markets,
  balances: readonly BalanceChanged[],
  timeMs: number,
  eventMs: number,
): wire.OutboundAccountPosition {
  return {
    e: "outboundAccountPosition",
    E: eventMs,
    u: timeMs,
    B: balances.map(({ assetId, free, locked }) => {
      const asset = markets.assetOf(assetId);
      return { a: asset.asset, f: amountText(asset, free), l: amountText(asset, locked) };
    }),
  };
}

/** Requests and rejections of withdrawals only move an amount between free and locked: the position tells those. */
function balanceUpdate(markets: Markets, moved: Movement, timeMs: number, eventMs: number): wire.BalanceUpdate {
  const asset = markets.assetOf(moved.assetId);
  return {
    e: "balanceUpdate",
    E: eventMs,
    a: asset.asset,
    d: amountText(
      asset,
      moved.type === "Deposited" || moved.type === "TransferReceived" ? moved.amount : -moved.amount,
    ),
    T: timeMs,
  };
}
