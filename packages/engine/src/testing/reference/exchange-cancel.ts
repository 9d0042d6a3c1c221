import type { CancelMarketOrders, DelistSymbol } from "../../messages/market-commands.js";
import type { CancelAccountOrders } from "../../messages/order-commands.js";
import type { RejectReason } from "../../messages/reject-reasons.js";
import { endAll } from "./cancel-orders.js";
import {
  type Execution,
  openOrdersOf,
  type ReferenceMarket,
  type ReferenceOrder,
  userAccount,
} from "./reference-state.js";

export function cancelAccountOrders(
  execution: Execution,
  { byExchange }: CancelAccountOrders,
): RejectReason | undefined {
  const { state, accountId } = execution;
  if (!userAccount(state, accountId)) return "UNKNOWN_ACCOUNT";
  const own = state.markets.map((market) => ({ market, orders: openOrdersOf(market, accountId) }));
  if (own.every(({ orders }) => orders.length === 0)) return "NO_OPEN_ORDERS";

  for (const { market, orders } of own) {
    endAll(execution, market, orders, byExchange ? "EXCHANGE_CANCELED" : undefined);
  }
  return undefined;
}

export function cancelMarketOrders(execution: Execution, { symbolId }: CancelMarketOrders): RejectReason | undefined {
  const market = execution.state.markets[symbolId];
  if (!market) return "UNKNOWN_SYMBOL";
  const orders = everyOrder(execution, market);
  if (orders.length === 0) return "NO_OPEN_ORDERS";

  endAll(execution, market, orders, "EXCHANGE_CANCELED");
  return undefined;
}

export function delistSymbol(execution: Execution, { symbolId }: DelistSymbol): RejectReason | undefined {
  const market = execution.state.markets[symbolId];
  if (!market) return "UNKNOWN_SYMBOL";

  market.status = "BREAK";
  market.volatility.halt = undefined;
  market.volatility.window = undefined;
  execution.events.push({ type: "SymbolStatusChanged", symbolId, status: "BREAK" });
  endAll(execution, market, everyOrder(execution, market), "EXCHANGE_CANCELED");
  return undefined;
}

const everyOrder = ({ state }: Execution, market: ReferenceMarket): ReferenceOrder[] =>
  [...state.accounts.keys()]
    .flatMap((accountId) => openOrdersOf(market, accountId))
    .sort((a, b) => a.orderId - b.orderId);
