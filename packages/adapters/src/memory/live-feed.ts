import type { LiveFeed, ReleasedCommand } from "../ports/live-feed.js";

type Listener = (batch: readonly ReleasedCommand[]) => void;

/** Calls every listener of this process before `publish` returns. */
export class MemoryLiveFeed implements LiveFeed {
  /** Wrapped, so that one function may subscribe twice. */
  readonly #subscriptions = new Set<{ readonly listener: Listener }>();

  async publish(batch: readonly ReleasedCommand[]): Promise<void> {
    for (const { listener } of this.#subscriptions) {
      try {
        listener(batch);
      } catch (error) {
        // The other listeners still get the batch; then the process ends as for any uncaught error.
        queueMicrotask(() => {
          throw error;
        });
      }
    }
  }

  subscribe(listener: Listener): () => void {
    const subscription = { listener };
    this.#subscriptions.add(subscription);
    return () => {
      this.#subscriptions.delete(subscription);
    };
  }
}
