import { type Envelope, type EventView, Fold } from "@pricetime/engine";
import { createLiveState } from "@pricetime/engine/projections";
import type { EngineDriver } from "./driver.js";
import { installedVersion } from "./installed-version.js";
import { JournalCoding } from "./journal-coding.js";
import { PricetimeFlow } from "./pricetime-flow.js";
import { MARKET_SYMBOL_ID } from "./pricetime-market.js";

const PUBLISH_EVERY_MS = 100;

/**
 * What a server's leader does to a command, without disk, queue and network: codes it for the journal, executes what it coded,
 * hashes the events, copies them out of the engine and folds them into every live read model; the book is published each 100 ms of
 * journal time. The depth and the open orders that are judged are those of the read models.
 */
class FullFlow extends PricetimeFlow {
  readonly #live = createLiveState();
  readonly #eventsHash = new Fold();
  readonly #journal = new JournalCoding(this.#eventsHash);
  #publishAtMs = 0;

  protected override execute(envelope: Envelope): EventView {
    const { timeMs } = this;
    const events = this.engine.execute(timeMs, this.#journal.recorded(timeMs, envelope));
    this.engine.foldEvents(this.#eventsHash);
    this.#live.apply(events.toExecuted());
    if (timeMs >= this.#publishAtMs) {
      this.#live.publishDepth(MARKET_SYMBOL_ID);
      this.#publishAtMs = timeMs + PUBLISH_EVERY_MS;
    }
    return events;
  }

  protected override depth() {
    return this.#live.publishDepth(MARKET_SYMBOL_ID).snapshot();
  }

  protected override openOrderCount(accountId: number): number {
    return this.#live.openOrders(accountId).length;
  }
}

export const driver: EngineDriver = {
  name: "pricetime-full",
  version: installedVersion("@pricetime/engine"),
  does: "accounts, journal, reads",
  open: (flow) => new FullFlow(flow).prepare(),
};
