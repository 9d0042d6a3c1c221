/** A day of the market: how far its price goes. */
export interface Scenario {
  /** Stands in the flow's header; 1 to 3 are the mixes. */
  readonly code: number;
  /** Standard deviation of the logarithm of the middle price over the whole flow. */
  readonly swing: number;
}

/** Names and swings as a public benchmark of matching engines published them. */
export const SCENARIOS = {
  static: { code: 11, swing: 0 },
  normal: { code: 12, swing: 0.02 },
  "swing-25": { code: 13, swing: 0.25 },
  "swing-40": { code: 14, swing: 0.4 },
  "flash-crash": { code: 15, swing: 0.6 },
} as const satisfies Record<string, Scenario>;

export type ScenarioName = keyof typeof SCENARIOS;
export const SCENARIO_NAMES = Object.keys(SCENARIOS) as ScenarioName[];

/** New orders of a whole scenario: about two million messages with what follows them. */
export const SCENARIO_ORDERS = 1_000_000;

/**
 * How full the book gets depends on the walk that a seed happens to take. With this one the five scenarios trade about as often, and
 * leave about as many orders standing, as the published ones.
 */
export const SCENARIO_SEED = 26;
