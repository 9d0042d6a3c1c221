import type { Notional, Price, Quantity } from "../money/units.js";
import type {
  CancelReplaceMode,
  CancelRestrictions,
  OrderListKind,
  OrderType,
  SelfTradePreventionMode,
  Side,
  TimeInForce,
} from "../order/enums.js";
import type { OrderInstructions } from "../order/order-details.js";

/** Places an order for the envelope's account. */
export interface NewOrder {
  readonly type: "NewOrder";
  readonly symbolId: number;
  readonly side: Side;
  readonly orderType: OrderType;
  /** GTC for MARKET and LIMIT_MAKER. */
  readonly timeInForce: TimeInForce;
  /** 0 for MARKET. */
  readonly price: Price;
  /** 0 when `quoteOrderQuantity` is given. */
  readonly quantity: Quantity;
  /** MARKET only: spend (BUY) or earn (SELL) about this much of the quote asset; 0 when `quantity` is given. */
  readonly quoteOrderQuantity: Notional;
  /** `[a-zA-Z0-9-_]{1,36}`, unique among the account's open orders; "" for none. */
  readonly clientOrderId: string;
  readonly selfTradePreventionMode: SelfTradePreventionMode;
  /** What only some orders are told: stop, trailing, iceberg, peg, strategy. */
  readonly instructions?: OrderInstructions;
}

/** Cancels one open order of the envelope's account. */
export interface CancelOrder {
  readonly type: "CancelOrder";
  readonly symbolId: number;
  /** 0 to find the order by `clientOrderId`. With both given, both must name the same order. */
  readonly orderId: number;
  readonly clientOrderId: string;
  /** The client order id of the cancel itself, shown in its report; "" for none. */
  readonly newClientOrderId: string;
  /** The order stays unless its status is this one: its owner may have lost sight of a fill. */
  readonly cancelRestrictions: CancelRestrictions;
}

/** Cancels every open order of the envelope's account on one symbol, in order of their ids. */
export interface CancelOpenOrders {
  readonly type: "CancelOpenOrders";
  readonly symbolId: number;
}

/** What is told of an order that shall be placed, whichever command tells it. */
export type OrderRequest = Omit<NewOrder, "type">;

/**
 * Cancels one open order of the envelope's account and places another one on the same symbol, with nothing between. The new order's own
 * fields are those of {@link NewOrder}; its rules are judged before the cancel, the book and the balance after it.
 */
export interface CancelReplaceOrder extends OrderRequest {
  readonly type: "CancelReplaceOrder";
  readonly cancelReplaceMode: CancelReplaceMode;
  /** 0 to find the order by `cancelOrigClientOrderId`. With both given, both must name the same order. */
  readonly cancelOrderId: number;
  readonly cancelOrigClientOrderId: string;
  /** The client order id of the cancel itself, shown in its report; "" for none. */
  readonly cancelNewClientOrderId: string;
  readonly cancelRestrictions: CancelRestrictions;
}

/** Cancels every open order of the envelope's account on all symbols, by symbol, then in order of their ids. */
export interface CancelAccountOrders {
  readonly type: "CancelAccountOrders";
  /** Whether the venue and not the owner wants it: then the orders expire as EXCHANGE_CANCELED. */
  readonly byExchange: boolean;
}

/** Makes an open order of the envelope's account smaller; it keeps its id and its place in the queue. */
export interface AmendOrder {
  readonly type: "AmendOrder";
  readonly symbolId: number;
  /** 0 to find the order by `clientOrderId`. With both given, both must name the same order. */
  readonly orderId: number;
  readonly clientOrderId: string;
  /** Replaces the order's client order id, and may equal it; "" leaves it. */
  readonly newClientOrderId: string;
  /** Smaller than the order's quantity. When all of it is executed already, the order expires. */
  readonly newQuantity: Quantity;
}

/** One order of a list: what a NewOrder says, less what the list says for all. */
export interface OrderListLeg {
  readonly side: Side;
  readonly orderType: OrderType;
  /** GTC for types without a time in force. */
  readonly timeInForce: TimeInForce;
  /** 0 for types without a price. */
  readonly price: Price;
  readonly quantity: Quantity;
  /** `[a-zA-Z0-9-_]{1,36}`, unique among the account's open orders and in the list; "" for none. */
  readonly clientOrderId: string;
  readonly instructions?: OrderInstructions;
}

/**
 * Places orders that depend on each other, all or none. Which legs are given follows from the kind: an OCO has `above` and `below`, an
 * OTO and OPO `working` and `pending`, an OTOCO and OPOCO `working`, `above` and `below`.
 */
export interface NewOrderList {
  readonly type: "NewOrderList";
  readonly symbolId: number;
  readonly kind: OrderListKind;
  /** `[a-zA-Z0-9-_]{1,36}`, unique among the account's open lists; "" for none. */
  readonly listClientOrderId: string;
  /** Of every leg. */
  readonly selfTradePreventionMode: SelfTradePreventionMode;
  /** LIMIT or LIMIT_MAKER; goes to work at once. */
  readonly working?: OrderListLeg;
  /** Goes to work when the working order is filled. */
  readonly pending?: OrderListLeg;
  /** The leg of a pair that waits above the last price. */
  readonly above?: OrderListLeg;
  /** The leg of a pair that waits below the last price. */
  readonly below?: OrderListLeg;
}

/** Cancels a list of the envelope's account with every order of it that is open. */
export interface CancelOrderList {
  readonly type: "CancelOrderList";
  readonly symbolId: number;
  /** 0 to find the list by `listClientOrderId`. With both given, both must name the same list. */
  readonly orderListId: number;
  readonly listClientOrderId: string;
  /** The client order id of the cancel itself, shown in the reports of the orders; "" for none. */
  readonly newClientOrderId: string;
}

export type OrderCommand =
  | NewOrder
  | CancelOrder
  | CancelOpenOrders
  | CancelReplaceOrder
  | CancelAccountOrders
  | AmendOrder
  | NewOrderList
  | CancelOrderList;
