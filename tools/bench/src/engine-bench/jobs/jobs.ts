/** What a measured process can be asked to do. Loaded one at a time, so that it holds what it measures and nothing else. */
export const JOBS = {
  measureFlow: async () => (await import("./measure-flow.js")).measureFlow,
  preventSelfTrades: async () => (await import("./prevent-self-trades.js")).preventSelfTrades,
  timeMessages: async () => (await import("./time-messages.js")).timeMessages,
  countAllocation: async () => (await import("./count-allocation.js")).countAllocation,
  weighOrders: async () => (await import("./weigh-orders.js")).weighOrders,
  timeSnapshot: async () => (await import("./time-snapshot.js")).timeSnapshot,
  timeReplay: async () => (await import("./time-replay.js")).timeReplay,
  timeLevels: async () => (await import("./time-levels.js")).timeLevels,
  raceChoices: async () => (await import("./race-choices.js")).raceChoices,
} as const;

export type JobName = keyof typeof JOBS;
type Job<Name extends JobName> = Awaited<ReturnType<(typeof JOBS)[Name]>>;
export type JobInput<Name extends JobName> = Parameters<Job<Name>>[0];
export type JobOutput<Name extends JobName> = Awaited<ReturnType<Job<Name>>>;
