import { RandomStream } from "../../flow/random.js";
import { fillBook, marketWithoutOrders, place } from "./fill-book.js";

export interface TimeLevelsJob {
  readonly levels: number;
}

/** In which order the prices of a side arrive, and microseconds of user CPU per new level. */
export type LevelTimes = Readonly<Record<(typeof ORDERS)[number], number>>;

const ORDERS = ["away from the middle", "towards the middle", "in random order"] as const;
const LOWEST = 40_000;
const WARM_UP_ORDERS = 50_000;

/** Places one order on each of many prices of one side. */
export async function timeLevels({ levels }: TimeLevelsJob): Promise<LevelTimes> {
  fillBook(marketWithoutOrders(), WARM_UP_ORDERS, false);
  return Object.fromEntries(ORDERS.map((order) => [order, microsecondsPerLevel(levels, order)])) as LevelTimes;
}

function microsecondsPerLevel(levels: number, order: (typeof ORDERS)[number]): number {
  const prices = Array.from({ length: levels }, (_, level) => LOWEST + level);
  if (order === "towards the middle") prices.reverse();
  if (order === "in random order") shuffle(prices);
  const engine = marketWithoutOrders();
  const before = process.cpuUsage();
  for (const price of prices) place(engine, 1, "SELL", price);
  return process.cpuUsage(before).user / levels;
}

function shuffle(values: number[]): void {
  const random = new RandomStream(1);
  for (let last = values.length - 1; last > 0; last--) {
    const other = random.below(last + 1);
    [values[last], values[other]] = [values[other] as number, values[last] as number];
  }
}
