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
  /**
   * Waits outside the book until the last price reaches its stop: STOP_LOSS when the price moves against a holder of the order's
   * position (BUY above, SELL below), TAKE_PROFIT when it moves in favour (BUY below, SELL above). NONE goes to work at once.
   */
  readonly trigger: "NONE" | "STOP_LOSS" | "TAKE_PROFIT";
}

const LIMIT = { hasPrice: true, canTake: true, canRest: true, hasTimeInForce: true, byQuoteQuantity: false } as const;
const MARKET = {
  hasPrice: false,
  canTake: true,
  canRest: false,
  hasTimeInForce: false,
  byQuoteQuantity: false,
} as const;
const LIMIT_MAKER = {
  hasPrice: true,
  canTake: false,
  canRest: true,
  hasTimeInForce: false,
  byQuoteQuantity: false,
} as const;

export const ORDER_TYPE_TRAITS = {
  LIMIT: { ...LIMIT, trigger: "NONE" },
  MARKET: { ...MARKET, byQuoteQuantity: true, trigger: "NONE" },
  LIMIT_MAKER: { ...LIMIT_MAKER, trigger: "NONE" },
  STOP_LOSS: { ...MARKET, trigger: "STOP_LOSS" },
  STOP_LOSS_LIMIT: { ...LIMIT, trigger: "STOP_LOSS" },
  TAKE_PROFIT: { ...MARKET, trigger: "TAKE_PROFIT" },
  TAKE_PROFIT_LIMIT: { ...LIMIT, trigger: "TAKE_PROFIT" },
} as const satisfies Record<OrderType, OrderTypeTraits>;

/** The traits by the type's code. */
export const TRAITS_OF_TYPE: readonly OrderTypeTraits[] = ORDER_TYPES.map((type) => ORDER_TYPE_TRAITS[type]);
