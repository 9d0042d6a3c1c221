import type { Envelope, ExecutedCommand } from "@pricetime/engine";
import type { ReleasedCommand } from "../ports/live-feed.js";

/** An executed command as gateways are told of it. */
export const toReleased = (
  executed: ExecutedCommand,
  { commandId, accountId, validUntilMs }: Envelope,
): ReleasedCommand => ({ commandId, accountId, validUntilMs, executed });

/** The newest commands that may still have to be released, bounded by count. */
export class ReleasedWindow {
  readonly #maximum: number;
  #commands: ReleasedCommand[] = [];

  constructor(maximum: number) {
    this.#maximum = maximum;
  }

  /** @param command follows those before without a gap */
  push(command: ReleasedCommand): void {
    this.#commands.push(command);
    // Cutting only when half of it is to be dropped keeps the cost per command constant.
    if (this.#commands.length > 2 * this.#maximum) this.#commands = this.newest(this.#maximum);
  }

  /** Those after `position`; undefined when one of them was dropped. */
  after(position: number, last: number): readonly ReleasedCommand[] | undefined {
    if (position >= last) return position === last ? [] : undefined;
    const [first] = this.#commands;
    if (first === undefined || first.executed.position > position + 1) return undefined;
    return this.#commands.slice(position + 1 - first.executed.position);
  }

  newest(count: number): ReleasedCommand[] {
    return this.#commands.slice(-count);
  }
}
