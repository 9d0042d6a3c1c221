import type { ReleasedCommand } from "@pricetime/adapters";
import type { EngineEvent, OrderImage } from "@pricetime/engine";
import { invariant } from "@pricetime/engine";
import type { CanceledOrder, NewOrderResponse, OrderResult } from "@pricetime/sdk";
import type { NewOrderResponseType, OrderType } from "@pricetime/sdk/wire";
import type { Market, Markets } from "../markets.js";
import { ApiError } from "../requests/api-error.js";
import { canceledOrder, fill, orderAck, orderResult, preventedMatch } from "./order-view.js";
import { REFUSALS } from "./to-error.js";

/** @throws ApiError when the engine refused the command */
export function throwRejection({ executed: { events } }: ReleasedCommand): void {
  const [event] = events;
  if (event?.type === "CommandRejected") throw new ApiError(REFUSALS[event.reason]);
}

type OrderEvent = Extract<EngineEvent, OrderImage>;

const isOrderEvent = (event: EngineEvent): event is OrderEvent => "orderId" in event && "executionId" in event;

const defaultResponseType = (type: OrderType): NewOrderResponseType =>
  type === "MARKET" || type === "LIMIT" ? "FULL" : "ACK";

/** Answer of a new order, from its events. */
export function newOrderResponse(
  markets: Markets,
  market: Market,
  { accountId, executed: { events, timeMs } }: ReleasedCommand,
  responseType: NewOrderResponseType | undefined,
): NewOrderResponse {
  const placed = events.find((event) => event.type === "OrderNew");
  invariant(placed !== undefined, "an accepted order has an OrderNew event");
  const own = events.filter(
    (event): event is OrderEvent =>
      isOrderEvent(event) && event.orderId === placed.orderId && event.accountId === accountId,
  );
  return orderResponse(markets, market, { events, timeMs, own }, responseType ?? defaultResponseType(placed.orderType));
}

/** What is told of an order that was just placed, from the events of its command and its own among them, of which there are some. */
export function orderResponse(
  markets: Markets,
  market: Market,
  placed: { readonly events: readonly EngineEvent[]; readonly timeMs: number; readonly own: readonly OrderEvent[] },
  responseType: NewOrderResponseType,
): NewOrderResponse {
  const { events, timeMs, own } = placed;
  const last = own.at(-1);
  invariant(last !== undefined, "an order that was placed has an event");
  const expiryReason = last.type === "OrderExpired" ? last.expiryReason : undefined;
  const prevented = preventedMatches(market, events, last.orderId);
  switch (responseType) {
    case "ACK":
      return Object.assign(orderAck(market, last, timeMs), prevented);
    case "RESULT":
      return Object.assign(orderResult(market, last, timeMs, expiryReason), prevented);
    case "FULL":
      return Object.assign(orderResult(market, last, timeMs, expiryReason), prevented, {
        fills: own.flatMap((event) => (event.type === "OrderTraded" ? [fill(markets, market, event)] : [])),
      });
  }
}

/** The matches of the order that self-trade prevention stopped; nothing when there are none. */
function preventedMatches(
  market: Market,
  events: readonly EngineEvent[],
  orderId: number,
): Pick<OrderResult, "preventedMatches" | "tradeGroupId"> | undefined {
  const matches = events.filter((event) => event.type === "MatchPrevented" && event.takerOrderId === orderId);
  const [first] = matches;
  if (first?.type !== "MatchPrevented") return undefined;
  return {
    preventedMatches: matches.flatMap((match) =>
      match.type === "MatchPrevented" ? [preventedMatch(market, match)] : [],
    ),
    ...(first.tradeGroupId === -1 ? {} : { tradeGroupId: first.tradeGroupId }),
  };
}

/** The report of the order that a cancel named; those that ended with it are told by the stream. */
export function canceledReport(
  market: Market,
  { executed: { events, timeMs } }: ReleasedCommand,
  { orderId, clientOrderId }: { readonly orderId: number; readonly clientOrderId: string },
): CanceledOrder {
  const canceled = events.filter((event) => event.type === "OrderCanceled");
  const named = canceled.find((event) =>
    orderId === 0 ? event.clientOrderId === clientOrderId : event.orderId === orderId,
  );
  invariant(named !== undefined, "an accepted cancel cancels the order it names");
  return canceledOrder(market, named, timeMs);
}
