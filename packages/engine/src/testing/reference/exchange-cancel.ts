import type { CancelMarketOrders, DelistSymbol } from "../../messages/market-commands.js";
import type { CancelAccountOrders } from "../../messages/order-commands.js";
import type { RejectReason } from "../../messages/reject-reasons.js";
import { cancel } from "./cancel-orders.js";
import { type Execution, type ReferenceMarket, type ReferenceOrder, userAccount } from "./reference-state.js";

export function cancelAccountOrders(
  execution: Execution,
  { byExchange }: CancelAccountOrders,
): RejectReason | undefined {
  const { state, accountId } = execution;
  if (!userAccount(state, accountId)) return "UNKNOWN_ACCOUNT";
  const own = state.markets.map((market) => ({ market, orders: market.book.ordersOf(accountId) }));
  if (own.every(({ orders }) => orders.length === 0)) return "NO_OPEN_ORDERS";

  for (const { market, orders } of own) {
    for (const order of orders) cancel(execution, market, order, "", byExchange ? "EXCHANGE_CANCELED" : undefined);
  }
  return undefined;
}

export function cancelMarketOrders(execution: Execution, { symbolId }: CancelMarketOrders): RejectReason | undefined {
  const market = execution.state.markets[symbolId];
  if (!market) return "UNKNOWN_SYMBOL";
  const orders = everyOrder(execution, market);
  if (orders.length === 0) return "NO_OPEN_ORDERS";

  for (const order of orders) cancel(execution, market, order, "", "EXCHANGE_CANCELED");
  return undefined;
}

export function delistSymbol(execution: Execution, { symbolId }: DelistSymbol): RejectReason | undefined {
  const market = execution.state.markets[symbolId];
  if (!market) return "UNKNOWN_SYMBOL";

  market.status = "BREAK";
  market.volatility.halt = undefined;
  market.volatility.window = undefined;
  execution.events.push({ type: "SymbolStatusChanged", symbolId, status: "BREAK" });
  for (const order of everyOrder(execution, market)) cancel(execution, market, order, "", "EXCHANGE_CANCELED");
  return undefined;
}

const everyOrder = ({ state }: Execution, { book }: ReferenceMarket): ReferenceOrder[] =>
  [...state.accounts.keys()].flatMap((accountId) => book.ordersOf(accountId)).sort((a, b) => a.orderId - b.orderId);
