import type { NewOrder, RejectReason, Side } from "@pricetime/engine";
import { NO_INSTRUCTIONS } from "@pricetime/engine";
import type { Exchange } from "../../exchange.js";
import type { Market } from "../../markets.js";

/** A trailing stop cannot stay behind by the whole price. */
const WHOLE_PRICE_BASIS_POINTS = 10_000;

export const waitsForStop = ({ orderType }: NewOrder): boolean =>
  orderType.startsWith("STOP_LOSS") || orderType.startsWith("TAKE_PROFIT");

export const hasPrice = ({ orderType }: NewOrder): boolean =>
  orderType.startsWith("LIMIT") || orderType.endsWith("_LIMIT");

/** Whether the order goes to work when the price falls. */
const fallsToStop = ({ orderType, side }: NewOrder): boolean => orderType.startsWith("STOP_LOSS") === (side === "SELL");

/** What the engine would say of the stop, the trailing distance and the shown part of an order. */
export function refusedInstructions({ definition: { filters } }: Market, order: NewOrder): RejectReason | undefined {
  const { stopPrice, trailingDelta, icebergQuantity } = order.instructions ?? NO_INSTRUCTIONS;
  const mayHide = hasPrice(order) && order.timeInForce === "GTC";
  if (icebergQuantity !== 0 && !mayHide) return "UNSUPPORTED_ORDER_COMBINATION";
  if (waitsForStop(order)) {
    if (stopPrice === 0 && trailingDelta === 0) return "INVALID_STOP_PRICE";
    if (trailingDelta >= WHOLE_PRICE_BASIS_POINTS) return "INVALID_TRAILING_DELTA";
  }
  if (icebergQuantity !== 0) {
    if (icebergQuantity >= order.quantity) return "ICEBERG_QUANTITY_TOO_LARGE";
    const limit = filters.icebergParts?.limit ?? 0;
    if (limit !== 0 && order.quantity > icebergQuantity * limit) return "FILTER_ICEBERG_PARTS";
  }
  const bounds = filters.trailingDelta;
  if (trailingDelta === 0 || bounds === undefined) return undefined;
  const [least, most] = fallsToStop(order)
    ? [bounds.minTrailingBelowDelta, bounds.maxTrailingBelowDelta]
    : [bounds.minTrailingAboveDelta, bounds.maxTrailingAboveDelta];
  return trailingDelta < least || (most !== 0 && trailingDelta > most) ? "FILTER_TRAILING_DELTA" : undefined;
}

/** Whether the last price stands already where the order waits for it. */
export async function wouldTrigger(
  { hotState }: Pick<Exchange, "hotState">,
  { definition }: Market,
  order: NewOrder,
): Promise<boolean> {
  const { stopPrice } = order.instructions ?? NO_INSTRUCTIONS;
  const [last] = stopPrice === 0 ? [] : await hotState.trades(definition.symbolId, 1);
  if (last === undefined) return false;
  return fallsToStop(order) ? last.price <= stopPrice : last.price >= stopPrice;
}

/** A pegged order with the price that the book gives it, any other as it is; or why it has none. */
export async function withPeggedPrice(
  { hotState }: Pick<Exchange, "hotState">,
  { definition }: Market,
  order: NewOrder,
): Promise<NewOrder | RejectReason> {
  const { pegPriceType, pegOffsetValue } = order.instructions ?? NO_INSTRUCTIONS;
  if (pegPriceType === "NONE") return order;
  if (!hasPrice(order) || waitsForStop(order)) return "ORDER_TYPE_MAY_NOT_PEG";
  const fits = pegPriceType === "PRIMARY_PEG" ? order.timeInForce === "GTC" : order.orderType !== "LIMIT_MAKER";
  if (!fits) return "PEG_NOT_FOR_ORDER_TYPE";
  if (order.price !== 0) return "UNSUPPORTED_ORDER_COMBINATION";
  const side: Side = (pegPriceType === "PRIMARY_PEG") === (order.side === "BUY") ? "BUY" : "SELL";
  const depth = await hotState.depth(definition.symbolId, pegOffsetValue + 1);
  const level = (side === "BUY" ? depth.bids : depth.asks)[pegOffsetValue];
  return level === undefined ? "PEG_LIQUIDITY_TOO_LOW" : { ...order, price: level[0] };
}
