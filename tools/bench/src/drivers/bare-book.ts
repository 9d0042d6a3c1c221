import { BareBook } from "../bare-book/bare-book.js";
import { type Checksums, TradeTape } from "../flow/checksum.js";
import { type Flow, type FlowSide, Operation, RECORD_WORDS } from "../flow/format.js";
import type { EngineDriver, OpenedEngine } from "./driver.js";
import { installedVersion } from "./installed-version.js";

class BareBookFlow implements OpenedEngine {
  readonly #flow: Flow;
  readonly #tape = new TradeTape();
  readonly #book: BareBook;

  constructor(flow: Flow) {
    this.#flow = flow;
    this.#book = new BareBook(flow.highestPrice, flow.highestOrderId, this.#tape);
  }

  run(from: number, to: number): void {
    const { words } = this.#flow;
    const book = this.#book;
    for (let at = from * RECORD_WORDS; at < to * RECORD_WORDS; at += RECORD_WORDS) {
      const kind = words[at] as number;
      const side = ((kind >>> 8) & 0xff) as FlowSide;
      const orderId = words[at + 1] as number;
      const price = words[at + 2] as number;
      const quantity = words[at + 3] as number;
      switch ((kind & 0xff) as Operation) {
        case Operation.LIMIT_GTC:
          book.limit(orderId, side, price, quantity);
          break;
        case Operation.LIMIT_IOC:
          book.immediate(orderId, side, price, quantity);
          break;
        case Operation.MARKET:
          book.market(orderId, side, quantity);
          break;
        case Operation.CANCEL:
          book.cancel(orderId);
          break;
        case Operation.MOVE:
          book.move(orderId, price);
          break;
      }
    }
  }

  checksums(): Checksums {
    return {
      tradeCount: this.#tape.count,
      tradeHash: this.#tape.hash,
      volume: this.#tape.volume,
      bookHash: this.#book.depthHash(),
      resting: this.#book.resting,
    };
  }
}

export const driver: EngineDriver = {
  name: "bare-book",
  version: installedVersion("@pricetime/bench"),
  does: "book",
  open: (flow) => new BareBookFlow(flow),
};
