import { AppendUnknown, type CommandQueue, type Journal } from "@pricetime/adapters";
import type { Ports } from "./exchange.js";

/** A process that dies at a chosen step: from then on nothing it waits for ever comes back. */
export class Fuse {
  #left: number;
  readonly #port: string;
  readonly #death = new AbortController();
  /** Where it died, "journal.append:after"; undefined while alive. */
  diedAt: string | undefined;

  /** @param port count only steps of that one; of all without it */
  constructor(steps: number, port = "") {
    this.#left = steps;
    this.#port = port;
  }

  step(name: string): Promise<void> | undefined {
    if (this.diedAt === undefined && name.startsWith(this.#port) && --this.#left < 0) {
      this.diedAt = name;
      this.#death.abort();
    }
    return this.diedAt === undefined ? undefined : new Promise(() => {});
  }

  /** The same object, with a step before and one after each call of these methods. */
  on<Port extends object>(name: string, port: Port, methods: readonly (keyof Port & string)[]): Port {
    return new Proxy(port, {
      get: (target, property) => {
        const value = Reflect.get(target, property);
        if (typeof value !== "function") return value;
        if (!methods.some((method) => method === property)) return value.bind(target);
        return async (...parameters: unknown[]) => {
          await this.step(`${name}.${String(property)}:before`);
          const result = await value.apply(target, parameters);
          await this.step(`${name}.${String(property)}:after`);
          return result;
        };
      },
    });
  }

  /** The dead receive nothing, also when they were waiting. */
  #listening(queue: CommandQueue): CommandQueue {
    const { signal: death } = this.#death;
    return {
      send: (envelope, meta, options) => queue.send(envelope, meta, options),
      receive: (limit, signal) => queue.receive(limit, signal === undefined ? death : AbortSignal.any([signal, death])),
      acknowledge: (commands) => queue.acknowledge(commands),
      close: () => queue.close(),
    };
  }

  ports(own: Ports): Ports {
    return {
      ...own,
      journal: this.on("journal", own.journal, ["append"]),
      checkpoints: this.on("checkpoints", own.checkpoints, ["write"]),
      history: this.on("history", own.history, ["write"]),
      queue: this.on("queue", this.#listening(own.queue), ["acknowledge"]),
      hotState: this.on("hotState", own.hotState, ["write"]),
      feed: this.on("feed", own.feed, ["publish"]),
    };
  }
}

/** A journal whose appends now and then end without an answer, landed or not, as `outcome` says. */
export const forgetful = (journal: Journal, outcome: () => "ANSWERED" | "LANDED" | "LOST"): Journal =>
  new Proxy(journal, {
    get: (target, property) => {
      const value = Reflect.get(target, property);
      if (property !== "append") return typeof value === "function" ? value.bind(target) : value;
      return async (row: Parameters<Journal["append"]>[0]) => {
        const how = outcome();
        if (how !== "LOST") await target.append(row);
        if (how !== "ANSWERED") throw new AppendUnknown(row.seq, new Error("the connection broke"));
      };
    },
  });
