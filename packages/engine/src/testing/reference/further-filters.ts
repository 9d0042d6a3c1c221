import type { OrderRequest } from "../../messages/order-commands.js";
import type { RejectReason } from "../../messages/reject-reasons.js";
import { isWithinPercent } from "./filter-shapes.js";
import { referencePrice } from "./filters.js";
import { openQuantity } from "./reference-book.js";
import { baseAmount, quoteAmount } from "./reference-ledger.js";
import type { Execution, ReferenceMarket, ReferenceOrder } from "./reference-state.js";

/** The filters beyond price, lot and notional, in their order, as far as they look at what the client sent. */
export function refuseByFurtherFilters(
  execution: Execution,
  market: ReferenceMarket,
  command: OrderRequest,
): RejectReason | undefined {
  const price = BigInt(command.price);
  const lastPrice = market.lastPrice ?? 0n;
  const notional =
    command.quoteOrderQuantity > 0
      ? BigInt(command.quoteOrderQuantity)
      : (price > 0n ? price : lastPrice) * BigInt(command.quantity);
  return (
    refuseByPercent(execution, market, command) ??
    refuseByHoldings(execution, market, command.side, BigInt(command.quantity), notional) ??
    refuseByCounts(execution, market, command)
  );
}

function refuseByPercent(
  { state }: Execution,
  market: ReferenceMarket,
  command: OrderRequest,
): RejectReason | undefined {
  if (command.price === 0) return undefined;
  const { percentPrice, percentPriceBySide } = market.filters;
  const price = BigInt(command.price);
  if (percentPrice) {
    const reference = referencePrice(market, state.timeMs, percentPrice.averagePriceMinutes);
    const { multiplierUp, multiplierDown } = percentPrice;
    if (reference && !isWithinPercent(price, reference, multiplierUp, multiplierDown)) return "FILTER_PERCENT_PRICE";
  }
  if (percentPriceBySide) {
    const reference = referencePrice(market, state.timeMs, percentPriceBySide.averagePriceMinutes);
    const { bidMultiplierUp, bidMultiplierDown, askMultiplierUp, askMultiplierDown } = percentPriceBySide;
    const [up, down] =
      command.side === "BUY" ? [bidMultiplierUp, bidMultiplierDown] : [askMultiplierUp, askMultiplierDown];
    if (reference && !isWithinPercent(price, reference, up, down)) return "FILTER_PERCENT_PRICE_BY_SIDE";
  }
  return undefined;
}

/** MAX_POSITION and MAX_ASSET; the notional is 0 when it was judged before. */
export function refuseByHoldings(
  { state, accountId }: Execution,
  market: ReferenceMarket,
  side: OrderRequest["side"],
  quantity: bigint,
  notional: bigint,
): RejectReason | undefined {
  const { baseAssetId, quoteAssetId } = market.definition;
  const most = market.filters.maxPosition?.maxPosition ?? 0;
  if (most > 0 && side === "BUY") {
    const owned = state.accounts.get(accountId)?.balances.get(baseAssetId) ?? { free: 0n, locked: 0n };
    const buys = market.book.ordersOf(accountId).filter((order) => order.side === "BUY");
    const onOrder = buys.reduce((sum, order) => sum + openQuantity(order), quantity);
    const position = owned.free + owned.locked + baseAmount(state, market, onOrder);
    if (position > baseAmount(state, market, BigInt(most))) return "FILTER_MAX_POSITION";
  }
  const mostBase = state.assetFilters.get(baseAssetId)?.maxAsset?.limit ?? 0n;
  const mostQuote = state.assetFilters.get(quoteAssetId)?.maxAsset?.limit ?? 0n;
  const passes =
    (mostBase === 0n || baseAmount(state, market, quantity) <= mostBase) &&
    (mostQuote === 0n || quoteAmount(state, market, notional) <= mostQuote);
  return passes ? undefined : "FILTER_MAX_ASSET";
}

function refuseByCounts(
  { state, accountId }: Execution,
  market: ReferenceMarket,
  command: OrderRequest,
): RejectReason | undefined {
  if (command.orderType === "MARKET" || command.timeInForce !== "GTC") return undefined;
  const here = market.book.ordersOf(accountId);
  const anywhere = state.markets.flatMap(({ book }) => book.ordersOf(accountId));
  const isFull = (orders: readonly ReferenceOrder[], most = 0): boolean => most > 0 && orders.length >= most;
  const { maxNumOrders } = market.filters;
  const { exchangeMaxNumOrders } = state.exchangeFilters;
  if (isFull(here, maxNumOrders?.maxNumOrders)) return "FILTER_MAX_NUM_ORDERS";
  if (isFull(anywhere, exchangeMaxNumOrders?.maxNumOrders)) return "FILTER_EXCHANGE_MAX_NUM_ORDERS";
  return undefined;
}
