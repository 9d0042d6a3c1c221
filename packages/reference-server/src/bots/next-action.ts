import {
  type CancelOrder,
  type Command,
  type NewOrder,
  type OrderType,
  type Side,
  toNotional,
  toPrice,
  toQuantity,
} from "@pricetime/engine";
import type { BotMarket } from "./bot-market.js";
import type { OwnOrder } from "./own-orders.js";
import type { SeededRandom } from "./seeded-random.js";

/** Quotes the maker keeps on each side of a market. */
export const QUOTES_PER_SIDE = 16;
/** Nobody takes at random from a side with fewer quotes. */
const QUOTES_TO_TAKE_FROM = QUOTES_PER_SIDE / 2;
const TAKE_PERMILLE = 300;
const MOVE_PERMILLE = 100;

/** One command of one of the two bot accounts. */
export interface BotAction {
  readonly bot: "maker" | "taker";
  readonly command: Command;
}

/**
 * What the bots do next on a market. Now and then the fair price moves; quotes that it ran over are taken first, which is how the
 * market follows it. Otherwise somebody takes at the market's price, or the maker quotes, or withdraws the quote farthest away.
 */
export function nextAction(market: BotMarket, quotes: readonly OwnOrder[], random: SeededRandom): BotAction {
  if (random.chance(MOVE_PERMILLE)) market.wander(random);
  const side = random.pick(["BUY", "SELL"] as const);
  const opposite = side === "BUY" ? "SELL" : "BUY";
  const onSide = quotes.filter((quote) => quote.side === side);
  const quantity = market.quantity(random);
  if (onSide.some((quote) => market.isOverrun(quote))) {
    const takeAll = placeOrder(market, opposite, "LIMIT", market.fairPrice, quantity);
    return { bot: "taker", command: { ...takeAll, timeInForce: "IOC" } };
  }
  if (onSide.length >= QUOTES_TO_TAKE_FROM && random.chance(TAKE_PERMILLE)) {
    return { bot: "taker", command: placeOrder(market, opposite, "MARKET", 0, quantity) };
  }
  if (onSide.length < QUOTES_PER_SIDE) {
    const price = market.quotePrice(side, random);
    return { bot: "maker", command: placeOrder(market, side, "LIMIT_MAKER", price, quantity) };
  }
  return { bot: "maker", command: cancelQuote(market, farthest(onSide, market.fairPrice)) };
}

/** An order as the bots place it. */
export const placeOrder = (
  market: BotMarket,
  side: Side,
  orderType: OrderType,
  price: number,
  quantity: number,
): NewOrder => ({
  type: "NewOrder",
  symbolId: market.symbolId,
  side,
  orderType,
  timeInForce: "GTC",
  price: toPrice(price),
  quantity: toQuantity(quantity),
  quoteOrderQuantity: toNotional(0),
  clientOrderId: "",
  selfTradePreventionMode: "NONE",
});

const cancelQuote = (market: BotMarket, { orderId }: OwnOrder): CancelOrder => ({
  type: "CancelOrder",
  symbolId: market.symbolId,
  orderId,
  clientOrderId: "",
  newClientOrderId: "",
  cancelRestrictions: "NONE",
});

/** The quote farthest from the fair price: the one that a moved market left behind. */
function farthest(quotes: readonly OwnOrder[], fairPrice: number): OwnOrder {
  const distance = ({ price }: OwnOrder): number => Math.abs(price - fairPrice);
  return quotes.reduce((worst, quote) => (distance(quote) > distance(worst) ? quote : worst));
}
