import type { CancelMarketOrders, DelistSymbol } from "../messages/market-commands.js";
import type { CancelAccountOrders } from "../messages/order-commands.js";
import type { RejectReason } from "../messages/reject-reasons.js";
import { isGuarded } from "../money/units.js";
import { NO_ORDER } from "../order/order-store.js";
import type { State } from "../state.js";
import { openOrdersOn } from "./cancel-open-orders.js";
import { endOrders } from "./end-orders.js";

/** Cancels every open order of an account, by symbol, then by id. Answers with the reason when it is refused. */
export function cancelAccountOrders(
  state: State,
  accountId: number,
  { byExchange }: CancelAccountOrders,
): RejectReason | undefined {
  // 1. Refuse.
  if (typeof byExchange !== "boolean") return "MALFORMED_COMMAND";
  if (!state.accounts.isOpen(accountId)) return "UNKNOWN_ACCOUNT";
  if (state.openOrders.first(accountId) === NO_ORDER) return "NO_OPEN_ORDERS";

  // 2. Commit.
  const reason = byExchange ? "EXCHANGE_CANCELED" : undefined;
  for (const market of state.markets) {
    endOrders(state, market, openOrdersOn(state, accountId, market.symbolId), reason);
  }
  return undefined;
}

/** Expires every open order of a symbol, by id. Answers with the reason when it is refused. */
export function cancelMarketOrders(state: State, { symbolId }: CancelMarketOrders): RejectReason | undefined {
  // 1. Refuse.
  if (!isGuarded(symbolId)) return "MALFORMED_COMMAND";
  const market = state.markets[symbolId];
  if (market === undefined) return "UNKNOWN_SYMBOL";
  const found = allOrdersOn(state, symbolId);
  if (found.length === 0) return "NO_OPEN_ORDERS";

  // 2. Commit.
  endOrders(state, market, found, "EXCHANGE_CANCELED");
  return undefined;
}

/** Ends the trading of a symbol: BREAK, then every open order expires. Answers with the reason when it is refused. */
export function delistSymbol(state: State, { symbolId }: DelistSymbol): RejectReason | undefined {
  // 1. Refuse.
  if (!isGuarded(symbolId)) return "MALFORMED_COMMAND";
  const market = state.markets[symbolId];
  if (market === undefined) return "UNKNOWN_SYMBOL";

  // 2. Commit.
  market.status = "BREAK";
  state.volatility.interrupt(symbolId);
  state.events.push({ type: "SymbolStatusChanged", symbolId, status: "BREAK" });
  endOrders(state, market, allOrdersOn(state, symbolId), "EXCHANGE_CANCELED");
  return undefined;
}

/** Slots of all open orders of a symbol, by order id. */
function allOrdersOn(state: State, symbolId: number): number[] {
  const found: number[] = [];
  for (let accountId = 1; accountId <= state.accounts.count; accountId++) {
    for (const slot of openOrdersOn(state, accountId, symbolId)) found.push(slot);
  }
  return found.sort((a, b) => state.orders.orderId(a) - state.orders.orderId(b));
}
