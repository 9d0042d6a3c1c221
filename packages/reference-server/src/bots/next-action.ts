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
const QUOTES_PER_SIDE = 16;
const TAKER_PERCENT = 30;

/** One command of one of the two bot accounts. */
export interface BotAction {
  readonly bot: "maker" | "taker";
  readonly command: Command;
}

/** What the bots do next on a market: move the price a little, then quote, withdraw the stalest quote, or take. */
export function nextAction(market: BotMarket, quotes: readonly OwnOrder[], random: SeededRandom): BotAction {
  market.wander(random);
  const side = random.pick(["BUY", "SELL"] as const);
  const onSide = quotes.filter((quote) => quote.side === side);
  if (onSide.length > 2 && random.chance(TAKER_PERCENT)) {
    return {
      bot: "taker",
      command: placeOrder(market, side === "BUY" ? "SELL" : "BUY", "MARKET", 0, market.quantity(random)),
    };
  }
  if (onSide.length < QUOTES_PER_SIDE) {
    const price = market.quotePrice(side, random);
    return { bot: "maker", command: placeOrder(market, side, "LIMIT_MAKER", price, market.quantity(random)) };
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
});

/** The quote farthest from the fair price, which is also the one that a moved market left behind or ran into. */
function farthest(quotes: readonly OwnOrder[], fairPrice: number): OwnOrder {
  const distance = ({ price }: OwnOrder): number => Math.abs(price - fairPrice);
  return quotes.reduce((worst, quote) => (distance(quote) > distance(worst) ? quote : worst));
}
