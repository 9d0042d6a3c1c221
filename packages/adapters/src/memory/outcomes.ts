import { type CommandId, formatCommandId } from "@pricetime/engine";
import { OUTCOME_MARGIN_MS } from "../ports/hot-state.js";
import type { ReleasedCommand } from "../ports/live-feed.js";

/** Outcomes by command id, forgotten by journal time in steps of a second. */
export class Outcomes {
  readonly #byId = new Map<string, ReleasedCommand>();
  /** Second of journal time after which they go → ids. */
  readonly #idsBySecond = new Map<number, string[]>();
  #second = 0;

  /** The first outcome of an id stays; a command that nobody asks for (`validUntilMs` 0) is not kept. */
  keep(released: ReleasedCommand): void {
    const { validUntilMs, executed } = released;
    if (validUntilMs > 0) {
      const id = formatCommandId(released.commandId);
      if (!this.#byId.has(id)) {
        this.#byId.set(id, released);
        const second = Math.floor((validUntilMs + OUTCOME_MARGIN_MS) / 1000) + 1;
        const ids = this.#idsBySecond.get(second);
        if (ids === undefined) this.#idsBySecond.set(second, [id]);
        else ids.push(id);
      }
    }
    this.#forget(Math.floor(executed.timeMs / 1000));
  }

  get(commandId: CommandId): ReleasedCommand | undefined {
    return this.#byId.get(formatCommandId(commandId));
  }

  #forget(second: number): void {
    if (second === this.#second) return;
    this.#second = second;
    for (const [due, ids] of this.#idsBySecond) {
      if (due > second) continue;
      for (const id of ids) this.#byId.delete(id);
      this.#idsBySecond.delete(due);
    }
  }
}
