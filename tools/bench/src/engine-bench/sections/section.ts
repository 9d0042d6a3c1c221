import type { BarGroup } from "../../report/bar-chart.js";
import type { Figure } from "../figure.js";
import type { EngineBenchOptions } from "../options.js";

export interface SectionContext {
  readonly options: EngineBenchOptions;
  /** For files that a section passes to its processes. */
  readonly directory: string;
  /** Tells the terminal what is being done. */
  readonly progress: (text: string) => void;
}

/** What a section has found out. */
export interface SectionResult {
  /** Tables and sentences for the terminal. */
  readonly text: string;
  readonly figures: readonly Figure[];
  /** For the JSON file. */
  readonly data: unknown;
  /** For the chart. */
  readonly groups?: readonly BarGroup[];
  /** Ours traded wrongly: the run fails. */
  readonly wrong?: boolean;
}

export type Section = (context: SectionContext) => Promise<SectionResult>;
