import { divideBigDown, divideDown } from "../money/rounding.js";
import { Wide, wideToBigInt } from "../money/wide.js";

/** The longest window a filter may ask for, minutes. */
export const AVERAGE_PRICE_MINUTES_MAX = 60;
const MINUTE_MS = 60_000;

/** What was traded in one whole minute of journal time. */
export interface MinuteOfTrades {
  readonly minute: number;
  /** Σ price × quantity, notional units. */
  readonly notional: bigint;
  /** Σ quantity, quantity units. */
  readonly quantity: bigint;
}

/** Volume-weighted average price of the last minutes, kept per minute so that it forgets in whole minutes. */
export class AveragePrice {
  #minute = -1;
  readonly #notional = new Wide();
  readonly #quantity = new Wide();
  readonly #part = new Wide();
  #past: MinuteOfTrades[] = [];

  addTrade(timeMs: number, notional: number, quantity: number): void {
    const minute = minuteOf(timeMs);
    if (minute !== this.#minute) this.#roll(minute);
    this.#part.setNumber(notional);
    this.#notional.add(this.#part);
    this.#part.setNumber(quantity);
    this.#quantity.add(this.#part);
  }

  /** The average over the newest `minutes` whole minutes, the running one included, rounded down; −1 when nothing was traded. */
  over(minutes: number, timeMs: number): number {
    const oldest = minuteOf(timeMs) - minutes;
    let notional = 0n;
    let quantity = 0n;
    for (const trades of this.minutes()) {
      if (trades.minute <= oldest) continue;
      notional += trades.notional;
      quantity += trades.quantity;
    }
    return quantity === 0n ? -1 : Number(divideBigDown(notional, quantity));
  }

  /** All kept minutes, ascending: what a snapshot holds. */
  minutes(): readonly MinuteOfTrades[] {
    return this.#minute === -1 ? this.#past : [...this.#past, this.#running()];
  }

  restore(minutes: readonly MinuteOfTrades[]): void {
    const running = minutes.at(-1);
    if (running === undefined) return;
    this.#past = minutes.slice(0, -1);
    this.#minute = running.minute;
    this.#notional.setBigInt(running.notional);
    this.#quantity.setBigInt(running.quantity);
  }

  #running(): MinuteOfTrades {
    return {
      minute: this.#minute,
      notional: wideToBigInt(this.#notional.high, this.#notional.low),
      quantity: wideToBigInt(this.#quantity.high, this.#quantity.low),
    };
  }

  #roll(minute: number): void {
    this.#past = this.minutes().filter((trades) => trades.minute > minute - AVERAGE_PRICE_MINUTES_MAX);
    this.#minute = minute;
    this.#notional.set(0, 0);
    this.#quantity.set(0, 0);
  }
}

const minuteOf = (timeMs: number): number => divideDown(timeMs, MINUTE_MS);
