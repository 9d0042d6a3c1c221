import type { NewOrder } from "../messages/order-commands.js";
import type { RejectReason } from "../messages/reject-reasons.js";
import type { State } from "../state.js";
import { JudgedOrder, judgeOrder, readNewOrder } from "./judge-order.js";
import { isPegged, pegPrice } from "./peg-price.js";
import { placeOrder } from "./place-order.js";
import { whyNoTrading } from "./why-no-trading.js";

const judged = new JudgedOrder();

/** Places an order: it trades what it can, then rests or expires. Answers with the reason when it is refused. */
export function newOrder(state: State, accountId: number, command: NewOrder): RejectReason | undefined {
  // 1. Refuse. Nothing in this half changes state.
  if (!readNewOrder(command, judged)) return "MALFORMED_COMMAND";
  if (!state.accounts.mayTrade(accountId)) return whyNoTrading(state.accounts, accountId);
  const market = state.markets[command.symbolId];
  if (market === undefined) return "UNKNOWN_SYMBOL";
  const order = isPegged(command) ? pegPrice(market, command, judged) : command;
  if (typeof order === "string") return order;
  const reason = judgeOrder(state, market, accountId, order, judged);
  if (reason !== undefined) return reason;

  // 2. Commit. From here on the order must succeed: a failure is a bug, so it is asserted.
  placeOrder(state, market, accountId, order, judged);
  return undefined;
}
