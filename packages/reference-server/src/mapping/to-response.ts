import type { ReleasedCommand } from "@pricetime/adapters";
import type { EngineEvent, OrderImage } from "@pricetime/engine";
import { invariant } from "@pricetime/engine";
import type { CanceledOrder, NewOrderResponse } from "@pricetime/sdk";
import type { NewOrderResponseType, OrderType } from "@pricetime/sdk/wire";
import type { Market, Markets } from "../markets.js";
import { ApiError } from "../requests/api-error.js";
import { canceledOrder, fill, orderAck, orderResult } from "./order-view.js";
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
  const last = own.at(-1) ?? placed;
  const expiryReason = last.type === "OrderExpired" ? last.expiryReason : undefined;
  switch (responseType ?? defaultResponseType(placed.orderType)) {
    case "ACK":
      return orderAck(market, last, timeMs);
    case "RESULT":
      return orderResult(market, last, timeMs, expiryReason);
    case "FULL":
      return Object.assign(orderResult(market, last, timeMs, expiryReason), {
        fills: own.flatMap((event) => (event.type === "OrderTraded" ? [fill(markets, market, event)] : [])),
      });
  }
}

/** Reports of what a cancel cancelled, in order of the events. */
export const cancelReports = (market: Market, { executed: { events, timeMs } }: ReleasedCommand): CanceledOrder[] =>
  events.flatMap((event) => (event.type === "OrderCanceled" ? [canceledOrder(market, event, timeMs)] : []));
