import type { Market } from "../book/market.js";
import { oppositeLevels, ownLevels } from "../book/order-book.js";
import { NO_LEVEL } from "../book/price-levels.js";
import type { OrderRequest } from "../messages/order-commands.js";
import type { RejectReason } from "../messages/reject-reasons.js";
import { toPrice } from "../money/units.js";
import { TIME_IN_FORCE_CODE } from "../order/codes.js";
import { NO_INSTRUCTIONS, type OrderInstructions } from "../order/order-details.js";
import { type OrderTypeTraits, TRAITS_OF_TYPE } from "../order/order-type.js";
import type { JudgedOrder } from "./judge-order.js";

/** The deepest level that a peg may name, counted from the best one. */
const PEG_OFFSET_MAX = 100;

/** Whether an order's price shall be read from the book. */
export const isPegged = ({ instructions }: OrderRequest): boolean =>
  instructions !== undefined && instructions.pegPriceType !== "NONE";

/** A pegged order with the price that the book gives it now and for good, or the reason why it has none. */
export function pegPrice(
  market: Market,
  command: OrderRequest,
  { orderType, side, timeInForce }: JudgedOrder,
): OrderRequest | RejectReason {
  const { pegOffsetValue, pegPriceType } = command.instructions ?? NO_INSTRUCTIONS;
  const traits = TRAITS_OF_TYPE[orderType] as OrderTypeTraits;
  if (!traits.hasPrice || traits.trigger !== "NONE") return "ORDER_TYPE_MAY_NOT_PEG";
  if (!fitsPeg(traits, timeInForce, pegPriceType)) return "PEG_NOT_FOR_ORDER_TYPE";
  if (command.price !== 0 || pegOffsetValue > PEG_OFFSET_MAX) return "UNSUPPORTED_ORDER_COMBINATION";
  const levels = pegPriceType === "PRIMARY_PEG" ? ownLevels(market.book, side) : oppositeLevels(market.book, side);
  let level = levels.best();
  for (let left = pegOffsetValue; left > 0 && level !== NO_LEVEL; left--) level = levels.behind(level);
  return level === NO_LEVEL ? "PEG_LIQUIDITY_TOO_LOW" : { ...command, price: toPrice(levels.price(level)) };
}

/** A price of its own side is for orders that rest there, the opposite one for orders that may take it. */
const fitsPeg = (
  { canTake }: OrderTypeTraits,
  timeInForce: number,
  pegPriceType: OrderInstructions["pegPriceType"],
): boolean => (pegPriceType === "PRIMARY_PEG" ? timeInForce === TIME_IN_FORCE_CODE.GTC : canTake);
