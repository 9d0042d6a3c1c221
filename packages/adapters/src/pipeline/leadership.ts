import type { Clock } from "../ports/clock.js";
import type { Lease } from "../ports/lease.js";

/** How often one who waits asks for the lease, ms. */
const ASK_MS = 100;
/** How often the leader renews it, ms. */
const RENEW_MS = 400;
/** A leader stops this long after its last renewal by its own clock, ms: well before the lease ends for others. */
const HOLD_MS = 1_000;

/** Another process may lead: nothing more must happen here. */
export class LeadershipLost extends Error {
  readonly code = "LEADERSHIP_LOST";
  constructor(why: string) {
    super(`This process leads no longer: ${why}. It stops, so that another one can go on.`);
    this.name = "LeadershipLost";
  }
}

export interface LeadershipOptions {
  readonly lease: Lease;
  readonly clock: Clock;
  /** The lease is lost, or could not be renewed in time: the process must end. */
  readonly onLost: (error: LeadershipLost) => void;
  /** The lease could not be asked for; it is asked for again. */
  readonly onProblem?: (error: Error) => void;
}

/** Takes the lease and keeps it. It decides who tries to lead; that only one can is the journal's doing. */
export class Leadership {
  readonly #options: LeadershipOptions;
  readonly #end = new AbortController();
  /** Monotonic time at which the last successful renewal was asked for. */
  #heldMs = 0;
  #isHeld = false;

  constructor(options: LeadershipOptions) {
    this.#options = options;
  }

  get isHeld(): boolean {
    return this.#isHeld;
  }

  /** Waits until the lease is free and takes it. @returns false when `signal` aborted before that */
  async acquire(signal: AbortSignal): Promise<boolean> {
    const { lease, clock, onProblem } = this.#options;
    while (!signal.aborted) {
      const askedMs = clock.monotonicMs();
      try {
        if ((await lease.acquire()) !== undefined) {
          this.#heldMs = askedMs;
          this.#isHeld = true;
          void this.#keep();
          return true;
        }
      } catch (error) {
        onProblem?.(error instanceof Error ? error : new Error(String(error)));
      }
      await clock.sleep(ASK_MS, signal);
    }
    return false;
  }

  /** Lets another one lead at once. Call it when nothing is written any more. */
  async release(): Promise<void> {
    this.#end.abort();
    if (!this.#isHeld) return;
    this.#isHeld = false;
    await this.#options.lease.release();
  }

  async #keep(): Promise<void> {
    const { clock } = this.#options;
    const { signal } = this.#end;
    while (!signal.aborted) {
      await clock.sleep(RENEW_MS, signal);
      if (signal.aborted) return;
      const why = await this.#renew();
      if (why === undefined || signal.aborted) continue;
      this.#end.abort();
      this.#isHeld = false;
      this.#options.onLost(new LeadershipLost(why));
    }
  }

  /** @returns why leading must end */
  async #renew(): Promise<string | undefined> {
    const { lease, clock } = this.#options;
    const askedMs = clock.monotonicMs();
    const leftMs = this.#heldMs + HOLD_MS - askedMs;
    // A process that was paused finds out here, before it believes an answer that waited for it.
    if (leftMs <= 0) return LATE;
    const answered = new AbortController();
    const renewal = lease.renew().catch(() => undefined);
    const held = await Promise.race([renewal, clock.sleep(leftMs, answered.signal)]);
    answered.abort();
    if (held === true) this.#heldMs = askedMs;
    if (held === false) return "its lease has passed to another";
    return clock.monotonicMs() - this.#heldMs >= HOLD_MS ? LATE : undefined;
  }
}

const LATE = `it could not renew its lease for ${HOLD_MS} ms`;

export const createLeadership = (options: LeadershipOptions): Leadership => new Leadership(options);
