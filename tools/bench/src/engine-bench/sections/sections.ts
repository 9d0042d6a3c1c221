import type { SectionName } from "../section-names.js";
import { allocation } from "./allocation.js";
import { choices } from "./choices.js";
import { flatness } from "./flatness.js";
import { flows } from "./flows.js";
import { latency } from "./latency.js";
import { memory } from "./memory.js";
import { replay } from "./replay.js";
import { scenarios } from "./scenarios.js";
import type { Section } from "./section.js";
import { selfTrades } from "./self-trades.js";
import { snapshot } from "./snapshot.js";

export const SECTIONS: Readonly<Record<SectionName, Section>> = {
  flows,
  "self-trades": selfTrades,
  scenarios,
  flatness,
  latency,
  allocation,
  memory,
  snapshot,
  replay,
  choices,
};
