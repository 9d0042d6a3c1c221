import type { OrderType } from "./enums.js";

/** What one order type needs and takes of the parameters that not every order has. */
export interface OrderTypeParameters {
  readonly mandatory: readonly string[];
  /** At least one of the two. */
  readonly oneOf?: readonly [string, string];
  /** Of `oneOf` only one may be sent. */
  readonly onlyOne?: true;
  readonly optional: readonly string[];
}

/** The parameters the table below governs; others are free for every type. */
export const ORDER_TYPE_GOVERNED = [
  "timeInForce",
  "quantity",
  "quoteOrderQty",
  "price",
  "stopPrice",
  "trailingDelta",
  "icebergQty",
  "pegPriceType",
  "pegOffsetValue",
  "pegOffsetType",
] as const;

const peg = ["pegPriceType", "pegOffsetValue", "pegOffsetType"] as const;
const stop = ["stopPrice", "trailingDelta"] as const;

/** A missing mandatory parameter is -1102, one the type does not take is -1106. A pegged order needs no price. */
export const ORDER_TYPE_PARAMETERS: { readonly [type in OrderType]: OrderTypeParameters } = {
  LIMIT: { mandatory: ["timeInForce", "quantity", "price"], optional: ["icebergQty", ...peg] },
  MARKET: { mandatory: [], oneOf: ["quantity", "quoteOrderQty"], onlyOne: true, optional: [] },
  STOP_LOSS: { mandatory: ["quantity"], oneOf: stop, optional: [] },
  STOP_LOSS_LIMIT: {
    mandatory: ["timeInForce", "quantity", "price"],
    oneOf: stop,
    optional: ["icebergQty", ...peg],
  },
  TAKE_PROFIT: { mandatory: ["quantity"], oneOf: stop, optional: [] },
  TAKE_PROFIT_LIMIT: {
    mandatory: ["timeInForce", "quantity", "price"],
    oneOf: stop,
    optional: ["icebergQty", ...peg],
  },
  LIMIT_MAKER: { mandatory: ["quantity", "price"], optional: ["icebergQty", ...peg] },
};
