/** In the order in which they run. */
export const SECTION_NAMES = [
  "flows",
  "self-trades",
  "scenarios",
  "flatness",
  "latency",
  "allocation",
  "memory",
  "snapshot",
  "replay",
  "choices",
] as const;

export type SectionName = (typeof SECTION_NAMES)[number];
