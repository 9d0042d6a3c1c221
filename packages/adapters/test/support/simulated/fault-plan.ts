import { seeded } from "../order-flow.js";

/** What can go wrong in a simulated cluster; each is counted when it has hit. */
export const FAULTS = [
  "PROCESS_KILLED",
  "PROCESS_PAUSED",
  "HANDED_OVER",
  "HOT_STATE_LOST",
  "CLOCK_SET_FORWARD",
  "CLOCK_SET_BACK",
  "SINK_DOWN",
  "SINK_BEHIND_WINDOW",
  "CHECKPOINT_AHEAD_OF_SINK",
  "APPEND_UNKNOWN_STORED",
  "APPEND_UNKNOWN_LOST",
  "APPEND_UNKNOWN_LATE",
  "LATE_APPEND_REFUSED",
  "LATE_APPEND_STORED",
  "APPEND_REFUSED",
  "JOURNAL_UNREADABLE",
  "CHECKPOINT_UNWRITTEN",
  "SEND_UNKNOWN_SENT",
  "SEND_UNKNOWN_LOST",
  "DELIVERED_TWICE",
  "DELIVERED_AGAIN",
  "ACKNOWLEDGEMENT_LOST",
  "FEED_GAP",
  "LEASE_UNANSWERED",
  "LEASE_TWICE",
  "SINK_WRITE_LOST",
  "SINK_WRITE_UNANSWERED",
  "ENDED_BY_ITSELF",
] as const;
export type Fault = (typeof FAULTS)[number];

/** The chance of one run: everything random comes from its seed, in the order in which it is asked for. */
export class FaultPlan {
  readonly random: () => number;
  readonly hits = new Map<Fault, number>();
  /** Off while the venue opens and while everything heals. */
  isActive = false;

  constructor(seed: number) {
    this.random = seeded(seed);
  }

  /** Whether this fault happens now; counts it then. */
  happens(fault: Fault, chance: number): boolean {
    if (!this.isActive || this.random() >= chance) return false;
    this.count(fault);
    return true;
  }

  count(fault: Fault): void {
    this.hits.set(fault, (this.hits.get(fault) ?? 0) + 1);
  }

  /** A whole number, least and most included. */
  between(least: number, most: number): number {
    return least + Math.floor(this.random() * (most - least + 1));
  }
}
