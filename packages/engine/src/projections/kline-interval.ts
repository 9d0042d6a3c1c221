import { invariant } from "../assert.js";

/** The intervals of candles, spelled as on the wire (case matters: `1m` is a minute, `1M` a month). */
export const KLINE_INTERVALS = [
  "1s",
  "1m",
  "3m",
  "5m",
  "15m",
  "30m",
  "1h",
  "2h",
  "4h",
  "6h",
  "8h",
  "12h",
  "1d",
  "3d",
  "1w",
  "1M",
] as const;
export type KlineInterval = (typeof KLINE_INTERVALS)[number];

export const isKlineInterval = (text: string): text is KlineInterval =>
  (KLINE_INTERVALS as readonly string[]).includes(text);

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;
/** The epoch was a Thursday; the first Monday came four days later. */
const FIRST_MONDAY = 4 * DAY;

const LENGTHS_MS: Record<Exclude<KlineInterval, "1M">, number> = {
  "1s": SECOND,
  "1m": MINUTE,
  "3m": 3 * MINUTE,
  "5m": 5 * MINUTE,
  "15m": 15 * MINUTE,
  "30m": 30 * MINUTE,
  "1h": HOUR,
  "2h": 2 * HOUR,
  "4h": 4 * HOUR,
  "6h": 6 * HOUR,
  "8h": 8 * HOUR,
  "12h": 12 * HOUR,
  "1d": DAY,
  "3d": 3 * DAY,
  "1w": WEEK,
};

/** When the candle that contains `timeMs` opens, in UTC: multiples of the interval since the epoch, Mondays, firsts of a month. */
export function klineOpenTimeMs(interval: KlineInterval, timeMs: number): number {
  invariant(Number.isSafeInteger(timeMs), "times are whole milliseconds since the epoch");
  if (interval === "1M") {
    const { year, month } = monthOf(Math.floor(timeMs / DAY));
    return daysBefore(year, month) * DAY;
  }
  const length = LENGTHS_MS[interval];
  // The week that holds the epoch opened before it, on Monday, 29 December 1969.
  const firstMs = interval === "1w" ? FIRST_MONDAY : 0;
  return Math.floor((timeMs - firstMs) / length) * length + firstMs;
}

/** When the next candle opens, given the open time of one. */
export function klineNextOpenTimeMs(interval: KlineInterval, openTimeMs: number): number {
  if (interval !== "1M") return openTimeMs + LENGTHS_MS[interval];
  const { year, month } = monthOf(Math.floor(openTimeMs / DAY));
  return (month === 12 ? daysBefore(year + 1, 1) : daysBefore(year, month + 1)) * DAY;
}

/** The first open time at or after `timeMs`. */
export function firstKlineOpenTimeMs(interval: KlineInterval, timeMs: number): number {
  const openTimeMs = klineOpenTimeMs(interval, timeMs);
  return openTimeMs === timeMs ? openTimeMs : klineNextOpenTimeMs(interval, openTimeMs);
}

/** The open time of the first of `count` consecutive candles, the last of which contains `timeMs`; the oldest is the epoch's. */
export function klineOpenTimeBackMs(interval: KlineInterval, timeMs: number, count: number): number {
  let openTimeMs = klineOpenTimeMs(interval, timeMs);
  for (let left = count - 1; left > 0 && openTimeMs > 0; left -= 1) {
    openTimeMs = klineOpenTimeMs(interval, openTimeMs - 1);
  }
  return openTimeMs;
}

// Civil calendar arithmetic on days since 1 January 1970, in years that begin in March: the leap day is then the last one.

const DAYS_PER_ERA = 146_097; // 400 years
const DAYS_TO_MARCH_OF_YEAR_0 = 719_468;

/** Days from the epoch to the first of `month` (1 to 12). */
function daysBefore(year: number, month: number): number {
  const marchYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5);
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * DAYS_PER_ERA + dayOfEra - DAYS_TO_MARCH_OF_YEAR_0;
}

function monthOf(days: number): { readonly year: number; readonly month: number } {
  const shifted = days + DAYS_TO_MARCH_OF_YEAR_0;
  const era = Math.floor(shifted / DAYS_PER_ERA);
  const dayOfEra = shifted - era * DAYS_PER_ERA;
  const leapDays = Math.floor(dayOfEra / 1_460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leapDays) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month };
}
