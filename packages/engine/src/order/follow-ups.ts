/** Something that a command has set off: it is done after what set it off, in the same command. */
export type FollowUp = OrderTriggered | OrdersDue;

/** The last price has reached a waiting order's stop: it goes to work, unless it has ended by then. */
export interface OrderTriggered {
  readonly kind: "ORDER_TRIGGERED";
  readonly symbolId: number;
  readonly orderId: number;
}

/** The working order of a list is filled: the pending ones have their turn. */
export interface OrdersDue {
  readonly kind: "ORDERS_DUE";
  readonly orderListId: number;
}

/** What the running command still has to do, first in, first out. Empty between commands, so it is no state. */
export class FollowUps {
  readonly #queue: FollowUp[] = [];
  #done = 0;

  /** Whether anything waits to be done. */
  get isEmpty(): boolean {
    return this.#queue.length === 0;
  }

  add(followUp: FollowUp): void {
    this.#queue.push(followUp);
  }

  /** Takes the oldest one; undefined when nothing is left. */
  take(): FollowUp | undefined {
    const next = this.#queue[this.#done++];
    if (next === undefined) {
      this.#queue.length = 0;
      this.#done = 0;
    }
    return next;
  }
}
