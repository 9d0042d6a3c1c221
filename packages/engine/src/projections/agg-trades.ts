import { invariant } from "../assert.js";
import type { ExecutedCommand } from "../messages/event.js";
import type { Trade } from "../messages/market-events.js";
import { type Price, toPrice } from "../money/units.js";
import { PerSymbol } from "./per-symbol.js";
import { Recent } from "./recent.js";

/** The trades of one taker order at one price. All of them belong to one command, so it is complete once seen. */
export interface AggTrade {
  readonly symbolId: number;
  readonly aggTradeId: number;
  readonly price: Price;
  readonly quantity: bigint;
  readonly firstTradeId: number;
  readonly lastTradeId: number;
  readonly timeMs: number;
  readonly isBuyerMaker: boolean;
}

/** How many aggregate trades of each symbol are held. */
export const RECENT_AGG_TRADES = 1_000;

/** The newest aggregate trades of each symbol, ascending. */
export interface AggTrades {
  readonly recent: PerSymbol<Recent<AggTrade>>;
}

type AggTradeData = readonly [
  aggTradeId: number,
  price: number,
  quantity: string,
  firstTradeId: number,
  lastTradeId: number,
  timeMs: number,
  isBuyerMaker: 0 | 1,
];

export interface AggTradesData {
  readonly recent: readonly { readonly symbolId: number; readonly aggTrades: readonly AggTradeData[] }[];
}

const NONE: readonly AggTrade[] = [];

export const initialAggTrades = (): AggTrades => ({ recent: new PerSymbol(() => new Recent(RECENT_AGG_TRADES)) });

/** @returns the aggregate trades of this command */
export function applyAggTrades(state: AggTrades, executed: ExecutedCommand): readonly AggTrade[] {
  const made = aggregateTrades(executed);
  for (const aggTrade of made) {
    const recent = state.recent.of(aggTrade.symbolId);
    const isNext = aggTrade.aggTradeId === (recent.newest?.aggTradeId ?? 0) + 1;
    invariant(isNext, "an aggregate trade ends with its command and the next one has the next id");
    recent.push(aggTrade);
  }
  return made;
}

/** Merges the trades of one command that share an aggregate id. */
export function aggregateTrades(executed: ExecutedCommand): readonly AggTrade[] {
  let made: AggTrade[] | undefined;
  let newest: AggTrade | undefined;
  for (const event of executed.events) {
    if (event.type !== "Trade") continue;
    made ??= [];
    if (newest?.symbolId === event.symbolId && newest.aggTradeId === event.aggTradeId) {
      newest = merged(newest, event);
      made[made.length - 1] = newest;
    } else {
      newest = aggregateOf(event, executed.timeMs);
      made.push(newest);
    }
  }
  return made ?? NONE;
}

const aggregateOf = (trade: Trade, timeMs: number): AggTrade => ({
  symbolId: trade.symbolId,
  aggTradeId: trade.aggTradeId,
  price: trade.price,
  quantity: BigInt(trade.quantity),
  firstTradeId: trade.tradeId,
  lastTradeId: trade.tradeId,
  timeMs,
  isBuyerMaker: trade.isBuyerMaker,
});

function merged(aggTrade: AggTrade, trade: Trade): AggTrade {
  invariant(trade.price === aggTrade.price, "trades of one aggregate share a price");
  invariant(trade.tradeId === aggTrade.lastTradeId + 1, "trades of one aggregate are consecutive");
  return { ...aggTrade, quantity: aggTrade.quantity + BigInt(trade.quantity), lastTradeId: trade.tradeId };
}

export function encodeAggTrades(state: AggTrades): AggTradesData {
  const recent = state.recent.entries().map(([symbolId, held]) => {
    const aggTrades = held.toArray().map((row): AggTradeData => {
      const { aggTradeId, price, firstTradeId, lastTradeId, timeMs } = row;
      return [aggTradeId, price, String(row.quantity), firstTradeId, lastTradeId, timeMs, row.isBuyerMaker ? 1 : 0];
    });
    return { symbolId, aggTrades };
  });
  return { recent };
}

export function decodeAggTrades(data: AggTradesData): AggTrades {
  const state = initialAggTrades();
  for (const { symbolId, aggTrades } of data.recent) {
    const held = state.recent.of(symbolId);
    for (const [aggTradeId, units, total, firstTradeId, lastTradeId, timeMs, maker] of aggTrades) {
      const [price, quantity, isBuyerMaker] = [toPrice(units), BigInt(total), maker === 1];
      held.push({ symbolId, aggTradeId, price, quantity, firstTradeId, lastTradeId, timeMs, isBuyerMaker });
    }
  }
  return state;
}
