import type { OrderDetails, OrderImage } from "@pricetime/engine";
import type { Order } from "@pricetime/sdk";
import type { Market } from "../markets.js";
import { priceText, quantityText } from "./decimal-text.js";

/** The fields that stand only on orders that have the feature. */
type Features = Pick<
  Order,
  | "trailingDelta"
  | "trailingTime"
  | "strategyId"
  | "strategyType"
  | "preventedMatchId"
  | "preventedQuantity"
  | "pegPriceType"
  | "pegOffsetType"
  | "pegOffsetValue"
  | "peggedPrice"
> & { stopPrice?: string; icebergQty?: string };

/** −1 for an order without a list. */
export const orderListId = ({ details }: OrderImage): number => details?.orderListId ?? -1;

/** The price its owner sent: none for a pegged order, which found its price in the book. */
export const sentPrice = ({ details, price }: OrderImage): number => (isPegged(details) ? 0 : price);

const isPegged = (details: Readonly<OrderDetails> | undefined): boolean =>
  details !== undefined && details.pegPriceType !== "NONE";

/** The view, with what the order has beside what every order has. Most orders have nothing, so that most views stay as they are. */
export function withFeatures<View extends object>(market: Market, order: OrderImage, view: View): View & Features {
  const { details } = order;
  return details === undefined ? view : Object.assign(view, featuresOf(market, order, details));
}

const featuresOf = (market: Market, { price }: OrderImage, details: Readonly<OrderDetails>): Features => ({
  ...(details.stopPrice === 0 ? {} : { stopPrice: priceText(market, details.stopPrice) }),
  ...(details.icebergQuantity === 0 ? {} : { icebergQty: quantityText(market, details.icebergQuantity) }),
  ...(details.trailingDelta === 0
    ? {}
    : { trailingDelta: details.trailingDelta, trailingTime: details.trailingTimeMs }),
  ...(details.strategyId === 0 ? {} : { strategyId: details.strategyId }),
  ...(details.strategyType === 0 ? {} : { strategyType: details.strategyType }),
  ...(details.preventedMatchId === -1
    ? {}
    : {
        preventedMatchId: details.preventedMatchId,
        preventedQuantity: quantityText(market, details.preventedQuantity),
      }),
  ...(details.pegPriceType === "NONE"
    ? {}
    : {
        pegPriceType: details.pegPriceType,
        ...(details.pegOffsetValue === 0
          ? {}
          : { pegOffsetType: "PRICE_LEVEL", pegOffsetValue: details.pegOffsetValue }),
        peggedPrice: priceText(market, price),
      }),
});
