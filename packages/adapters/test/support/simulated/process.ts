import type { Clock } from "@pricetime/adapters";
import type { ManualClock } from "@pricetime/adapters/memory";
import type { FaultPlan } from "./fault-plan.js";

/**
 * A process whose every step towards the outside may be its last, or its last for a while. The dead never come back from a step;
 * who was paused goes on where it stood, not knowing that time has passed.
 */
export class SimulatedProcess {
  readonly #plan: FaultPlan;
  readonly #world: ManualClock;
  readonly #death = new AbortController();
  #stepsToDeath = Number.POSITIVE_INFINITY;
  #stepsToPause = Number.POSITIVE_INFINITY;
  #pausedUntilMs = 0;

  constructor(plan: FaultPlan, world: ManualClock) {
    this.#plan = plan;
    this.#world = world;
  }

  get isDead(): boolean {
    return this.#death.signal.aborted;
  }

  get isPaused(): boolean {
    return this.#world.monotonicMs() < this.#pausedUntilMs;
  }

  /** Aborted when it dies. */
  get death(): AbortSignal {
    return this.#death.signal;
  }

  kill(): void {
    this.#death.abort();
  }

  dieAfter(steps: number): void {
    this.#stepsToDeath = steps;
  }

  pauseAfter(steps: number): void {
    this.#stepsToPause = steps;
  }

  /** Before and after everything that leaves the process. */
  async step(): Promise<void> {
    if (--this.#stepsToDeath < 0 && !this.isDead) {
      this.#plan.count("PROCESS_KILLED");
      this.kill();
    }
    if (--this.#stepsToPause < 0 && !this.isDead) {
      this.#stepsToPause = Number.POSITIVE_INFINITY;
      this.#plan.count("PROCESS_PAUSED");
      this.#pausedUntilMs = this.#world.monotonicMs() + this.#plan.between(500, 5_000);
    }
    if (this.#plan.isActive && this.#plan.random() < 0.2) await this.#world.sleep(this.#plan.between(1, 10));
    await this.#goOn();
  }

  /** Time as it sees it: the same as everywhere, but a sleep does not end while it is paused. */
  clock(): Clock {
    const world = this.#world;
    return {
      nowMs: () => world.nowMs(),
      monotonicMs: () => world.monotonicMs(),
      sleep: async (ms, signal) => {
        await world.sleep(ms, signal);
        await this.#goOn();
      },
    };
  }

  async #goOn(): Promise<void> {
    while (!this.isDead && this.isPaused) await this.#world.sleep(this.#pausedUntilMs - this.#world.monotonicMs());
    if (this.isDead) await new Promise(() => {});
  }
}
