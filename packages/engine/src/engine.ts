import { advance, executeCommand } from "./execute.js";
import { foldEvents } from "./integrity/events-hash.js";
import { type Fold, hashBytes } from "./integrity/hash.js";
import { checkInvariants } from "./integrity/invariants.js";
import { decodeSnapshot } from "./integrity/restore.js";
import { encodeBusiness, encodeSession, encodeSnapshot } from "./integrity/snapshot.js";
import type { Envelope } from "./messages/command.js";
import { type EventView, RingView } from "./messages/event-view.js";
import type { OrderImage } from "./messages/order-events.js";
import type { Price } from "./money/units.js";
import * as reads from "./reads.js";
import { emptyState, type State } from "./state.js";
import type { AssetDefinition, SymbolDefinition } from "./symbol/symbol.js";
import type { VolatilityHalt } from "./symbol/volatility-halt.js";

/**
 * Order books and wallets of one venue. Everything comes in by {@link Engine.execute}, everything goes out as events; the same
 * commands at the same times give the same events and hashes on every machine.
 */
export class Engine {
  readonly #state: State;

  /** @internal Use {@link createEngine} or {@link restoreEngine}. */
  constructor(state: State) {
    this.#state = state;
  }

  /** Number of the last command, 0 before the first. */
  get position(): number {
    return this.#state.position;
  }

  /** Journal time of the last command, ms since the epoch. */
  get timeMs(): number {
    return this.#state.timeMs;
  }

  /**
   * Executes one command at a journal time. Whatever the command holds, it is answered by events: a refusal is a `CommandRejected`.
   *
   * @param timeMs ms since the epoch, never before the previous command's
   * @returns the events, readable until the next `execute`
   * @throws InvariantViolation when the engine's own reasoning is broken; its state must not be used afterwards
   */
  execute(timeMs: number, envelope: Envelope): EventView {
    executeCommand(this.#state, timeMs, envelope);
    return new RingView(this.#state.events);
  }

  /** Counts a command that operators have quarantined, without executing it. */
  skip(timeMs: number): EventView {
    advance(this.#state, timeMs);
    return new RingView(this.#state.events);
  }

  /** Folds the events of the last command into a rolling hash. */
  foldEvents(fold: Fold): void {
    foldEvents(fold, this.#state.events);
  }

  /** Hash of everything the engine knows: 32 hexadecimal digits. */
  stateHash(): string {
    return hashBytes(encodeBusiness(this.#state), encodeSession(this.#state));
  }

  /** Hash without position, time and command memory: refused and repeated commands leave it unchanged. */
  businessHash(): string {
    return hashBytes(encodeBusiness(this.#state));
  }

  /** The whole state as versioned canonical bytes for {@link restoreEngine}. */
  snapshot(): Uint8Array {
    return encodeSnapshot(this.#state);
  }

  /** Checks the whole state: conservation, locks, books. @throws InvariantViolation */
  checkInvariants(): void {
    checkInvariants(this.#state);
  }

  /** Whether something waits for journal time to pass, so that a sequencer should let it. */
  needsTime(): boolean {
    return this.#state.memory.size > 0 || this.#state.volatility.dueMs < Number.POSITIVE_INFINITY;
  }

  /** How many users' accounts are open; their ids are 1 to this. */
  get accountCount(): number {
    return this.#state.accounts.count;
  }

  /** An account's parent, status, permissions and trade group, or undefined when it was never opened. */
  account(accountId: number): reads.AccountState | undefined {
    return reads.account(this.#state, accountId);
  }

  assets(): readonly AssetDefinition[] {
    return [...this.#state.assets];
  }

  symbols(): readonly SymbolDefinition[] {
    return this.#state.markets.map((market) => market.definition());
  }

  /** A symbol's rule for volatility halts, or undefined when it has none. */
  volatilityHalt(symbolId: number): VolatilityHalt | undefined {
    return this.#state.volatility.find(symbolId)?.rule;
  }

  /** Free and locked, in the asset's smallest unit. Account 0 holds the commission earned. */
  balance(accountId: number, assetId: number): reads.Balance {
    return reads.balance(this.#state, accountId, assetId);
  }

  /** What an account pays on a symbol, part by part. */
  commission(accountId: number, symbolId: number): reads.AccountCommission {
    return reads.commission(this.#state, accountId, symbolId);
  }

  /** An open order as it stands, or undefined when it is unknown or closed. */
  openOrder(symbolId: number, orderId: number): OrderImage | undefined {
    return reads.openOrder(this.#state, symbolId, orderId);
  }

  /** An account's open orders by symbol, then by id. */
  openOrders(accountId: number, symbolId?: number): OrderImage[] {
    return reads.openOrders(this.#state, accountId, symbolId);
  }

  /** An open order list, or undefined when it is unknown or done. */
  orderList(orderListId: number): reads.OrderListImage | undefined {
    return reads.orderList(this.#state, orderListId);
  }

  /** An account's open order lists in order of their ids. */
  openOrderLists(accountId: number): reads.OrderListImage[] {
    return reads.openOrderLists(this.#state, accountId);
  }

  /** The whole book of a symbol, best prices first, quantities in the symbol's unit. */
  depth(symbolId: number): {
    readonly updateId: number;
    readonly bids: (readonly [Price, bigint])[];
    readonly asks: (readonly [Price, bigint])[];
  } {
    return reads.depth(this.#state, symbolId);
  }
}

/** An engine that knows nothing yet. */
export const createEngine = (): Engine => new Engine(emptyState());

/** The engine that a snapshot was taken of. @throws SnapshotUnreadable */
export const restoreEngine = (snapshot: Uint8Array): Engine => new Engine(decodeSnapshot(snapshot));
