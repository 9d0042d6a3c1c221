import type { ReleasedCommand } from "@pricetime/adapters";
import type { OrderCommand } from "@pricetime/engine";
import { giveBackOrders, orderCountHeaders, reserveOrders } from "../../limits/order-counts.js";
import { throwRejection } from "../../mapping/to-response.js";
import { ApiError } from "../api-error.js";
import { keyOf, type RequestContext } from "../request-context.js";
import { isDefiniteRefusal } from "../steps/error-answer.js";

/** @throws ApiError when the engine refuses */
export async function submit(
  context: RequestContext,
  command: OrderCommand,
  recvWindow: number,
  priority: boolean,
): Promise<ReleasedCommand> {
  const released = await context.exchange.submit(command, {
    accountId: keyOf(context).accountId,
    actor: "gateway",
    validForMs: Math.ceil(recvWindow),
    priority,
  });
  throwRejection(released);
  return released;
}

/**
 * Counts orders against the account's limits while they are placed.
 *
 * @throws ApiError 429 -1015 past a limit, before anything is placed; and whatever `place` throws
 */
export async function countingOrders<Answer>(
  context: RequestContext,
  orderCount: number,
  place: () => Promise<Answer>,
): Promise<Answer> {
  const { exchange, nowMs } = context;
  const { accountId, internal } = keyOf(context);
  const orders = internal ? 0 : orderCount;
  const counts = orders === 0 ? [] : await reserveOrders(exchange, accountId, orders, nowMs);
  try {
    const answer = await place();
    context.rateLimits.push(...counts);
    Object.assign(context.headers, orderCountHeaders(counts));
    return answer;
  } catch (error) {
    // An unknown outcome keeps its count: the orders may be there.
    if (counts.length > 0 && (error instanceof ApiError || isDefiniteRefusal(error))) {
      await giveBackOrders(exchange, accountId, orders, nowMs);
    }
    throw error;
  }
}
