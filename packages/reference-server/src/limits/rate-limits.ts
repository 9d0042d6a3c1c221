import type { RateLimitInterval, RateLimitType } from "@pricetime/sdk/wire";
import { type Bans, createBans } from "./bans.js";

/** One limit, as `exchangeInfo.rateLimits` tells it: windows aligned to the clock, not sliding. */
export interface RateLimit {
  readonly rateLimitType: RateLimitType;
  readonly interval: RateLimitInterval;
  readonly intervalNum: number;
  readonly limit: number;
}

/** The limits in force, and the addresses that did not stop at them. */
export interface RateLimits {
  readonly list: readonly RateLimit[];
  readonly bans: Bans;
}

/** Binance's limits. */
export const BINANCE_LIMITS: readonly RateLimit[] = [
  { rateLimitType: "REQUEST_WEIGHT", interval: "MINUTE", intervalNum: 1, limit: 6_000 },
  { rateLimitType: "ORDERS", interval: "SECOND", intervalNum: 10, limit: 100 },
  { rateLimitType: "ORDERS", interval: "DAY", intervalNum: 1, limit: 200_000 },
  { rateLimitType: "RAW_REQUESTS", interval: "MINUTE", intervalNum: 5, limit: 300_000 },
];

export const NO_LIMITS: readonly RateLimit[] = [];

const INTERVAL_MS: Readonly<Record<RateLimitInterval, number>> = {
  SECOND: 1_000,
  MINUTE: 60_000,
  HOUR: 3_600_000,
  DAY: 86_400_000,
};

export const rateLimits = (list: readonly RateLimit[]): RateLimits => ({ list, bans: createBans() });

export const intervalMs = ({ interval, intervalNum }: RateLimit): number => INTERVAL_MS[interval] * intervalNum;

/** `10S`, as in header names. */
export const intervalLetter = ({ interval, intervalNum }: RateLimit): string => `${intervalNum}${interval[0]}`;

/** `10 SECOND`, as in messages. */
export const intervalText = ({ interval, intervalNum }: RateLimit): string => `${intervalNum} ${interval}`;

/** Whole seconds until the window of `nowMs` ends, at least 1. */
export const secondsLeft = (limit: RateLimit, nowMs: number): number =>
  Math.ceil((intervalMs(limit) - (nowMs % intervalMs(limit))) / 1_000);
