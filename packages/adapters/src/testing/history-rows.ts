import { toNotional, toPrice, toQuantity } from "@pricetime/engine";
import type {
  AggTrade,
  HistoryBatch,
  Kline,
  LedgerLine,
  MyTrade,
  OrderRecord,
  PublicTrade,
} from "@pricetime/engine/projections";

/** Plain numbers where the row has units: rows of tests. */
type Plain<Row> = { readonly [Field in keyof Row]?: Row[Field] extends number ? number : Row[Field] };

/** A batch of the positions `first` to `last` with these rows and no others. */
export const batchOf = (
  firstPosition: number,
  lastPosition: number,
  rows: Partial<Omit<HistoryBatch, "firstPosition" | "lastPosition" | "timeMs">> = {},
): HistoryBatch => ({
  firstPosition,
  lastPosition,
  timeMs: lastPosition * 100,
  orders: [],
  trades: [],
  aggTrades: [],
  myTrades: [],
  klines: [],
  ledgerLines: [],
  ...rows,
});

export const orderRow = (
  orderId: number,
  symbolId: number,
  accountId: number,
  rest: Plain<OrderRecord> = {},
): OrderRecord =>
  ({
    symbolId,
    orderId,
    accountId,
    accountEvent: 11,
    executionId: 12,
    clientOrderId: "",
    side: "BUY",
    orderType: "LIMIT",
    timeInForce: "GTC",
    selfTradePreventionMode: "NONE",
    status: "NEW",
    price: toPrice(100),
    quantity: toQuantity(50),
    quoteOrderQuantity: toNotional(0),
    executedQuantity: toQuantity(0),
    cumulativeQuote: 0n,
    timeMs: 50,
    workingTimeMs: 50,
    updateTimeMs: 60,
    position: 1,
    expiryReason: "NONE",
    details: undefined,
    ...rest,
  }) as OrderRecord;

export const tradeRow = (tradeId: number, symbolId: number, rest: Plain<PublicTrade> = {}): PublicTrade =>
  ({
    symbolId,
    tradeId,
    price: toPrice(100),
    quantity: toQuantity(5),
    quoteQuantity: toNotional(500),
    timeMs: tradeId * 100,
    isBuyerMaker: false,
    ...rest,
  }) as PublicTrade;

export const aggTradeRow = (aggTradeId: number, symbolId: number, rest: Plain<AggTrade> = {}): AggTrade =>
  ({
    symbolId,
    aggTradeId,
    price: toPrice(100),
    quantity: 5n,
    firstTradeId: aggTradeId,
    lastTradeId: aggTradeId,
    timeMs: aggTradeId * 100,
    isBuyerMaker: true,
    ...rest,
  }) as AggTrade;

export const myTradeRow = (tradeId: number, symbolId: number, accountId: number, rest: Plain<MyTrade> = {}): MyTrade =>
  ({
    symbolId,
    tradeId,
    orderId: 1,
    accountId,
    price: toPrice(100),
    quantity: toQuantity(5),
    quoteQuantity: toNotional(500),
    commission: 3n,
    commissionAssetId: 1,
    timeMs: tradeId * 100,
    position: 1,
    isBuyer: true,
    isMaker: false,
    ...rest,
  }) as MyTrade;

export const klineRow = (openTimeMs: number, symbolId: number, rest: Plain<Kline> = {}): Kline =>
  ({
    symbolId,
    interval: "1m",
    openTimeMs,
    closeTimeMs: openTimeMs + 59_999,
    open: toPrice(1),
    high: toPrice(4),
    low: toPrice(1),
    close: toPrice(2),
    volume: 10n,
    quoteVolume: 20n,
    tradeCount: 3,
    takerBuyVolume: 4n,
    takerBuyQuoteVolume: 8n,
    firstTradeId: 1,
    lastTradeId: 3,
    ...rest,
  }) as Kline;

export const ledgerRow = (position: number, accountId: number, rest: Plain<LedgerLine> = {}): LedgerLine =>
  ({
    position,
    line: 0,
    timeMs: position * 100,
    accountId,
    assetId: 1,
    free: 5n,
    locked: -5n,
    cause: "ORDER_RELEASE",
    symbolId: -1,
    orderId: 0,
    tradeId: 0,
    externalId: "",
    ...rest,
  }) as LedgerLine;
