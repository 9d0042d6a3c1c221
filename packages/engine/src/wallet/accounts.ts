import { extend } from "../collections/extend.js";
import { type CommissionRates, ratesByRole } from "../symbol/commission.js";
import { type AccountPermissions, type AccountStatus, NO_TRADE_GROUP } from "./account-status.js";

/** No commission rate of its own: the symbol's applies. */
const SYMBOL_RATE = -1;
/** Maker or taker, each as buyer or seller. */
const ROLES = 4;

// Bits of an account's flags. An account that was never opened has none, and so has the venue.
const OPEN = 1;
const ACTIVE = 2;
const CAN_TRADE = 4;
const CAN_DEPOSIT = 8;
const CAN_WITHDRAW = 16;
const DISCOUNT_ENABLED = 32;
const TRADES = OPEN | ACTIVE | CAN_TRADE;
const ALL = TRADES | CAN_DEPOSIT | CAN_WITHDRAW;

/**
 * Who may hold money: per account its external id, parent, flags, trade group, commission rates and event counter. Account 0 is the
 * venue; users count from 1.
 */
export class Accounts {
  readonly #externalIds: string[] = [""];
  #capacity = 1024;
  #flags = new Uint8Array(1024);
  #parent = new Int32Array(1024);
  #tradeGroup = new Int32Array(1024).fill(NO_TRADE_GROUP);
  #lastEvent = new Float64Array(1024);
  /** By account × {@link ROLES} + role. */
  #standardRates = new Float64Array(1024 * ROLES).fill(SYMBOL_RATE);
  readonly #ownRates = new Map<number, CommissionRates>();

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

  /** @param parentAccountId 0 for an account of its own */
  open(externalId: string, parentAccountId: number): number {
    this.#externalIds.push(externalId);
    if (this.#externalIds.length > this.#capacity) this.#grow();
    this.#flags[this.count] = ALL;
    this.#parent[this.count] = parentAccountId;
    return this.count;
  }

  /** Whether the account is open, active and may place orders: one test for every order. */
  mayTrade(accountId: number): boolean {
    return ((this.#flags[accountId] as number) & TRADES) === TRADES;
  }

  status(accountId: number): AccountStatus {
    return this.#has(accountId, ACTIVE) ? "ACTIVE" : "SUSPENDED";
  }

  setStatus(accountId: number, status: AccountStatus): void {
    this.#set(accountId, ACTIVE, status === "ACTIVE");
  }

  canTrade(accountId: number): boolean {
    return this.#has(accountId, CAN_TRADE);
  }

  canDeposit(accountId: number): boolean {
    return this.#has(accountId, CAN_DEPOSIT);
  }

  canWithdraw(accountId: number): boolean {
    return this.#has(accountId, CAN_WITHDRAW);
  }

  setPermissions(accountId: number, { canDeposit, canTrade, canWithdraw }: AccountPermissions): void {
    this.#set(accountId, CAN_TRADE, canTrade);
    this.#set(accountId, CAN_DEPOSIT, canDeposit);
    this.#set(accountId, CAN_WITHDRAW, canWithdraw);
  }

  /** The account this one is a sub-account of; 0 for none. */
  parent(accountId: number): number {
    return this.#parent[accountId] as number;
  }

  /** Whether two accounts are different ones of one family: a parent and its sub-accounts. */
  areFamily(accountId: number, otherAccountId: number): boolean {
    return accountId !== otherAccountId && this.#head(accountId) === this.#head(otherAccountId);
  }

  /** The trade group whose members must not trade with each other, {@link NO_TRADE_GROUP} for none. */
  tradeGroup(accountId: number): number {
    return this.#tradeGroup[accountId] as number;
  }

  setTradeGroup(accountId: number, tradeGroupId: number): void {
    this.#tradeGroup[accountId] = tradeGroupId;
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

  /** The account's standard rate in a role, in 10⁻⁸. */
  standardRate(accountId: number, role: number, symbolRate: number): number {
    const own = this.#standardRates[accountId * ROLES + role] as number;
    return own === SYMBOL_RATE ? symbolRate : own;
  }

  /** The account's own standard rates, or undefined while the symbols' apply. */
  ownRates(accountId: number): CommissionRates | undefined {
    return this.#ownRates.get(accountId);
  }

  setRates(accountId: number, rates: CommissionRates): void {
    this.#ownRates.set(accountId, rates);
    this.#standardRates.set(ratesByRole(rates), accountId * ROLES);
  }

  /** Whether the account pays in the discount asset where it can. */
  isDiscountEnabled(accountId: number): boolean {
    return this.#has(accountId, DISCOUNT_ENABLED);
  }

  setDiscountEnabled(accountId: number, isEnabled: boolean): void {
    this.#set(accountId, DISCOUNT_ENABLED, isEnabled);
  }

  #has(accountId: number, flag: number): boolean {
    return ((this.#flags[accountId] as number) & flag) !== 0;
  }

  #set(accountId: number, flag: number, isSet: boolean): void {
    const flags = this.#flags[accountId] as number;
    this.#flags[accountId] = isSet ? flags | flag : flags & ~flag;
  }

  #head(accountId: number): number {
    const parent = this.parent(accountId);
    return parent === 0 ? accountId : parent;
  }

  #grow(): void {
    this.#capacity *= 2;
    this.#flags = extend(this.#flags, new Uint8Array(this.#capacity));
    this.#parent = extend(this.#parent, new Int32Array(this.#capacity));
    this.#tradeGroup = extend(this.#tradeGroup, new Int32Array(this.#capacity).fill(NO_TRADE_GROUP));
    this.#lastEvent = extend(this.#lastEvent, new Float64Array(this.#capacity));
    const rates = new Float64Array(this.#capacity * ROLES).fill(SYMBOL_RATE);
    this.#standardRates = extend(this.#standardRates, rates);
  }
}
