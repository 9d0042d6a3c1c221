import { createSubmitter, feedInOrder, hasCode, type LiveFeed, type Submitter } from "@pricetime/adapters";
import type { Envelope, ExecutedCommand } from "@pricetime/engine";
import { anyOrder, identified, openingCommands } from "../order-flow.js";
import type { SimulatedWorld } from "./world.js";

/** How long a command may be executed after it was made, ms. */
const VALID_MS = 20_000;

/** A command with a name, and what its client was told. */
export interface Request {
  readonly request: string;
  executed: ExecutedCommand | undefined;
}

/** Clients behind two gateways, whose feeds have gaps. Who does not know the outcome looks it up, or repeats the same command. */
export class Clients {
  readonly requests: Request[] = [];
  readonly #world: SimulatedWorld;
  readonly #gateways: readonly Submitter[];
  #opened = 0;

  constructor(world: SimulatedWorld) {
    this.#world = world;
    this.#gateways = [1, 2].map(() =>
      createSubmitter({
        clock: world.clock,
        feed: feedInOrder(withGaps(world)),
        queue: { send: (...command) => this.#send(...command) },
      }),
    );
  }

  get unanswered(): number {
    return this.requests.filter(({ executed }) => executed === undefined).length;
  }

  get answered(): { readonly request: string; readonly executed: ExecutedCommand }[] {
    return this.requests.flatMap(({ request, executed }) => (executed === undefined ? [] : [{ request, executed }]));
  }

  open(): void {
    for (const envelope of openingCommands()) this.#submit(envelope);
    this.#opened = this.requests.length;
  }

  order(): void {
    this.#submit(anyOrder(this.#world.plan.random, this.requests.length - this.#opened));
  }

  close(): void {
    for (const gateway of this.#gateways) gateway.close();
  }

  #submit(envelope: Envelope): void {
    const { plan, clock } = this.#world;
    const number = this.requests.length + 1;
    const request: Request = { request: `${number}`, executed: undefined };
    this.requests.push(request);
    const named = { ...identified(envelope, number, clock.nowMs() + VALID_MS), reason: request.request };
    void this.#pursue(request, named);
    // A double click: the same command by the other gateway.
    if (plan.isActive && plan.random() < 0.05) void this.#pursue(request, named);
  }

  async #pursue(request: Request, envelope: Envelope): Promise<void> {
    const { plan, hotState, clock } = this.#world;
    while (request.executed === undefined) {
      const gateway = this.#gateways[plan.between(0, 1)] as Submitter;
      try {
        const { executed } = await gateway.submit(envelope, { deadlineMs: plan.between(100, 2_000) });
        request.executed ??= executed;
      } catch (error) {
        if (hasCode(error, "OUTCOME_UNKNOWN")) {
          const released = await hotState.current.outcome(envelope.commandId);
          if (released !== undefined) request.executed ??= released.executed;
        }
        await clock.sleep(plan.between(10, 200));
      }
    }
  }

  async #send(...command: Parameters<SimulatedWorld["queue"]["send"]>): Promise<void> {
    const { queue, plan } = this.#world;
    if (plan.happens("SEND_UNKNOWN_LOST", 0.03)) throw new Error("The connection to the queue broke.");
    await queue.send(...command);
    if (plan.happens("SEND_UNKNOWN_SENT", 0.03)) throw new Error("The connection to the queue broke.");
  }
}

const withGaps = ({ feed, plan }: SimulatedWorld): LiveFeed => ({
  publish: (batch) => feed.publish(batch),
  subscribe: (listener) =>
    feed.subscribe((batch) => {
      if (!plan.happens("FEED_GAP", 0.05)) listener(batch);
    }),
});
