import type { AggTrade, Kline, LedgerLine, MyTrade, OrderRecord, PublicTrade } from "@pricetime/engine/projections";
import { Table } from "./table.js";

export const ORDERS = new Table<OrderRecord>(
  "orders",
  {
    symbolId: "NUMBER",
    orderId: "NUMBER",
    accountId: "NUMBER",
    accountEvent: "NUMBER",
    executionId: "NUMBER",
    clientOrderId: "TEXT",
    side: "TEXT",
    orderType: "TEXT",
    timeInForce: "TEXT",
    selfTradePreventionMode: "TEXT",
    status: "TEXT",
    price: "NUMBER",
    quantity: "NUMBER",
    quoteOrderQuantity: "NUMBER",
    executedQuantity: "NUMBER",
    cumulativeQuote: "WIDE",
    timeMs: "NUMBER",
    workingTimeMs: "NUMBER",
    updateTimeMs: "NUMBER",
    position: "NUMBER",
    expiryReason: "TEXT",
    details: "RECORD",
  },
  ["symbolId", "orderId"],
);

export const TRADES = new Table<PublicTrade>("trades", {
  symbolId: "NUMBER",
  tradeId: "NUMBER",
  price: "NUMBER",
  quantity: "NUMBER",
  quoteQuantity: "NUMBER",
  timeMs: "NUMBER",
  isBuyerMaker: "FLAG",
});

export const AGG_TRADES = new Table<AggTrade>("agg_trades", {
  symbolId: "NUMBER",
  aggTradeId: "NUMBER",
  price: "NUMBER",
  quantity: "WIDE",
  firstTradeId: "NUMBER",
  lastTradeId: "NUMBER",
  timeMs: "NUMBER",
  isBuyerMaker: "FLAG",
});

export const MY_TRADES = new Table<MyTrade>("my_trades", {
  symbolId: "NUMBER",
  tradeId: "NUMBER",
  orderId: "NUMBER",
  accountId: "NUMBER",
  price: "NUMBER",
  quantity: "NUMBER",
  quoteQuantity: "NUMBER",
  commission: "WIDE",
  commissionAssetId: "NUMBER",
  timeMs: "NUMBER",
  position: "NUMBER",
  isBuyer: "FLAG",
  isMaker: "FLAG",
});

export const KLINES = new Table<Kline>(
  "klines",
  {
    symbolId: "NUMBER",
    interval: "TEXT",
    openTimeMs: "NUMBER",
    closeTimeMs: "NUMBER",
    open: "NUMBER",
    high: "NUMBER",
    low: "NUMBER",
    close: "NUMBER",
    volume: "WIDE",
    quoteVolume: "WIDE",
    tradeCount: "NUMBER",
    takerBuyVolume: "WIDE",
    takerBuyQuoteVolume: "WIDE",
    firstTradeId: "NUMBER",
    lastTradeId: "NUMBER",
  },
  ["symbolId", "interval", "openTimeMs"],
);

export const LEDGER_LINES = new Table<LedgerLine>("ledger_lines", {
  position: "NUMBER",
  line: "NUMBER",
  timeMs: "NUMBER",
  accountId: "NUMBER",
  assetId: "NUMBER",
  free: "WIDE",
  locked: "WIDE",
  cause: "TEXT",
  symbolId: "NUMBER",
  orderId: "NUMBER",
  tradeId: "NUMBER",
  externalId: "TEXT",
});
