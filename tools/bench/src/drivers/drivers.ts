import type { EngineDriver } from "./driver.js";

/** Loaded one at a time, so that a measured process holds one engine only. The first is ours, the others are judged beside it. */
export const DRIVERS = {
  pricetime: async (): Promise<EngineDriver> => (await import("./pricetime.js")).driver,
  "nodejs-order-book": async (): Promise<EngineDriver> => (await import("./nodejs-order-book.js")).driver,
  "hft-limit-order-book": async (): Promise<EngineDriver> => (await import("./hft-limit-order-book.js")).driver,
} as const;

export type DriverName = keyof typeof DRIVERS;
export const DRIVER_NAMES = Object.keys(DRIVERS) as DriverName[];
export const OURS: DriverName = "pricetime";
