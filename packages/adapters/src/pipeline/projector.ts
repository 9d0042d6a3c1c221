import type { ExecutedCommand } from "@pricetime/engine";
import { invariant } from "@pricetime/engine";
import {
  applyHistory,
  type HistoryBatch,
  type HistoryState,
  KLINE_INTERVALS,
  type LiveState,
  resumeHistory,
} from "@pricetime/engine/projections";
import type { HistoryStore } from "../ports/history-store.js";
import type { Sink } from "./sink.js";

/** Turns executed commands into rows of history. The store keeps its position in the transaction that writes them. */
export class Projector implements Sink {
  readonly name = "history";
  readonly #history: Pick<HistoryStore, "position" | "write">;
  #state: HistoryState | undefined;
  /** Folded and not yet known to be stored: a repeated write must not fold again. */
  #unconfirmed: HistoryBatch | undefined;

  constructor(history: Pick<HistoryStore, "position" | "write">) {
    this.#history = history;
  }

  position(): Promise<number> {
    return this.#history.position();
  }

  /** Open candles go on from where the live state has them at that position. */
  begin(live: LiveState): void {
    const symbols = live.symbols();
    const newest = symbols.flatMap(({ symbolId }) =>
      KLINE_INTERVALS.flatMap((interval) => live.klines(symbolId, interval).slice(-1)),
    );
    this.#state = resumeHistory({ assets: live.assets(), symbols }, newest);
    this.#unconfirmed = undefined;
  }

  async write(commands: readonly ExecutedCommand[]): Promise<void> {
    invariant(this.#state !== undefined, "a projector begins at a position before it writes");
    const first = commands[0]?.position;
    const isRepeated = this.#unconfirmed?.firstPosition === first;
    if (!isRepeated) this.#unconfirmed = applyHistory(this.#state, commands);
    await this.#history.write(this.#unconfirmed as HistoryBatch);
    this.#unconfirmed = undefined;
  }
}

export const createProjector = (history: Pick<HistoryStore, "position" | "write">): Projector => new Projector(history);
