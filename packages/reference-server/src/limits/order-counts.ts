import type { ReleasedCommand } from "@pricetime/adapters";
import { refusal } from "@pricetime/sdk/wire";
import type { Exchange } from "../exchange.js";
import { ApiError } from "../requests/api-error.js";
import { intervalLetter, intervalMs, intervalText, type RateLimit, secondsLeft } from "./rate-limits.js";
import type { RateLimitCount } from "./request-weights.js";

type Counting = Pick<Exchange, "rateLimits" | "rateLimitStore">;

/** What the first fill of an order gives back to its account. */
const GIVEN_BACK = { taker: 1, maker: 5 } as const;

/** The ORDERS limits, the longest first: past the day's limit the seconds do not count on. */
const orderLimits = ({ rateLimits }: Counting): readonly RateLimit[] =>
  rateLimits.list
    .filter(({ rateLimitType }) => rateLimitType === "ORDERS")
    .sort((left, right) => intervalMs(right) - intervalMs(left));

const storeKey = (accountId: number): string => `ORDERS:${accountId}`;

/**
 * Counts orders of an account before they are placed.
 *
 * @returns the counts, for headers
 * @throws ApiError 429 -1015 past a limit; nothing is counted then
 */
export async function reserveOrders(
  counting: Counting,
  accountId: number,
  orders: number,
  nowMs: number,
): Promise<readonly RateLimitCount[]> {
  const counts: RateLimitCount[] = [];
  for (const limit of orderLimits(counting)) {
    const count = await counting.rateLimitStore.add(storeKey(accountId), intervalMs(limit), nowMs, orders);
    counts.push({ ...limit, count });
    if (count <= limit.limit) continue;
    for (const counted of counts) {
      await counting.rateLimitStore.add(storeKey(accountId), intervalMs(counted), nowMs, -orders);
    }
    const headers = { "retry-after": String(secondsLeft(limit, nowMs)) };
    throw new ApiError(refusal("TOO_MANY_ORDERS", [limit.limit, intervalText(limit)]), headers);
  }
  return counts;
}

/** Takes orders back that were not accepted, or that have had their first fill. */
export async function giveBackOrders(
  counting: Counting,
  accountId: number,
  orders: number,
  nowMs: number,
): Promise<void> {
  for (const limit of orderLimits(counting)) {
    await counting.rateLimitStore.add(storeKey(accountId), intervalMs(limit), nowMs, -orders);
  }
}

/** Use of the ORDERS limits by an account. */
export const orderCounts = (counting: Counting, accountId: number, nowMs: number): Promise<readonly RateLimitCount[]> =>
  Promise.all(
    orderLimits(counting)
      .toReversed()
      .map(async (limit) => ({
        ...limit,
        count: await counting.rateLimitStore.count(storeKey(accountId), intervalMs(limit), nowMs),
      })),
  );

/** X-MBX-ORDER-COUNT-10S… */
export const orderCountHeaders = (counts: readonly RateLimitCount[]): Record<string, string> =>
  Object.fromEntries(
    counts.map((limit) => [`x-mbx-order-count-${intervalLetter(limit).toLowerCase()}`, String(limit.count)]),
  );

/** Gives orders back at their first fill, from the feed. Returns how to stop. */
export function followFirstFills(exchange: Counting & Pick<Exchange, "feed" | "clock">): () => void {
  if (orderLimits(exchange).length === 0) return () => {};
  return exchange.feed.subscribe((batch) => {
    for (const { accountId, isMaker } of firstFills(batch)) {
      void giveBackOrders(exchange, accountId, isMaker ? GIVEN_BACK.maker : GIVEN_BACK.taker, exchange.clock.nowMs());
    }
  });
}

const firstFills = (batch: readonly ReleasedCommand[]) =>
  batch.flatMap(({ executed: { events } }) =>
    events.flatMap((event) =>
      event.type === "OrderTraded" && event.executedQuantity === event.lastQuantity ? [event] : [],
    ),
  );
