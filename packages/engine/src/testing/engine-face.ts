import type { Envelope } from "../messages/command.js";
import type { EngineEvent } from "../messages/event.js";
import type { OrderImage } from "../messages/order-events.js";
import type { Price } from "../money/units.js";
import type { AccountState, OrderListImage } from "../reads.js";
import type { AssetDefinition, SymbolDefinition } from "../symbol/symbol.js";
import type { VolatilityHalt } from "../symbol/volatility-halt.js";

/** What the fast and the reference engine have in common: all that tests need to drive and to look at one. */
export interface EngineFace {
  readonly position: number;
  readonly timeMs: number;
  readonly accountCount: number;
  execute(timeMs: number, envelope: Envelope): Iterable<EngineEvent>;
  skip(timeMs: number): void;
  needsTime(): boolean;
  account(accountId: number): AccountState | undefined;
  volatilityHalt(symbolId: number): VolatilityHalt | undefined;
  assets(): readonly AssetDefinition[];
  symbols(): readonly SymbolDefinition[];
  balance(accountId: number, assetId: number): { readonly free: bigint; readonly locked: bigint };
  openOrder(symbolId: number, orderId: number): OrderImage | undefined;
  orderList(orderListId: number): OrderListImage | undefined;
  openOrderLists(accountId: number): readonly OrderListImage[];
  openOrders(accountId: number, symbolId?: number): readonly OrderImage[];
  depth(symbolId: number): {
    readonly bids: readonly (readonly [Price, bigint])[];
    readonly asks: readonly (readonly [Price, bigint])[];
    readonly updateId: number;
  };
}
