/** A typed client of the exchange: `createClient`, one function per endpoint, typed errors. */

export { account } from "./actions/account/account.js";
export { accountCommission } from "./actions/account/account-commission.js";
export { allOrders } from "./actions/account/all-orders.js";
export { myTrades } from "./actions/account/my-trades.js";
export { openOrders } from "./actions/account/open-orders.js";
export { queryOrder } from "./actions/account/query-order.js";
export { rateLimitOrder } from "./actions/account/rate-limit-order.js";
export { exchangeInfo } from "./actions/general/exchange-info.js";
export { ping } from "./actions/general/ping.js";
export { time } from "./actions/general/time.js";
export { aggTrades } from "./actions/market-data/agg-trades.js";
export { avgPrice } from "./actions/market-data/avg-price.js";
export { depth } from "./actions/market-data/depth.js";
export { historicalTrades } from "./actions/market-data/historical-trades.js";
export { klines } from "./actions/market-data/klines.js";
export { ticker24hr } from "./actions/market-data/ticker-24hr.js";
export { tickerBookTicker } from "./actions/market-data/ticker-book-ticker.js";
export { tickerPrice } from "./actions/market-data/ticker-price.js";
export { trades } from "./actions/market-data/trades.js";
export { amendOrder } from "./actions/trading/amend-order.js";
export { cancelOpenOrders } from "./actions/trading/cancel-open-orders.js";
export { cancelOrder } from "./actions/trading/cancel-order.js";
export { cancelOrderList } from "./actions/trading/cancel-order-list.js";
export { cancelReplaceOrder } from "./actions/trading/cancel-replace-order.js";
export { newLegacyOco } from "./actions/trading/new-legacy-oco.js";
export { newOcoOrderList } from "./actions/trading/new-oco-order-list.js";
export { type NewOrderAnswer, newOrder } from "./actions/trading/new-order.js";
export { newOtoOrderList } from "./actions/trading/new-oto-order-list.js";
export { newOtocoOrderList } from "./actions/trading/new-otoco-order-list.js";
export { testOrder } from "./actions/trading/test-order.js";
export { closeUserDataStream } from "./actions/user-data-stream/close-user-data-stream.js";
export { keepAliveUserDataStream } from "./actions/user-data-stream/keep-alive-user-data-stream.js";
export { startUserDataStream } from "./actions/user-data-stream/start-user-data-stream.js";
export { type Client, type ClientOptions, createClient } from "./client/create-client.js";
export type { RequestParameters } from "./client/encode-parameters.js";
export { hmacSigner, type Signer } from "./client/signing.js";
export { ExchangeError } from "./errors/exchange-error.js";
export { OutcomeUnknown } from "./errors/outcome-unknown.js";
export { RateLimited } from "./errors/rate-limited.js";
export { RequestRejected } from "./errors/request-rejected.js";
export type {
  Account,
  AccountCommission,
  AccountCommissionRequest,
  AccountCommissionResponse,
  AccountPosition,
  AccountRequest,
  AccountResponse,
  AggTrade,
  AggTradeEvent,
  AggTradesRequest,
  AggTradesResponse,
  AllOrdersRequest,
  AllOrdersResponse,
  AmendedOrder,
  AmendedOrderResult,
  AmendOrderRequest,
  AmendOrderResponse,
  AvgPrice,
  AvgPriceEvent,
  AvgPriceRequest,
  AvgPriceResponse,
  Balance,
  BalanceUpdate,
  BookTicker,
  BookTickerEvent,
  CanceledOrder,
  CancelOpenOrdersRequest,
  CancelOpenOrdersResponse,
  CancelOrderListRequest,
  CancelOrderListResponse,
  CancelOrderRequest,
  CancelOrderResponse,
  CancelReplaceOrderRequest,
  CancelReplaceOrderResponse,
  CancelReplaceResult,
  CloseUserDataStreamRequest,
  CloseUserDataStreamResponse,
  CommissionDiscount,
  CommissionRates,
  Depth,
  DepthLevel,
  DepthRequest,
  DepthResponse,
  DepthUpdateEvent,
  Empty,
  Error,
  EventStreamTerminated,
  ExchangeFilter,
  ExchangeInfo,
  ExchangeInfoRequest,
  ExchangeInfoResponse,
  ExecutionReport,
  Fill,
  HistoricalTradesRequest,
  HistoricalTradesResponse,
  KeepAliveUserDataStreamRequest,
  KeepAliveUserDataStreamResponse,
  Kline,
  KlineEvent,
  KlinesRequest,
  KlinesResponse,
  ListenKey,
  ListenKeyExpired,
  ListStatus,
  ListStatusOfAmend,
  ListStatusOrder,
  MakerTakerRates,
  MiniTickerEvent,
  MyTrade,
  MyTradesRequest,
  MyTradesResponse,
  NewLegacyOcoRequest,
  NewLegacyOcoResponse,
  NewOcoOrderListRequest,
  NewOcoOrderListResponse,
  NewOrderRequest,
  NewOrderResponse,
  NewOtocoOrderListRequest,
  NewOtocoOrderListResponse,
  NewOtoOrderListRequest,
  NewOtoOrderListResponse,
  OpenOrdersRequest,
  OpenOrdersResponse,
  Order,
  OrderAck,
  OrderFull,
  OrderListReport,
  OrderOfList,
  OrderResult,
  OutboundAccountPosition,
  PingResponse,
  PreventedMatchOfOrder,
  PriceTicker,
  PublicTrade,
  QueryOrderRequest,
  QueryOrderResponse,
  RateLimit,
  RateLimitOrderResponse,
  RateLimitUsage,
  ServerTime,
  StartUserDataStreamResponse,
  SubscribeSignatureResponse,
  SubscriptionId,
  SymbolFilter,
  SymbolInfo,
  TestOrderCommission,
  TestOrderRequest,
  TestOrderResponse,
  Ticker24hrFull,
  Ticker24hrMini,
  Ticker24hrRequest,
  Ticker24hrResponse,
  TickerBookTickerRequest,
  TickerBookTickerResponse,
  TickerEvent,
  TickerPriceRequest,
  TickerPriceResponse,
  TimeResponse,
  TradeEvent,
  TradesRequest,
  TradesResponse,
  UnsubscribeRequest,
  UnsubscribeResponse,
} from "./generated/types.js";
