import {
  createEngine,
  type Engine,
  type Envelope,
  EVENT_WORDS,
  type EventView,
  type SelfTradePreventionMode,
} from "@pricetime/engine";
import { type Checksums, hashDepth, TradeTape } from "../flow/checksum.js";
import { BUY, type Flow, type FlowSide, Operation, RECORD_WORDS } from "../flow/format.js";
import type { OpenedEngine } from "./driver.js";
import { ReusedCommands, START_MS, VALID_FOR_MS } from "./pricetime-commands.js";
import { FIRST_ORDERS, listMarket, MARKET_SYMBOL_ID } from "./pricetime-market.js";

/** Journal time runs at 1,000 messages a second, so that command memory fills and empties as it would in service. */
const MESSAGES_PER_MS = 1;

const NEW_ORDER_ID = EVENT_WORDS.OrderNew.orderId;
const TRADE = EVENT_WORDS.Trade;

/** The engine with everything on: accounts, holds, fees, filters, events, command memory. */
export class PricetimeFlow implements OpenedEngine {
  protected readonly engine: Engine = createEngine();
  protected timeMs = START_MS;
  readonly #commands: ReusedCommands;
  readonly #tape = new TradeTape();
  readonly #flow: Flow;
  /** Flow's order id by engine's order id, and the reverse. A record places at most one order. */
  readonly #flowIds: Int32Array;
  readonly #engineIds: Int32Array;
  /** Open quantity by flow's order id, as the order's owner knows it from events. */
  readonly #open: Int32Array;

  constructor(flow: Flow, selfTradePreventionMode: SelfTradePreventionMode = "NONE") {
    this.#flow = flow;
    this.#commands = new ReusedCommands(selfTradePreventionMode);
    this.#flowIds = new Int32Array(FIRST_ORDERS + flow.records + 1);
    this.#engineIds = new Int32Array(flow.highestOrderId + 1);
    this.#open = new Int32Array(flow.highestOrderId + 1);
  }

  /** Lists the symbol and funds the accounts; to be called once, before {@link run}. */
  prepare(): this {
    listMarket((envelope) => this.execute(envelope), this.#flow.users);
    return this;
  }

  run(from: number, to: number): void {
    const { words } = this.#flow;
    for (let record = from; record < to; record++) {
      const at = record * RECORD_WORDS;
      const kind = words[at] as number;
      this.timeMs = START_MS + Math.floor(record / MESSAGES_PER_MS);
      this.#commands.validUntilMs = this.timeMs + VALID_FOR_MS;
      this.#message(
        (kind & 0xff) as Operation,
        ((kind >>> 8) & 0xff) as FlowSide,
        kind >>> 16,
        words[at + 1] as number,
        words[at + 2] as number,
        words[at + 3] as number,
      );
    }
  }

  checksums(): Checksums {
    const { bids, asks } = this.depth();
    let resting = 0;
    for (let user = 1; user <= this.#flow.users; user++) resting += this.openOrderCount(user);
    return {
      tradeCount: this.#tape.count,
      tradeHash: this.#tape.hash,
      volume: this.#tape.volume,
      bookHash: hashDepth(numericLevels(bids), numericLevels(asks)),
      resting,
    };
  }

  /** What a message costs: executing its command. */
  protected execute(envelope: Envelope): EventView {
    return this.engine.execute(this.timeMs, envelope);
  }

  /** The book that is judged, best prices first. */
  protected depth(): { readonly bids: readonly Level[]; readonly asks: readonly Level[] } {
    return this.engine.depth(MARKET_SYMBOL_ID);
  }

  protected openOrderCount(accountId: number): number {
    return this.engine.openOrders(accountId).length;
  }

  #message(operation: Operation, side: FlowSide, user: number, flowId: number, price: number, quantity: number): void {
    switch (operation) {
      case Operation.CANCEL:
        this.#cancel(user, flowId);
        return;
      case Operation.MOVE:
        this.#move(side, user, flowId, price);
        return;
      default:
        this.#place(operation, side, user, flowId, price, quantity);
    }
  }

  /** One command; what a client believes to be open is what it asks for again. An order that is gone is not replaced. */
  #move(side: FlowSide, user: number, flowId: number, price: number): void {
    const open = Math.max(1, this.#open[flowId] as number);
    const engineId = this.#engineIds[flowId] as number;
    const events = this.execute(this.#commands.replaceOrder(user, engineId, side, price, open));
    if (events.type(0) === "OrderCanceled") this.#readPlaced(events, indexOfNewOrder(events), side, flowId, open);
    else expectCancelFailed(events);
  }

  #cancel(user: number, flowId: number): void {
    this.execute(this.#commands.cancelOrder(user, this.#engineIds[flowId] as number));
  }

  #place(operation: Operation, side: FlowSide, user: number, flowId: number, price: number, quantity: number): void {
    const events = this.execute(this.#commands.newOrder(user, operation, side, price, quantity));
    this.#readPlaced(events, 0, side, flowId, quantity);
  }

  /** @param at where the events tell of the order that was placed */
  #readPlaced(events: EventView, at: number, side: FlowSide, flowId: number, quantity: number): void {
    if (events.type(at) !== "OrderNew")
      throw new Error(`order ${flowId} was refused: ${JSON.stringify(events.get(at))}`);
    const engineId = events.word(at, NEW_ORDER_ID);
    this.#flowIds[engineId] = flowId;
    this.#engineIds[flowId] = engineId;
    this.#open[flowId] = quantity;
    this.#readTrades(events, at + 1, side, flowId);
  }

  #readTrades(events: EventView, from: number, takerSide: FlowSide, takerId: number): void {
    const makerOrderId = takerSide === BUY ? TRADE.sellerOrderId : TRADE.buyerOrderId;
    const open = this.#open;
    for (let index = from; index < events.length; index++) {
      if (events.type(index) !== "Trade") continue;
      const makerId = this.#flowIds[events.word(index, makerOrderId)] as number;
      const quantity = events.word(index, TRADE.quantity);
      open[takerId] = (open[takerId] as number) - quantity;
      open[makerId] = (open[makerId] as number) - quantity;
      this.#tape.add(takerId, makerId, events.word(index, TRADE.price), quantity);
    }
  }
}

/** A replaced order's own events come first. */
function indexOfNewOrder(events: EventView): number {
  let index = 1;
  while (events.type(index) !== "OrderNew") index++;
  return index;
}

/** That the old order was gone is part of the flow; that the new one was refused would be a fault. */
function expectCancelFailed(events: EventView): void {
  const event = events.get(0);
  if (event.type !== "CancelReplaceFailed" || event.newOrderOutcome !== "NOT_ATTEMPTED")
    throw new Error(`a move was refused: ${JSON.stringify(event)}`);
}

type Level = readonly [number, bigint];

const numericLevels = (levels: readonly Level[]) =>
  levels.map(([price, quantity]) => [price, Number(quantity)] as const);
