import { extend } from "../collections/extend.js";

/** No commission rate of its own: the symbol's applies. */
const SYMBOL_RATE = -1;

/** Who may hold money: per account its external id, commission rates and event counter. Account 0 is the venue; users count from 1. */
export class Accounts {
  readonly #externalIds: string[] = [""];
  #capacity = 1024;
  #lastEvent = new Float64Array(1024);
  #makerRate = new Float64Array(1024).fill(SYMBOL_RATE);
  #takerRate = new Float64Array(1024).fill(SYMBOL_RATE);

  /** How many users' accounts are open; their ids are 1 to this. */
  get count(): number {
    return this.#externalIds.length - 1;
  }

  isOpen(accountId: number): boolean {
    return accountId >= 1 && accountId <= this.count;
  }

  externalId(accountId: number): string {
    return this.#externalIds[accountId] as string;
  }

  open(externalId: string): number {
    this.#externalIds.push(externalId);
    if (this.#externalIds.length > this.#capacity) this.#grow();
    return this.count;
  }

  /** Dense number of the account's next event, from 1. */
  nextEvent(accountId: number): number {
    const number = (this.#lastEvent[accountId] as number) + 1;
    this.#lastEvent[accountId] = number;
    return number;
  }

  lastEvent(accountId: number): number {
    return this.#lastEvent[accountId] as number;
  }

  restoreLastEvent(accountId: number, number: number): void {
    this.#lastEvent[accountId] = number;
  }

  /** The rate for trades as a maker, in 10⁻⁸. */
  makerRate(accountId: number, symbolRate: number): number {
    const own = this.#makerRate[accountId] as number;
    return own === SYMBOL_RATE ? symbolRate : own;
  }

  /** The rate for trades as a taker, in 10⁻⁸. */
  takerRate(accountId: number, symbolRate: number): number {
    const own = this.#takerRate[accountId] as number;
    return own === SYMBOL_RATE ? symbolRate : own;
  }

  hasOwnRates(accountId: number): boolean {
    return this.#makerRate[accountId] !== SYMBOL_RATE;
  }

  setRates(accountId: number, makerRate: number, takerRate: number): void {
    this.#makerRate[accountId] = makerRate;
    this.#takerRate[accountId] = takerRate;
  }

  #grow(): void {
    this.#capacity *= 2;
    this.#lastEvent = extend(this.#lastEvent, new Float64Array(this.#capacity));
    this.#makerRate = extend(this.#makerRate, new Float64Array(this.#capacity).fill(SYMBOL_RATE));
    this.#takerRate = extend(this.#takerRate, new Float64Array(this.#capacity).fill(SYMBOL_RATE));
  }
}
