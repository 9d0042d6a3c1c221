import { ORDER_TYPES, type OrderType } from "./enums.js";

/** What an order type is made of. Handlers and matching ask for traits, never for a type by name. */
export interface OrderTypeTraits {
  /** Carries a price, judged by PRICE_FILTER; locks funds at it. */
  readonly hasPrice: boolean;
  /** May trade against the book when it arrives. */
  readonly canTake: boolean;
  /** May stay on the book. */
  readonly canRest: boolean;
  /** Takes a time in force; otherwise it is shown as GTC. */
  readonly hasTimeInForce: boolean;
  /** May be given as an amount of the quote asset. */
  readonly byQuoteQuantity: boolean;
}

export const ORDER_TYPE_TRAITS = {
  LIMIT: { hasPrice: true, canTake: true, canRest: true, hasTimeInForce: true, byQuoteQuantity: false },
  MARKET: { hasPrice: false, canTake: true, canRest: false, hasTimeInForce: false, byQuoteQuantity: true },
  LIMIT_MAKER: { hasPrice: true, canTake: false, canRest: true, hasTimeInForce: false, byQuoteQuantity: false },
} as const satisfies Record<OrderType, OrderTypeTraits>;

/** The traits by the type's code. */
export const TRAITS_OF_TYPE: readonly OrderTypeTraits[] = ORDER_TYPES.map((type) => ORDER_TYPE_TRAITS[type]);
