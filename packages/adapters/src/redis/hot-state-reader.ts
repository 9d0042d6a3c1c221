import { HotStateUnavailable } from "../ports/hot-state.js";
import { messageOf } from "./errors.js";
import { fromJson } from "./exact-json.js";
import { LOOK_UP, READ } from "./hot-state-scripts.js";
import { KEYS, type Step, type Venue } from "./hot-state-steps.js";
import type { RedisConnections } from "./open-redis.js";
import { run, type Script } from "./script.js";

/** What one read found, all of it at one position. */
export interface Found {
  readonly position: number;
  readonly timeMs: number;
  /** By the steps asked for. */
  readonly answers: readonly unknown[];
}

/** Any process's side: it reads the server and holds nothing. @throws HotStateUnavailable where a state is missing: it is never empty */
export class HotStateReader {
  readonly #redis: RedisConnections;
  readonly #current: string;
  readonly #prefix: string;
  #venueText = "";
  #venue: Venue | undefined;

  constructor(redis: RedisConnections) {
    this.#redis = redis;
    this.#current = redis.key("hot");
    this.#prefix = redis.key("hot:");
  }

  async read(...steps: readonly Step[]): Promise<Found> {
    const flat = steps.flatMap((step) => [step.length, ...step]);
    const [position, timeMs, ...answers] = await this.#ask(READ, flat);
    return { position: Number(position), timeMs: Number(timeMs), answers };
  }

  /** The item in a hash, or undefined. */
  async item<Item>(hash: string, id: string | number): Promise<Item | undefined> {
    const { answers } = await this.read(["HGET", hash, id]);
    return optional<Item>(answers[0]);
  }

  /** The items of `hash` whose ids a step gives. */
  async lookUp<Item>(hash: string, step: Step): Promise<Item[]> {
    return itemsOf(await this.#ask(LOOK_UP, [hash, step.length, ...step]));
  }

  async venue(): Promise<Venue> {
    const { answers } = await this.read(["GET", KEYS.venue]);
    return this.venueOf(answers[0]);
  }

  /** The venue of that text; it seldom changes, and is parsed only then. */
  venueOf(answer: unknown): Venue {
    const text = String(answer);
    if (this.#venue === undefined || text !== this.#venueText) {
      this.#venue = fromJson<Venue>(text);
      this.#venueText = text;
    }
    return this.#venue;
  }

  async #ask(script: Script, values: readonly (string | number)[]): Promise<readonly unknown[]> {
    let answer: unknown;
    try {
      answer = await run(this.#redis.impatient, script, [this.#current], [this.#prefix, ...values]);
    } catch (error) {
      throw new HotStateUnavailable(`Redis does not answer (${messageOf(error)})`, error);
    }
    if (answer === null) throw new HotStateUnavailable("Redis has lost it, and it is being filled again");
    return answer as readonly unknown[];
  }
}

export const optional = <Item>(answer: unknown): Item | undefined =>
  typeof answer === "string" ? fromJson<Item>(answer) : undefined;

/** What is gone between index and hash is left out. */
export const itemsOf = <Item>(answer: unknown): Item[] =>
  (answer as readonly unknown[]).flatMap((text) => (typeof text === "string" ? [fromJson<Item>(text)] : []));
