import type { ExecutedCommand } from "@pricetime/engine";

/** The newest executed commands, bounded: what sinks that keep up read from. */
export class EventWindow {
  readonly #maximumWeight: number;
  #commands: ExecutedCommand[] = [];
  /** `#commands` before this one are dropped. */
  #start = 0;
  #weight = 0;
  #last: number;

  /**
   * @param position last command before the window
   * @param maximumWeight commands and events it may hold together; the newest command always stays
   */
  constructor(position: number, maximumWeight: number) {
    this.#last = position;
    this.#maximumWeight = maximumWeight;
  }

  /** Of the newest command. */
  get last(): number {
    return this.#last;
  }

  /** @param commands follow those before without a gap */
  push(commands: readonly ExecutedCommand[]): void {
    for (const command of commands) {
      this.#commands.push(command);
      this.#weight += weightOf(command);
      this.#last = command.position;
    }
    while (this.#weight > this.#maximumWeight && this.#commands.length - this.#start > 1) {
      this.#weight -= weightOf(this.#commands[this.#start] as ExecutedCommand);
      this.#start++;
    }
    // Cutting the array only when half of it is dropped keeps the cost per command constant.
    if (this.#start * 2 > this.#commands.length) {
      this.#commands = this.#commands.slice(this.#start);
      this.#start = 0;
    }
  }

  /** At most `limit` commands after `position`; empty when it is the newest; undefined when the next one was dropped. */
  after(position: number, limit: number): readonly ExecutedCommand[] | undefined {
    if (position >= this.#last) return [];
    const first = this.#last - (this.#commands.length - this.#start) + 1;
    if (position + 1 < first) return undefined;
    const from = this.#start + (position + 1 - first);
    return this.#commands.slice(from, from + limit);
  }
}

const weightOf = ({ events }: ExecutedCommand): number => 1 + events.length;
