import type { EngineEvent } from "../messages/event.js";
import type { OrderTraded, OrderTriggered } from "../messages/order-events.js";
import type { SymbolDefinition } from "../symbol/symbol.js";

/** A cancel and a new order in one command, and nothing refused, are a cancel-replace that went well. */
const isReplaced = (events: readonly EngineEvent[]): boolean =>
  events[0]?.type === "OrderCanceled" && events.some(({ type }) => type === "OrderNew");

/** Counts what a run of commands reached, so that a property can show that it tested what it claims to. */
export class Reach {
  private readonly symbols: SymbolDefinition[] = [];
  private readonly counts = new Map<string, number>();

  /** Counts each event by its type, refusals and expiries also by their reasons, duplicates by their outcomes. */
  note(events: readonly EngineEvent[]): void {
    const halts = events.findIndex((event) => event.type === "SymbolStatusChanged" && event.status === "HALT");
    if (halts > 0 && events[halts - 1]?.type !== "SymbolStatusChanged") this.count("volatility halt");
    const [first, second] = events;
    const isPhase = first?.type === "SymbolStatusChanged" && first.status === "TRADING";
    if (isPhase && second !== undefined && second.type !== "SymbolStatusChanged") this.count("volatility halt over");
    if (isReplaced(events)) this.count("order replaced");
    this.noteChains(events);
    for (const event of events) {
      this.count(event.type);
      if (event.type === "OrderTraded" && isRefilled(event)) this.count("iceberg refilled");
      if (event.type === "CommandRejected") this.count(event.reason);
      else if (event.type === "OrderExpired") {
        this.count(event.expiryReason);
        if (event.expiryReason === "REJECTED" && event.workingTimeMs !== -1) this.count("refused at its trigger");
      } else if (event.type === "MatchPrevented") {
        this.count(`prevented by ${event.selfTradePreventionMode}`);
        if (event.takerAccountId !== event.makerAccountId) this.count("prevented in a trade group");
        if (event.transferredQuantity > 0) this.count("transferred in a trade group");
      } else if (event.type === "OrderPrevented") this.count(`OrderPrevented ${event.status}`);
      else if (event.type === "CommandDuplicated") {
        this.count(event.outcome === "ACCEPTED" ? "duplicate of an accepted command" : "duplicate of a refusal");
      } else if (event.type === "CancelReplaceFailed") {
        const isRefused = (outcome: string) =>
          outcome === "ACCEPTED" || outcome === "NOT_ATTEMPTED" ? outcome : "refused";
        this.count(`cancel ${isRefused(event.cancelOutcome)}, new order ${isRefused(event.newOrderOutcome)}`);
      } else if (event.type === "OrderNew") {
        this.count(`${event.orderType} ${event.timeInForce}`);
        if (event.details && event.details.pegPriceType !== "NONE") this.count(event.details.pegPriceType);
        if (event.details && event.details.strategyType !== 0) this.count("order with marks");
      } else if (event.type === "OrderTriggered") this.count(howTriggered(event));
      else if (event.type === "SymbolAdded") this.symbols[event.definition.symbolId] = event.definition;
      else if (event.type === "OrderTraded" && event.commissionAssetId !== this.receivedAssetId(event)) {
        this.count("commission in the discount asset");
      } else if (event.type === "OrderListChanged") {
        this.count(`${event.contingencyType} of ${event.orders.length} ${event.listStatusType}`);
      } else if (event.type === "Trade" && event.buyerAccountId === event.sellerAccountId) this.count("self-trade");
    }
  }

  private receivedAssetId({ side, symbolId }: OrderTraded): number | undefined {
    const symbol = this.symbols[symbolId];
    return side === "BUY" ? symbol?.baseAssetId : symbol?.quoteAssetId;
  }

  /** Counts orders that were triggered by trades of triggered orders. */
  private noteChains(events: readonly EngineEvent[]): void {
    const first = events.findIndex(({ type }) => type === "OrderTriggered");
    const trade = events.findIndex(({ type }, at) => first !== -1 && at > first && type === "Trade");
    const chained = events.filter(({ type }, at) => trade !== -1 && at > trade && type === "OrderTriggered");
    for (const _ of chained) this.count("triggered after a triggered order's trade");
  }

  count(what: string): void {
    this.counts.set(what, this.of(what) + 1);
  }

  of(what: string): number {
    return this.counts.get(what) ?? 0;
  }

  /** The names of `minima` that were reached less often than asked. */
  missing(minima: Readonly<Record<string, number>>): string[] {
    return Object.entries(minima)
      .filter(([what, least]) => this.of(what) < least)
      .map(([what, least]) => `${what}: ${this.of(what)} of ${least}`);
  }

  /** "12,345 Trade, 678 OrderCanceled, …", most often first. */
  report(): string {
    const ranked = [...this.counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
    return ranked.map(([what, count]) => `${count} ${what}`).join(", ");
  }
}

function howTriggered({ details }: OrderTriggered): string {
  if (details?.trailingDelta === 0) return "triggered at its stop";
  return details?.stopPrice === 0 ? "triggered trailing" : "triggered trailing after its stop";
}

/** A maker that traded and shows a whole slice: the trade took the last of the one before. */
const isRefilled = ({ details, isMaker, quantity, executedQuantity, status }: OrderTraded): boolean => {
  if (!isMaker || status !== "PARTIALLY_FILLED" || !details || details.icebergQuantity === 0) return false;
  const shown = quantity - executedQuantity - details.preventedQuantity - details.hiddenQuantity;
  return shown === details.icebergQuantity;
};
