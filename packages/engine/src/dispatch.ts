import { unreachable } from "./assert.js";
import { openAccount, setAccountPermissions, setAccountStatus, setTradeGroup } from "./handlers/account-admin.js";
import { amendOrder } from "./handlers/amend-order.js";
import { cancelOpenOrders } from "./handlers/cancel-open-orders.js";
import { cancelOrder } from "./handlers/cancel-order.js";
import { cancelOrderList } from "./handlers/cancel-order-list.js";
import { cancelReplaceOrder } from "./handlers/cancel-replace.js";
import {
  setCommission,
  setCommissionDiscount,
  setDiscountEnabled,
  setSymbolCommission,
} from "./handlers/commission-admin.js";
import { deposit } from "./handlers/deposit.js";
import { cancelAccountOrders, cancelMarketOrders, delistSymbol } from "./handlers/exchange-cancel.js";
import { newOrder } from "./handlers/new-order.js";
import { newOrderList } from "./handlers/new-order-list.js";
import { addAsset, addSymbol, setFilters, setSelfTradePrevention, setSymbolStatus } from "./handlers/symbol-admin.js";
import { transfer } from "./handlers/transfer.js";
import { setAssetFilters, setExchangeFilters } from "./handlers/venue-admin.js";
import { setVolatilityHalt } from "./handlers/volatility-halt.js";
import { approveWithdrawal, endWithdrawal, requestWithdrawal } from "./handlers/withdrawal.js";
import type { Command } from "./messages/command.js";
import type { RejectReason } from "./messages/reject-reasons.js";
import type { State } from "./state.js";

/** Hands a command to its handler. A handler either commits and emits, or changes nothing and answers with the reason. */
export function dispatch(state: State, accountId: number, command: Command): RejectReason | undefined {
  switch (command.type) {
    case "NewOrder":
      return newOrder(state, accountId, command);
    case "CancelOrder":
      return cancelOrder(state, accountId, command);
    case "CancelReplaceOrder":
      return cancelReplaceOrder(state, accountId, command);
    case "AmendOrder":
      return amendOrder(state, accountId, command);
    case "CancelOpenOrders":
      return cancelOpenOrders(state, accountId, command);
    case "OpenAccount":
      return openAccount(state, accountId, command);
    case "Deposit":
      return deposit(state, accountId, command);
    case "RequestWithdrawal":
      return requestWithdrawal(state, accountId, command);
    case "ApproveWithdrawal":
      return approveWithdrawal(state, command);
    case "SendWithdrawal":
    case "RejectWithdrawal":
      return endWithdrawal(state, command);
    case "SetCommission":
      return setCommission(state, accountId, command);
    case "AddAsset":
      return addAsset(state, command);
    case "AddSymbol":
      return addSymbol(state, command);
    case "SetSymbolStatus":
      return setSymbolStatus(state, command);
    case "SetFilters":
      return setFilters(state, command);
    case "Transfer":
      return transfer(state, accountId, command);
    case "SetAccountStatus":
      return setAccountStatus(state, accountId, command);
    case "SetAccountPermissions":
      return setAccountPermissions(state, accountId, command);
    case "SetTradeGroup":
      return setTradeGroup(state, accountId, command);
    case "SetExchangeFilters":
      return setExchangeFilters(state, command);
    case "SetAssetFilters":
      return setAssetFilters(state, command);
    case "CancelAccountOrders":
      return cancelAccountOrders(state, accountId, command);
    case "CancelMarketOrders":
      return cancelMarketOrders(state, command);
    case "DelistSymbol":
      return delistSymbol(state, command);
    case "SetVolatilityHalt":
      return setVolatilityHalt(state, command);
    case "SetSymbolCommission":
      return setSymbolCommission(state, command);
    case "SetCommissionDiscount":
      return setCommissionDiscount(state, command);
    case "SetDiscountEnabled":
      return setDiscountEnabled(state, accountId, command);
    case "SetSelfTradePrevention":
      return setSelfTradePrevention(state, command);
    case "AdvanceTime":
      return undefined;
    case "NewOrderList":
      return newOrderList(state, accountId, command);
    case "CancelOrderList":
      return cancelOrderList(state, accountId, command);
    default:
      return unreachable(command);
  }
}
