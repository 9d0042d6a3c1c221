import {
  type CancelOrder,
  type CancelReplaceOrder,
  type Command,
  type Envelope,
  type NewOrder,
  type SelfTradePreventionMode,
  toNotional,
  toPrice,
  toQuantity,
} from "@pricetime/engine";
import { BUY, type FlowSide, Operation } from "../flow/format.js";
import { RandomStream } from "../flow/random.js";
import { MARKET_SYMBOL_ID } from "./pricetime-market.js";

type Mutable<T> = { -readonly [Name in keyof T]: T[Name] };

/** Journal time of the first message. */
export const START_MS = 1_700_000_000_000;
/** How long after its time a command may be executed. */
export const VALID_FOR_MS = 5_000;
const HALF_OF_ID = 2 ** 48;

/** One command of each kind, filled in anew for every message; the engine keeps nothing of what it is given. */
export class ReusedCommands {
  /** Deadline of the commands that follow, ms. (A field, because a number this large as an argument is garbage.) */
  validUntilMs = START_MS;

  constructor(selfTradePreventionMode: SelfTradePreventionMode = "NONE") {
    this.#newOrder.selfTradePreventionMode = selfTradePreventionMode;
    this.#replaceOrder.selfTradePreventionMode = selfTradePreventionMode;
  }

  readonly #random = new RandomStream(1);
  readonly #commandId = { high: 0, low: 0 };
  readonly #newOrder: Mutable<NewOrder> = {
    type: "NewOrder",
    symbolId: MARKET_SYMBOL_ID,
    side: "BUY",
    orderType: "LIMIT",
    timeInForce: "GTC",
    price: toPrice(0),
    quantity: toQuantity(0),
    quoteOrderQuantity: toNotional(0),
    clientOrderId: "",
    selfTradePreventionMode: "NONE",
  };
  readonly #cancelOrder: Mutable<CancelOrder> = {
    type: "CancelOrder",
    symbolId: MARKET_SYMBOL_ID,
    orderId: 0,
    clientOrderId: "",
    newClientOrderId: "",
    cancelRestrictions: "NONE",
  };
  readonly #replaceOrder: Mutable<CancelReplaceOrder> = {
    ...this.#newOrder,
    type: "CancelReplaceOrder",
    cancelReplaceMode: "STOP_ON_FAILURE",
    cancelOrderId: 0,
    cancelOrigClientOrderId: "",
    cancelNewClientOrderId: "",
    cancelRestrictions: "NONE",
  };
  readonly #placing = this.#envelopeOf(this.#newOrder);
  readonly #canceling = this.#envelopeOf(this.#cancelOrder);
  readonly #replacing = this.#envelopeOf(this.#replaceOrder);

  newOrder(user: number, operation: Operation, side: FlowSide, price: number, quantity: number): Envelope {
    const order = this.#newOrder;
    order.side = side === BUY ? "BUY" : "SELL";
    order.orderType = operation === Operation.MARKET ? "MARKET" : "LIMIT";
    order.timeInForce = operation === Operation.LIMIT_IOC ? "IOC" : "GTC";
    order.price = toPrice(price);
    order.quantity = toQuantity(quantity);
    return this.#addressed(this.#placing, user);
  }

  cancelOrder(user: number, orderId: number): Envelope {
    this.#cancelOrder.orderId = orderId;
    return this.#addressed(this.#canceling, user);
  }

  /** Ends one order and places a limit order in its stead, or does neither. */
  replaceOrder(user: number, orderId: number, side: FlowSide, price: number, quantity: number): Envelope {
    const order = this.#replaceOrder;
    order.cancelOrderId = orderId;
    order.side = side === BUY ? "BUY" : "SELL";
    order.price = toPrice(price);
    order.quantity = toQuantity(quantity);
    return this.#addressed(this.#replacing, user);
  }

  /** Every command has a deadline and a random id of its own, so the engine remembers it. */
  #addressed(envelope: Mutable<Envelope>, user: number): Envelope {
    this.#commandId.high = this.#random.below(HALF_OF_ID);
    this.#commandId.low = this.#random.below(HALF_OF_ID);
    envelope.accountId = user;
    envelope.validUntilMs = this.validUntilMs;
    return envelope;
  }

  #envelopeOf(command: Command): Mutable<Envelope> {
    return { commandId: this.#commandId, accountId: 0, validUntilMs: 0, actor: "bench", reason: "", command };
  }
}
