import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { createLiveState, type LiveState } from "@pricetime/engine/projections";
import { HotStateFenced } from "../ports/hot-state.js";
import type { ReleasedCommand } from "../ports/live-feed.js";
import { HeldOrders } from "./held-orders.js";
import { allOf, applyBatch } from "./hot-state-changes.js";
import { FILL, FORGET, SWITCH, WRITE } from "./hot-state-scripts.js";
import { outcomeSteps, type Step } from "./hot-state-steps.js";
import type { RedisConnections } from "./open-redis.js";
import { run } from "./script.js";

/** How long a filling may take; one that was given up ends by itself after it. */
const FILLING_SECONDS = 3_600;
/** Steps of one script while filling: others wait for less than a few milliseconds. */
const FILLING_STEPS = 500;
const PAUSE_MS = 50;

/**
 * The leader's side: its own live state is the source, the server holds what readers need of it. One script per batch, which the server
 * refuses unless it stands exactly where this writer left it; a server that lost something is filled anew.
 */
export class HotStateWriter {
  readonly #redis: RedisConnections;
  readonly #current: string;
  readonly #prefix: string;
  #live: LiveState = createLiveState();
  #held = new HeldOrders();
  #generation: string | undefined;
  /** Closed orders up to here were let go of because another process left a note. */
  #forgotten = 0;
  #last: Promise<unknown> = Promise.resolve();

  constructor(redis: RedisConnections) {
    this.#redis = redis;
    this.#current = redis.key("hot");
    this.#prefix = redis.key("hot:");
  }

  load(state: LiveState): Promise<void> {
    return this.#inTurn(async () => {
      this.#live = state;
      await this.#fill([], false);
    });
  }

  write(batch: readonly ReleasedCommand[]): Promise<void> {
    return this.#inTurn(async () => {
      const before = this.#live.position;
      const news = batch.filter(({ executed }) => executed.position > before);
      if (news.length > 0) await this.#send(before, applyBatch(this.#live, this.#held, news), news);
    });
  }

  /** A process that writes nothing leaves a note for the one that does. */
  forgetClosedOrders(position: number): Promise<void> {
    return this.#inTurn(async () => {
      if (this.#generation === undefined) await run(this.#redis.patient, FORGET, [this.#current], [position]);
      else await this.#forget(position);
    });
  }

  async #forget(position: number): Promise<void> {
    this.#live.forgetClosedOrders(position);
    const steps = this.#held.follow(this.#live, []);
    if (steps.length > 0) await this.#send(this.#live.position, steps, []);
  }

  async #send(before: number, steps: readonly Step[], batch: readonly ReleasedCommand[]): Promise<void> {
    const { position, timeMs } = this.#live;
    if (this.#generation === undefined) return this.#fill(batch, true);
    const [what, stored, forget] = (await run(
      this.#redis.patient,
      WRITE,
      [this.#current],
      [this.#prefix, this.#generation, before, position, timeMs, ...flat(steps)],
    )) as [string, string, string];
    // Only committed commands come here: whoever is farther knows more.
    if (what === "foreign" && Number(stored) >= position) throw new HotStateFenced(position, Number(stored));
    if (what !== "written") return this.#fill(batch, true);
    if (Number(forget) > this.#forgotten) {
      this.#forgotten = Number(forget);
      await this.#forget(this.#forgotten);
    }
  }

  /** Fills a new generation from the live state and makes it current; begins again when the server loses part of it meanwhile. */
  async #fill(batch: readonly ReleasedCommand[], givesWay: boolean): Promise<void> {
    const { patient } = this.#redis;
    const { position, timeMs } = this.#live;
    for (let what = ""; what !== "loaded"; ) {
      this.#held = new HeldOrders();
      // Nothing is there yet that could be removed.
      const steps = [...allOf(this.#live, this.#held), ...batch.flatMap(outcomeSteps)].filter(adds);
      const generation = randomBytes(8).toString("hex");
      const parts = Math.ceil(steps.length / FILLING_STEPS);
      for (let part = 1; part <= parts; part++) {
        const own = flat(steps.slice((part - 1) * FILLING_STEPS, part * FILLING_STEPS));
        const values = [`${this.#prefix}${generation}:`, FILLING_SECONDS, part, ...own];
        // A part that is refused shows at the end: parts are missing then.
        await run(patient, FILL, [this.#current], values);
      }
      const values = [this.#prefix, generation, position, timeMs, givesWay ? 1 : 0, parts];
      const [answer, stored] = (await run(patient, SWITCH, [this.#current], values)) as [string, string];
      if (answer === "foreign") throw new HotStateFenced(position, Number(stored));
      what = answer;
      if (what === "lost") await sleep(PAUSE_MS);
      this.#generation = generation;
    }
  }

  /** One thing after the other, in the order of the calls. */
  #inTurn(work: () => Promise<void>): Promise<void> {
    const turn = this.#last.then(work);
    this.#last = turn.catch(() => {});
    return turn;
  }
}

const flat = (steps: readonly Step[]): (string | number)[] => steps.flatMap((step) => [step.length, ...step]);

const adds = ([command]: Step): boolean => /ADD|SET/.test(command);
