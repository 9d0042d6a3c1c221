import type { Work } from "../choice.js";
import { EVENT_CODE, EVENT_WORDS, EventRing, Ledger, RingView } from "../engine-parts.js";
import { fold } from "../fold.js";
import type { EventInput } from "./event-input.js";

const { OrderNew, DepthChanged, BalanceChanged } = EVENT_WORDS;

/** The engine's ring of words, read through its view. */
export function ringEvents({ commands, orders, from, to }: EventInput): Work {
  const ring = new EventRing(orders, new Ledger());
  let sum = 0;

  function writeOrder(code: number, slot: number, executionId: number): void {
    const at = ring.open(code);
    const words = ring.words;
    words[at | 1] = slot;
    words[at | 2] = executionId;
    words[at | 3] = executionId;
    words[at | 4] = orders.status(slot);
    words[at | 5] = orders.executed(slot);
    words[at | 6] = orders.cumulativeHigh(slot);
    words[at | 7] = orders.cumulativeLow(slot);
    words[at | 8] = ring.detailsOf(orders.details(slot));
  }

  function writeDepth(price: number, quantity: number, updateId: number): void {
    const at = ring.open(EVENT_CODE.DepthChanged);
    const words = ring.words;
    words[at | 1] = 0;
    words[at | 2] = 0;
    words[at | 3] = price;
    words[at | 4] = 0;
    words[at | 5] = quantity;
    words[at | 6] = updateId;
  }

  function write(command: number): void {
    const before = from[command] as number;
    const after = to[command] as number;
    ring.begin(command, 0);
    writeOrder(EVENT_CODE.OrderCanceled, before, command);
    writeDepth(orders.price(before), orders.remaining(before), command);
    writeOrder(EVENT_CODE.OrderNew, after, command);
    writeDepth(orders.price(after), orders.remaining(after), command);
    const at = ring.open(EVENT_CODE.BalanceChanged);
    ring.words[at | 1] = after;
    ring.words[at | 2] = command;
  }

  function read(): void {
    const view = new RingView(ring);
    for (let index = 0; index < view.length; index++) {
      switch (view.type(index)) {
        case "OrderNew":
        case "OrderCanceled":
          sum = fold(sum, view.word(index, OrderNew.orderId));
          sum = fold(sum, view.word(index, OrderNew.price));
          sum = fold(sum, view.word(index, OrderNew.executionId));
          break;
        case "DepthChanged":
          sum = fold(sum, view.word(index, DepthChanged.price));
          sum = fold(sum, view.word(index, DepthChanged.quantity + 1));
          break;
        case "BalanceChanged":
          sum = fold(sum, view.word(index, BalanceChanged.slot));
      }
    }
  }

  function run(): void {
    for (let command = 0; command < commands; command++) {
      write(command);
      read();
    }
  }
  return { run, result: () => String(sum) };
}
