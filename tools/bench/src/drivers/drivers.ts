import type { EngineDriver } from "./driver.js";

/** Loaded one at a time, so that a measured process holds one engine only. */
export const DRIVERS = {
  pricetime: async (): Promise<EngineDriver> => (await import("./pricetime.js")).driver,
  "pricetime-full": async (): Promise<EngineDriver> => (await import("./pricetime-full.js")).driver,
  "bare-book": async (): Promise<EngineDriver> => (await import("./bare-book.js")).driver,
  "nodejs-order-book": async (): Promise<EngineDriver> => (await import("./nodejs-order-book.js")).driver,
  "hft-limit-order-book": async (): Promise<EngineDriver> => (await import("./hft-limit-order-book.js")).driver,
} as const;

export type DriverName = keyof typeof DRIVERS;
export const DRIVER_NAMES = Object.keys(DRIVERS) as DriverName[];

/** Ours: judged by the bars, and a fault of theirs fails the run. */
export const OURS: readonly DriverName[] = ["pricetime", "pricetime-full"];
/** From npm. */
export const RIVALS: readonly DriverName[] = ["nodejs-order-book", "hft-limit-order-book"];
