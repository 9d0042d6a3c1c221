import type { Envelope } from "../messages/command.js";
import type { NewOrder } from "../messages/order-commands.js";
import { toNotional, toPrice } from "../money/units.js";
import type { OrderType, Side } from "../order/enums.js";
import { NO_INSTRUCTIONS } from "../order/order-details.js";
import { marketOf, priceOf, quantityOf } from "./builders.js";
import { envelopeOf, symbolIdOf } from "./test-venue.js";

type StopOptions = Partial<Omit<NewOrder, "type" | "side" | "instructions">>;
type StopBuilder = (accountId: number, text: string, options?: StopOptions) => Envelope;

/**
 * "1 BTC stop 90", "1 BTC stop 90 limit 89", "1 BTC trailing 500": quantity and asset, then what is given of the stop price, the limit
 * price and the trailing delta in basis points. With a limit the type is the one that has a price.
 */
const contingent =
  (kind: "STOP_LOSS" | "TAKE_PROFIT", side: Side): StopBuilder =>
  (accountId, text, options) => {
    const [quantity = "", base = "", ...rest] = text.split(" ");
    const symbol = marketOf(base);
    const given = (word: string): string | undefined => rest[rest.indexOf(word) + 1 || rest.length];
    const limit = given("limit");
    const stop = given("stop");
    const orderType: OrderType = limit === undefined ? kind : `${kind}_LIMIT`;
    return envelopeOf(accountId, {
      type: "NewOrder",
      symbolId: symbolIdOf(symbol.symbol),
      side,
      orderType,
      timeInForce: "GTC",
      price: limit === undefined ? toPrice(0) : priceOf(symbol, limit),
      quantity: quantityOf(symbol, quantity),
      quoteOrderQuantity: toNotional(0),
      clientOrderId: "",
      selfTradePreventionMode: "NONE",
      instructions: {
        ...NO_INSTRUCTIONS,
        stopPrice: stop === undefined ? 0 : priceOf(symbol, stop),
        trailingDelta: Number(given("trailing") ?? 0),
      },
      ...options,
    });
  };

export const stopLossBuy = contingent("STOP_LOSS", "BUY");
export const stopLossSell = contingent("STOP_LOSS", "SELL");
export const takeProfitBuy = contingent("TAKE_PROFIT", "BUY");
export const takeProfitSell = contingent("TAKE_PROFIT", "SELL");
