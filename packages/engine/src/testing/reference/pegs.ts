import type { OrderRequest } from "../../messages/order-commands.js";
import type { RejectReason } from "../../messages/reject-reasons.js";
import { toPrice } from "../../money/units.js";
import type { ReferenceMarket } from "./reference-state.js";

/** The order with the price of the level that its peg names, if it has a peg. */
export function withPeggedPrice<Request extends OrderRequest>(
  { book }: ReferenceMarket,
  command: Request,
): Request | RejectReason {
  const { instructions, orderType, timeInForce, side } = command;
  if (!instructions || instructions.pegPriceType === "NONE") return command;
  const isPrimary = instructions.pegPriceType === "PRIMARY_PEG";
  if (orderType !== "LIMIT" && orderType !== "LIMIT_MAKER") return "ORDER_TYPE_MAY_NOT_PEG";
  if (isPrimary && timeInForce !== "GTC") return "PEG_NOT_FOR_ORDER_TYPE";
  if (!isPrimary && orderType === "LIMIT_MAKER") return "PEG_NOT_FOR_ORDER_TYPE";
  if (command.price !== 0 || instructions.pegOffsetValue > 100) return "UNSUPPORTED_ORDER_COMBINATION";
  const opposite = side === "BUY" ? "SELL" : "BUY";
  const level = book.levels(isPrimary ? side : opposite)[instructions.pegOffsetValue];
  return level ? { ...command, price: toPrice(Number(level.price)) } : "PEG_LIQUIDITY_TOO_LOW";
}
