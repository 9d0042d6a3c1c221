import { type EngineEvent, type Envelope, EVENT_WORDS, type EventType, type EventView } from "@pricetime/engine";
import { createReferenceEngine } from "@pricetime/engine/testing";
import { PricetimeFlow } from "./pricetime-flow.js";
import { MARKET_SYMBOL_ID } from "./pricetime-market.js";

/** The same flow on the slow, obvious engine that judges ours where the flow's own judge knows too little. */
export class ReferenceFlow extends PricetimeFlow {
  readonly #reference = createReferenceEngine();
  /** Orders that ended because they would have met their owner's. */
  expired = 0;

  protected override execute(envelope: Envelope): EventView {
    const events = this.#reference.execute(this.timeMs, envelope);
    for (const event of events) if ("status" in event && event.status === "EXPIRED_IN_MATCH") this.expired++;
    return viewOf(events, this.#reference);
  }

  protected override depth() {
    return this.#reference.depth(MARKET_SYMBOL_ID);
  }

  protected override openOrderCount(accountId: number): number {
    return this.#reference.openOrders(accountId).length;
  }
}

/** Events as the fast engine shows them: words by their offsets. */
function viewOf(events: readonly EngineEvent[], { position, timeMs }: { position: number; timeMs: number }): EventView {
  const get = (index: number): EngineEvent => events[index] as EngineEvent;
  return {
    position,
    timeMs,
    length: events.length,
    get,
    type: (index) => get(index).type,
    word: (index, offset) => Number(Reflect.get(get(index), fieldAt(get(index).type, offset))),
    toArray: () => [...events],
    toExecuted: () => ({ position, timeMs, events: [...events] }),
    [Symbol.iterator]: () => events.values(),
  };
}

function fieldAt(type: EventType, offset: number): string {
  const words: Readonly<Record<string, number>> = EVENT_WORDS[type as keyof typeof EVENT_WORDS];
  const found = Object.entries(words).find(([, at]) => at === offset);
  if (found === undefined) throw new Error(`${type} has no field at ${offset}`);
  return found[0];
}
