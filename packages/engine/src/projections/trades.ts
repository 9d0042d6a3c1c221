import { invariant } from "../assert.js";
import type { ExecutedCommand } from "../messages/event.js";
import type { Trade } from "../messages/market-events.js";
import { type Notional, notionalOf, type Price, type Quantity, toPrice, toQuantity } from "../money/units.js";
import { PerSymbol } from "./per-symbol.js";
import { Recent } from "./recent.js";

/** A trade as everyone may see it: without orders and accounts. */
export interface PublicTrade {
  readonly symbolId: number;
  readonly tradeId: number;
  readonly price: Price;
  readonly quantity: Quantity;
  readonly quoteQuantity: Notional;
  readonly timeMs: number;
  readonly isBuyerMaker: boolean;
}

/** How many trades of each symbol are held. */
export const RECENT_TRADES = 1_000;

/** The newest trades of each symbol, ascending. */
export interface Trades {
  readonly recent: PerSymbol<Recent<PublicTrade>>;
}

type TradeData = readonly [tradeId: number, price: number, quantity: number, timeMs: number, isBuyerMaker: 0 | 1];

export interface TradesData {
  readonly recent: readonly { readonly symbolId: number; readonly trades: readonly TradeData[] }[];
}

const NONE: readonly PublicTrade[] = [];

export const initialTrades = (): Trades => ({ recent: new PerSymbol(() => new Recent(RECENT_TRADES)) });

/** @returns the trades of this command */
export function applyTrades(state: Trades, executed: ExecutedCommand): readonly PublicTrade[] {
  const made = publicTrades(executed);
  for (const trade of made) {
    const recent = state.recent.of(trade.symbolId);
    invariant(trade.tradeId === (recent.newest?.tradeId ?? 0) + 1, "trade ids of a symbol are consecutive from 1");
    recent.push(trade);
  }
  return made;
}

/** The trades of one command as public rows. */
export function publicTrades(executed: ExecutedCommand): readonly PublicTrade[] {
  let made: PublicTrade[] | undefined;
  for (const event of executed.events) {
    if (event.type !== "Trade") continue;
    made ??= [];
    made.push(publicTrade(event, executed.timeMs));
  }
  return made ?? NONE;
}

const publicTrade = (event: Trade, timeMs: number): PublicTrade => ({
  symbolId: event.symbolId,
  tradeId: event.tradeId,
  price: event.price,
  quantity: event.quantity,
  quoteQuantity: notionalOf(event.price, event.quantity),
  timeMs,
  isBuyerMaker: event.isBuyerMaker,
});

export function encodeTrades(state: Trades): TradesData {
  const recent = state.recent.entries().map(([symbolId, held]) => {
    const trades = held.toArray().map((trade): TradeData => {
      return [trade.tradeId, trade.price, trade.quantity, trade.timeMs, trade.isBuyerMaker ? 1 : 0];
    });
    return { symbolId, trades };
  });
  return { recent };
}

export function decodeTrades(data: TradesData): Trades {
  const state = initialTrades();
  for (const { symbolId, trades } of data.recent) {
    const held = state.recent.of(symbolId);
    for (const [tradeId, units, count, timeMs, maker] of trades) {
      const [price, quantity] = [toPrice(units), toQuantity(count)];
      const quoteQuantity = notionalOf(price, quantity);
      held.push({ symbolId, tradeId, price, quantity, quoteQuantity, timeMs, isBuyerMaker: maker === 1 });
    }
  }
  return state;
}
