// Generated from the wire contract by `npm run generate --workspace @pricetime/sdk`. Do not edit.

import type {
  CancelReplaceMode,
  CancelRestrictions,
  ExecutionType,
  ExpiryReason,
  KlineInterval,
  NewOrderResponseType,
  OrderRejectReason,
  OrderStatus,
  OrderType,
  PegPriceType,
  RateLimitInterval,
  RateLimitType,
  SelfTradePreventionMode,
  Side,
  SymbolStatus,
  SymbolStatusFilter,
  TickerType,
  TimeInForce,
} from "../wire/enums.js";

/** A bound of 0 is switched off. */
export type SymbolFilter =
  | {
      readonly filterType: "PRICE_FILTER";
      readonly minPrice: string;
      readonly maxPrice: string;
      readonly tickSize: string;
    }
  | {
      readonly filterType: "PERCENT_PRICE";
      readonly multiplierUp: string;
      readonly multiplierDown: string;
      readonly avgPriceMins: number;
    }
  | {
      readonly filterType: "PERCENT_PRICE_BY_SIDE";
      readonly bidMultiplierUp: string;
      readonly bidMultiplierDown: string;
      readonly askMultiplierUp: string;
      readonly askMultiplierDown: string;
      readonly avgPriceMins: number;
    }
  | {
      readonly filterType: "LOT_SIZE";
      readonly minQty: string;
      readonly maxQty: string;
      readonly stepSize: string;
    }
  | {
      readonly filterType: "MARKET_LOT_SIZE";
      readonly minQty: string;
      readonly maxQty: string;
      readonly stepSize: string;
    }
  | {
      readonly filterType: "MIN_NOTIONAL";
      readonly minNotional: string;
      readonly applyToMarket: boolean;
      readonly avgPriceMins: number;
    }
  | {
      readonly filterType: "NOTIONAL";
      readonly minNotional: string;
      readonly applyMinToMarket: boolean;
      readonly maxNotional: string;
      readonly applyMaxToMarket: boolean;
      readonly avgPriceMins: number;
    }
  | {
      readonly filterType: "ICEBERG_PARTS";
      readonly limit: number;
    }
  | {
      readonly filterType: "MAX_NUM_ORDERS";
      readonly maxNumOrders: number;
    }
  | {
      readonly filterType: "MAX_NUM_ALGO_ORDERS";
      readonly maxNumAlgoOrders: number;
    }
  | {
      readonly filterType: "MAX_NUM_ICEBERG_ORDERS";
      readonly maxNumIcebergOrders: number;
    }
  | {
      readonly filterType: "MAX_POSITION";
      readonly maxPosition: string;
    }
  | {
      readonly filterType: "TRAILING_DELTA";
      readonly minTrailingAboveDelta: number;
      readonly maxTrailingAboveDelta: number;
      readonly minTrailingBelowDelta: number;
      readonly maxTrailingBelowDelta: number;
    }
  | {
      readonly filterType: "MAX_NUM_ORDER_AMENDS";
      readonly maxNumOrderAmends: number;
    }
  | {
      readonly filterType: "MAX_NUM_ORDER_LISTS";
      readonly maxNumOrderLists: number;
    };

export type ExchangeFilter =
  | {
      readonly filterType: "EXCHANGE_MAX_NUM_ORDERS";
      readonly maxNumOrders: number;
    }
  | {
      readonly filterType: "EXCHANGE_MAX_NUM_ALGO_ORDERS";
      readonly maxNumAlgoOrders: number;
    }
  | {
      readonly filterType: "EXCHANGE_MAX_NUM_ICEBERG_ORDERS";
      readonly maxNumIcebergOrders: number;
    }
  | {
      readonly filterType: "EXCHANGE_MAX_NUM_ORDER_LISTS";
      readonly maxNumOrderLists: number;
    };

/** A symbol, its precisions, what it allows, its filters. */
export interface SymbolInfo {
  readonly symbol: string;
  readonly status: SymbolStatus;
  readonly baseAsset: string;
  readonly baseAssetPrecision: number;
  readonly quoteAsset: string;
  readonly quotePrecision: number;
  readonly quoteAssetPrecision: number;
  readonly baseCommissionPrecision: number;
  readonly quoteCommissionPrecision: number;
  readonly orderTypes: readonly OrderType[];
  readonly icebergAllowed: boolean;
  readonly ocoAllowed: boolean;
  readonly otoAllowed: boolean;
  readonly opoAllowed: boolean;
  readonly quoteOrderQtyMarketAllowed: boolean;
  readonly allowTrailingStop: boolean;
  readonly cancelReplaceAllowed: boolean;
  readonly amendAllowed: boolean;
  readonly pegInstructionsAllowed: boolean;
  readonly isSpotTradingAllowed: boolean;
  readonly isMarginTradingAllowed: boolean;
  readonly filters: readonly SymbolFilter[];
  readonly permissions: readonly string[];
  readonly permissionSets: readonly (readonly string[])[];
  readonly defaultSelfTradePreventionMode: SelfTradePreventionMode;
  readonly allowedSelfTradePreventionModes: readonly SelfTradePreventionMode[];
}

/** Everything a client must know before its first order. */
export interface ExchangeInfo {
  readonly timezone: string;
  readonly serverTime: number;
  readonly rateLimits: readonly RateLimit[];
  readonly exchangeFilters: readonly ExchangeFilter[];
  readonly symbols: readonly SymbolInfo[];
  readonly sors?: readonly {
    readonly baseAsset: string;
    readonly symbols: readonly string[];
  }[];
}

/** Answer of every refusal; that of a cancel-replace tells how each half ended. */
export interface Error {
  readonly code: number;
  readonly msg: string;
  readonly data?: CancelReplaceResult;
}

export interface ServerTime {
  readonly serverTime: number;
}

/** Price and total quantity. */
export type DepthLevel = readonly [string, string];

/** Best first. */
export interface Depth {
  readonly lastUpdateId: number;
  readonly bids: readonly DepthLevel[];
  readonly asks: readonly DepthLevel[];
}

export interface PublicTrade {
  readonly id: number;
  readonly price: string;
  readonly qty: string;
  readonly quoteQty: string;
  readonly time: number;
  readonly isBuyerMaker: boolean;
  readonly isBestMatch: boolean;
}

/** Trades of one taker order at one price and time: id, price, quantity, first and last trade id, time, buyer is maker, best match. */
export interface AggTrade {
  readonly a: number;
  readonly p: string;
  readonly q: string;
  readonly f: number;
  readonly l: number;
  readonly T: number;
  readonly m: boolean;
  readonly M: boolean;
}

/** Open time, open, high, low, close, volume, close time, quote volume, trades, taker buy volume, taker buy quote volume, unused. */
export type Kline = readonly [
  number,
  string,
  string,
  string,
  string,
  string,
  number,
  string,
  number,
  string,
  string,
  string,
];

export interface AvgPrice {
  readonly mins: number;
  readonly price: string;
  readonly closeTime: number;
}

/** 24 h ticker of type MINI. */
export interface Ticker24hrMini {
  readonly symbol: string;
  readonly openPrice: string;
  readonly highPrice: string;
  readonly lowPrice: string;
  readonly lastPrice: string;
  readonly volume: string;
  readonly quoteVolume: string;
  readonly openTime: number;
  readonly closeTime: number;
  readonly firstId: number;
  readonly lastId: number;
  readonly count: number;
}

/** 24 h ticker of type FULL. */
export interface Ticker24hrFull {
  readonly symbol: string;
  readonly openPrice: string;
  readonly highPrice: string;
  readonly lowPrice: string;
  readonly lastPrice: string;
  readonly volume: string;
  readonly quoteVolume: string;
  readonly openTime: number;
  readonly closeTime: number;
  readonly firstId: number;
  readonly lastId: number;
  readonly count: number;
  readonly priceChange: string;
  readonly priceChangePercent: string;
  readonly weightedAvgPrice: string;
  readonly prevClosePrice: string;
  readonly lastQty: string;
  readonly bidPrice: string;
  readonly bidQty: string;
  readonly askPrice: string;
  readonly askQty: string;
}

export interface PriceTicker {
  readonly symbol: string;
  readonly price: string;
}

export interface BookTicker {
  readonly symbol: string;
  readonly bidPrice: string;
  readonly bidQty: string;
  readonly askPrice: string;
  readonly askQty: string;
}

/** Answer of a new order with newOrderRespType ACK. */
export interface OrderAck {
  readonly symbol: string;
  readonly orderId: number;
  readonly orderListId: number;
  readonly clientOrderId: string;
  readonly transactTime: number;
  readonly icebergQty?: string;
  readonly stopPrice?: string;
  readonly trailingDelta?: number;
  readonly trailingTime?: number;
  readonly strategyId?: number;
  readonly strategyType?: number;
  readonly preventedMatchId?: number;
  readonly preventedQuantity?: string;
  readonly usedSor?: boolean;
  readonly workingFloor?: "EXCHANGE" | "SOR";
  readonly pegPriceType?: PegPriceType;
  readonly pegOffsetType?: "PRICE_LEVEL";
  readonly pegOffsetValue?: number;
  readonly peggedPrice?: string;
  readonly preventedMatches?: readonly PreventedMatchOfOrder[];
  readonly tradeGroupId?: number;
}

/** Answer of a new order with newOrderRespType RESULT. */
export interface OrderResult {
  readonly symbol: string;
  readonly orderId: number;
  readonly orderListId: number;
  readonly clientOrderId: string;
  readonly transactTime: number;
  readonly price: string;
  readonly origQty: string;
  readonly executedQty: string;
  readonly origQuoteOrderQty: string;
  readonly cummulativeQuoteQty: string;
  readonly status: OrderStatus;
  readonly timeInForce: TimeInForce;
  readonly type: OrderType;
  readonly side: Side;
  readonly workingTime: number;
  readonly selfTradePreventionMode: SelfTradePreventionMode;
  readonly icebergQty?: string;
  readonly stopPrice?: string;
  readonly trailingDelta?: number;
  readonly trailingTime?: number;
  readonly strategyId?: number;
  readonly strategyType?: number;
  readonly preventedMatchId?: number;
  readonly preventedQuantity?: string;
  readonly usedSor?: boolean;
  readonly workingFloor?: "EXCHANGE" | "SOR";
  readonly pegPriceType?: PegPriceType;
  readonly pegOffsetType?: "PRICE_LEVEL";
  readonly pegOffsetValue?: number;
  readonly peggedPrice?: string;
  readonly preventedMatches?: readonly PreventedMatchOfOrder[];
  readonly tradeGroupId?: number;
  readonly expiryReason?: ExpiryReason;
}

/** Answer of a new order with newOrderRespType FULL: the result and its fills, none as an empty list. */
export interface OrderFull {
  readonly symbol: string;
  readonly orderId: number;
  readonly orderListId: number;
  readonly clientOrderId: string;
  readonly transactTime: number;
  readonly price: string;
  readonly origQty: string;
  readonly executedQty: string;
  readonly origQuoteOrderQty: string;
  readonly cummulativeQuoteQty: string;
  readonly status: OrderStatus;
  readonly timeInForce: TimeInForce;
  readonly type: OrderType;
  readonly side: Side;
  readonly workingTime: number;
  readonly selfTradePreventionMode: SelfTradePreventionMode;
  readonly fills: readonly Fill[];
  readonly icebergQty?: string;
  readonly stopPrice?: string;
  readonly trailingDelta?: number;
  readonly trailingTime?: number;
  readonly strategyId?: number;
  readonly strategyType?: number;
  readonly preventedMatchId?: number;
  readonly preventedQuantity?: string;
  readonly usedSor?: boolean;
  readonly workingFloor?: "EXCHANGE" | "SOR";
  readonly pegPriceType?: PegPriceType;
  readonly pegOffsetType?: "PRICE_LEVEL";
  readonly pegOffsetValue?: number;
  readonly peggedPrice?: string;
  readonly preventedMatches?: readonly PreventedMatchOfOrder[];
  readonly tradeGroupId?: number;
  readonly expiryReason?: ExpiryReason;
}

/** One trade of the order that was just placed. */
export interface Fill {
  readonly price: string;
  readonly qty: string;
  readonly commission: string;
  readonly commissionAsset: string;
  readonly tradeId: number;
  readonly matchType?: string;
  readonly allocId?: number;
}

/** A match that self-trade prevention stopped. */
export interface PreventedMatchOfOrder {
  readonly preventedMatchId: number;
  readonly makerSymbol: string;
  readonly makerOrderId: number;
  readonly price: string;
  readonly takerPreventedQuantity?: string;
  readonly makerPreventedQuantity?: string;
}

/** A cancelled order; clientOrderId is the id of the cancel, origClientOrderId the order's own. */
export interface CanceledOrder {
  readonly symbol: string;
  readonly origClientOrderId: string;
  readonly orderId: number;
  readonly orderListId: number;
  readonly clientOrderId: string;
  readonly transactTime: number;
  readonly price: string;
  readonly origQty: string;
  readonly executedQty: string;
  readonly origQuoteOrderQty: string;
  readonly cummulativeQuoteQty: string;
  readonly status: OrderStatus;
  readonly timeInForce: TimeInForce;
  readonly type: OrderType;
  readonly side: Side;
  readonly selfTradePreventionMode: SelfTradePreventionMode;
  readonly icebergQty?: string;
  readonly stopPrice?: string;
  readonly trailingDelta?: number;
  readonly trailingTime?: number;
  readonly strategyId?: number;
  readonly strategyType?: number;
  readonly preventedMatchId?: number;
  readonly preventedQuantity?: string;
  readonly usedSor?: boolean;
  readonly workingFloor?: "EXCHANGE" | "SOR";
  readonly pegPriceType?: PegPriceType;
  readonly pegOffsetType?: "PRICE_LEVEL";
  readonly pegOffsetValue?: number;
  readonly peggedPrice?: string;
  readonly expiryReason?: ExpiryReason;
}

/** An order as queries show it. */
export interface Order {
  readonly symbol: string;
  readonly orderId: number;
  readonly orderListId: number;
  readonly clientOrderId: string;
  readonly price: string;
  readonly origQty: string;
  readonly executedQty: string;
  readonly cummulativeQuoteQty: string;
  readonly status: OrderStatus;
  readonly timeInForce: TimeInForce;
  readonly type: OrderType;
  readonly side: Side;
  readonly stopPrice: string;
  readonly icebergQty: string;
  readonly time: number;
  readonly updateTime: number;
  readonly isWorking: boolean;
  readonly workingTime: number;
  readonly origQuoteOrderQty: string;
  readonly selfTradePreventionMode: SelfTradePreventionMode;
  readonly trailingDelta?: number;
  readonly trailingTime?: number;
  readonly strategyId?: number;
  readonly strategyType?: number;
  readonly preventedMatchId?: number;
  readonly preventedQuantity?: string;
  readonly usedSor?: boolean;
  readonly workingFloor?: "EXCHANGE" | "SOR";
  readonly pegPriceType?: PegPriceType;
  readonly pegOffsetType?: "PRICE_LEVEL";
  readonly pegOffsetValue?: number;
  readonly peggedPrice?: string;
  readonly expiryReason?: ExpiryReason;
  readonly tradeGroupId?: number;
}

/** How the two halves of a cancel-replace ended; a new order that was not attempted is null. */
export interface CancelReplaceResult {
  readonly cancelResult: "SUCCESS" | "FAILURE" | "NOT_ATTEMPTED";
  readonly newOrderResult: "SUCCESS" | "FAILURE" | "NOT_ATTEMPTED";
  readonly cancelResponse: CanceledOrder | Error;
  readonly newOrderResponse: OrderFull | OrderResult | OrderAck | Error | null;
}

/** Answer of an amend. */
export interface AmendedOrderResult {
  readonly transactTime: number;
  readonly executionId: number;
  readonly amendedOrder: AmendedOrder;
  readonly listStatus?: ListStatusOfAmend;
}

/** An order after its amend. */
export interface AmendedOrder {
  readonly symbol: string;
  readonly orderId: number;
  readonly orderListId: number;
  readonly origClientOrderId: string;
  readonly clientOrderId: string;
  readonly price: string;
  readonly qty: string;
  readonly executedQty: string;
  readonly preventedQty: string;
  readonly quoteOrderQty: string;
  readonly cumulativeQuoteQty: string;
  readonly status: OrderStatus;
  readonly timeInForce: TimeInForce;
  readonly type: OrderType;
  readonly side: Side;
  readonly workingTime: number;
  readonly selfTradePreventionMode: SelfTradePreventionMode;
  readonly icebergQty?: string;
  readonly stopPrice?: string;
  readonly trailingDelta?: number;
  readonly trailingTime?: number;
  readonly strategyId?: number;
  readonly strategyType?: number;
  readonly preventedMatchId?: number;
  readonly preventedQuantity?: string;
  readonly usedSor?: boolean;
  readonly workingFloor?: "EXCHANGE" | "SOR";
  readonly pegPriceType?: PegPriceType;
  readonly pegOffsetType?: "PRICE_LEVEL";
  readonly pegOffsetValue?: number;
  readonly peggedPrice?: string;
  readonly expiryReason?: ExpiryReason;
}

/** The list that an amended order belongs to. */
export interface ListStatusOfAmend {
  readonly orderListId: number;
  readonly contingencyType: "OCO" | "OTO";
  readonly listOrderStatus: "EXECUTING" | "ALL_DONE" | "REJECT";
  readonly listClientOrderId: string;
  readonly symbol: string;
  readonly orders: readonly OrderOfList[];
}

/** An order list that was placed or cancelled, and a report of each of its orders that this concerns. */
export interface OrderListReport {
  readonly orderListId: number;
  readonly contingencyType: "OCO" | "OTO";
  readonly listStatusType: "RESPONSE" | "EXEC_STARTED" | "UPDATED" | "ALL_DONE";
  readonly listOrderStatus: "EXECUTING" | "ALL_DONE" | "REJECT";
  readonly listClientOrderId: string;
  readonly transactionTime: number;
  readonly symbol: string;
  readonly orders: readonly OrderOfList[];
  readonly orderReports: readonly (OrderFull | OrderResult | OrderAck | CanceledOrder)[];
}

/** One order of a list. */
export interface OrderOfList {
  readonly symbol: string;
  readonly orderId: number;
  readonly clientOrderId: string;
}

export type Empty = Readonly<Record<string, never>>;

/** Rates the order would pay, buyer or seller part already added. */
export interface TestOrderCommission {
  readonly standardCommissionForOrder: MakerTakerRates;
  readonly specialCommissionForOrder: MakerTakerRates;
  readonly taxCommissionForOrder: MakerTakerRates;
  readonly discount: CommissionDiscount;
}

export interface MakerTakerRates {
  readonly maker: string;
  readonly taker: string;
}

/** Discount for paying commission in another asset. */
export interface CommissionDiscount {
  readonly enabledForAccount: boolean;
  readonly enabledForSymbol: boolean;
  readonly discountAsset: string;
  readonly discount: string;
}

/** Fractions of the amount received. */
export interface CommissionRates {
  readonly maker: string;
  readonly taker: string;
  readonly buyer: string;
  readonly seller: string;
}

export interface Balance {
  readonly asset: string;
  readonly free: string;
  readonly locked: string;
}

/** Permissions, rates and balances of an account. */
export interface Account {
  readonly makerCommission: number;
  readonly takerCommission: number;
  readonly buyerCommission: number;
  readonly sellerCommission: number;
  readonly commissionRates: CommissionRates;
  readonly canTrade: boolean;
  readonly canWithdraw: boolean;
  readonly canDeposit: boolean;
  readonly brokered: boolean;
  readonly requireSelfTradePrevention: boolean;
  readonly preventSor: boolean;
  readonly updateTime: number;
  readonly accountType: "SPOT";
  readonly balances: readonly Balance[];
  readonly permissions: readonly string[];
  readonly uid: number;
  readonly tradeGroupId?: number;
}

export interface AccountCommission {
  readonly symbol: string;
  readonly standardCommission: CommissionRates;
  readonly specialCommission: CommissionRates;
  readonly taxCommission: CommissionRates;
  readonly discount: CommissionDiscount;
}

/** One side of a trade as its account sees it. */
export interface MyTrade {
  readonly symbol: string;
  readonly id: number;
  readonly orderId: number;
  readonly orderListId: number;
  readonly price: string;
  readonly qty: string;
  readonly quoteQty: string;
  readonly commission: string;
  readonly commissionAsset: string;
  readonly time: number;
  readonly isBuyer: boolean;
  readonly isMaker: boolean;
  readonly isBestMatch: boolean;
}

export interface RateLimit {
  readonly rateLimitType: RateLimitType;
  readonly interval: RateLimitInterval;
  readonly intervalNum: number;
  readonly limit: number;
}

export interface RateLimitUsage {
  readonly rateLimitType: RateLimitType;
  readonly interval: RateLimitInterval;
  readonly intervalNum: number;
  readonly limit: number;
  readonly count: number;
}

export interface ListenKey {
  readonly listenKey: string;
}

export interface SubscriptionId {
  readonly subscriptionId: number;
}

/** Who a WebSocket API connection speaks for. */
export interface Session {
  /** the key that has logged on */
  readonly apiKey: string | null;
  /** time of the log-on */
  readonly authorizedSince: number | null;
  readonly connectedSince: number;
  readonly returnRateLimits: boolean;
  readonly serverTime: number;
  /** whether the log-on's account is subscribed to */
  readonly userDataStream: boolean;
}

export interface TradeEvent {
  /** event type */
  readonly e: "trade";
  /** event time */
  readonly E: number;
  /** symbol */
  readonly s: string;
  /** trade id */
  readonly t: number;
  /** price */
  readonly p: string;
  /** quantity */
  readonly q: string;
  /** trade time */
  readonly T: number;
  /** the buyer was the maker */
  readonly m: boolean;
  /** best match, always true */
  readonly M: boolean;
}

export interface AggTradeEvent {
  /** event type */
  readonly e: "aggTrade";
  /** event time */
  readonly E: number;
  /** symbol */
  readonly s: string;
  /** aggregate trade id */
  readonly a: number;
  /** price */
  readonly p: string;
  /** quantity */
  readonly q: string;
  /** first trade id */
  readonly f: number;
  /** last trade id */
  readonly l: number;
  /** trade time */
  readonly T: number;
  /** the buyer was the maker */
  readonly m: boolean;
  /** best match, always true */
  readonly M: boolean;
}

export interface KlineEvent {
  /** event type */
  readonly e: "kline";
  /** event time */
  readonly E: number;
  /** symbol */
  readonly s: string;
  readonly k: {
    /** open time */
    readonly t: number;
    /** close time */
    readonly T: number;
    /** symbol */
    readonly s: string;
    /** interval */
    readonly i: KlineInterval;
    /** first trade id, -1 without trades */
    readonly f: number;
    /** last trade id, -1 without trades */
    readonly L: number;
    /** open price */
    readonly o: string;
    /** close price */
    readonly c: string;
    /** high price */
    readonly h: string;
    /** low price */
    readonly l: string;
    /** base volume */
    readonly v: string;
    /** number of trades */
    readonly n: number;
    /** the candle is closed */
    readonly x: boolean;
    /** quote volume */
    readonly q: string;
    /** taker buy base volume */
    readonly V: string;
    /** taker buy quote volume */
    readonly Q: string;
    /** unused */
    readonly B: string;
  };
}

export interface MiniTickerEvent {
  /** event type */
  readonly e: "24hrMiniTicker";
  /** event time */
  readonly E: number;
  /** symbol */
  readonly s: string;
  /** last price */
  readonly c: string;
  /** open price */
  readonly o: string;
  /** high price */
  readonly h: string;
  /** low price */
  readonly l: string;
  /** base volume */
  readonly v: string;
  /** quote volume */
  readonly q: string;
}

export interface TickerEvent {
  /** event type */
  readonly e: "24hrTicker";
  /** event time */
  readonly E: number;
  /** symbol */
  readonly s: string;
  /** price change */
  readonly p: string;
  /** price change in percent */
  readonly P: string;
  /** weighted average price */
  readonly w: string;
  /** last price before the window */
  readonly x: string;
  /** last price */
  readonly c: string;
  /** open price */
  readonly o: string;
  /** high price */
  readonly h: string;
  /** low price */
  readonly l: string;
  /** base volume */
  readonly v: string;
  /** quote volume */
  readonly q: string;
  /** last quantity */
  readonly Q: string;
  /** best bid price */
  readonly b: string;
  /** best bid quantity */
  readonly B: string;
  /** best ask price */
  readonly a: string;
  /** best ask quantity */
  readonly A: string;
  /** open time */
  readonly O: number;
  /** close time */
  readonly C: number;
  /** first trade id, -1 without trades */
  readonly F: number;
  /** last trade id, -1 without trades */
  readonly L: number;
  /** number of trades */
  readonly n: number;
}

export interface BookTickerEvent {
  /** update id of the book */
  readonly u: number;
  /** symbol */
  readonly s: string;
  /** best bid price */
  readonly b: string;
  /** best bid quantity */
  readonly B: string;
  /** best ask price */
  readonly a: string;
  /** best ask quantity */
  readonly A: string;
}

export interface AvgPriceEvent {
  /** event type */
  readonly e: "avgPrice";
  /** event time */
  readonly E: number;
  /** symbol */
  readonly s: string;
  /** how far back the average goes */
  readonly i: "5m";
  /** average price */
  readonly w: string;
  /** time of the last trade */
  readonly T: number;
}

export interface DepthUpdateEvent {
  /** event type */
  readonly e: "depthUpdate";
  /** event time */
  readonly E: number;
  /** symbol */
  readonly s: string;
  /** first update id in this event, the previous event's u + 1 */
  readonly U: number;
  /** last update id in this event */
  readonly u: number;
  /** bids with their new quantity; zero removes the level */
  readonly b: readonly DepthLevel[];
  /** asks with their new quantity; zero removes the level */
  readonly a: readonly DepthLevel[];
}

/** Something happened to an order of the account. */
export interface ExecutionReport {
  /** event type */
  readonly e: "executionReport";
  /** event time */
  readonly E: number;
  /** symbol */
  readonly s: string;
  /** client order id; of a cancel, the cancel's own id */
  readonly c: string;
  /** side */
  readonly S: Side;
  /** order type */
  readonly o: OrderType;
  /** time in force */
  readonly f: TimeInForce;
  /** quantity */
  readonly q: string;
  /** price */
  readonly p: string;
  /** stop price */
  readonly P: string;
  /** iceberg quantity */
  readonly F: string;
  /** order list id, -1 for none */
  readonly g: number;
  /** client order id before a cancel, else empty */
  readonly C: string;
  /** what happened */
  readonly x: ExecutionType;
  /** order status now */
  readonly X: OrderStatus;
  /** reject reason */
  readonly r: OrderRejectReason;
  /** order id */
  readonly i: number;
  /** quantity of this trade */
  readonly l: string;
  /** executed quantity */
  readonly z: string;
  /** price of this trade */
  readonly L: string;
  /** commission of this trade */
  readonly n: string;
  /** asset of the commission */
  readonly N: string | null;
  /** transaction time */
  readonly T: number;
  /** trade id, -1 for none */
  readonly t: number;
  /** execution id */
  readonly I: number;
  /** the order is on the book */
  readonly w: boolean;
  /** this side was the maker */
  readonly m: boolean;
  /** best match */
  readonly M: boolean;
  /** order creation time */
  readonly O: number;
  /** cumulative quote quantity */
  readonly Z: string;
  /** quote quantity of this trade */
  readonly Y: string;
  /** quote order quantity */
  readonly Q: string;
  /** self-trade prevention mode */
  readonly V: SelfTradePreventionMode;
  /** since when the order is on the book */
  readonly W?: number;
  /** trailing delta */
  readonly d?: number;
  /** trailing time */
  readonly D?: number;
  /** strategy id */
  readonly j?: number;
  /** strategy type */
  readonly J?: number;
  /** prevented match id */
  readonly v?: number;
  /** prevented quantity */
  readonly A?: string;
  /** last prevented quantity */
  readonly B?: string;
  /** trade group id */
  readonly u?: number;
  /** counter order id */
  readonly U?: number;
  /** counter symbol */
  readonly Cs?: string;
  /** prevented execution quantity */
  readonly pl?: string;
  /** prevented execution price */
  readonly pL?: string;
  /** prevented execution quote quantity */
  readonly pY?: string;
  /** match type */
  readonly b?: string;
  /** allocation id */
  readonly a?: number;
  /** working floor */
  readonly k?: string;
  /** used smart order routing */
  readonly uS?: boolean;
  /** peg price type */
  readonly gP?: PegPriceType;
  /** peg offset type */
  readonly gOT?: "PRICE_LEVEL";
  /** peg offset value */
  readonly gOV?: number;
  /** pegged price */
  readonly gp?: string;
  /** expiry reason */
  readonly eR?: ExpiryReason;
}

export interface AccountPosition {
  /** asset */
  readonly a: string;
  /** free */
  readonly f: string;
  /** locked */
  readonly l: string;
}

/** Balances after an event. */
export interface OutboundAccountPosition {
  /** event type */
  readonly e: "outboundAccountPosition";
  /** event time */
  readonly E: number;
  /** time of the last account update */
  readonly u: number;
  /** the assets the event may have changed */
  readonly B: readonly AccountPosition[];
}

/** A deposit, withdrawal or transfer; never a trade. */
export interface BalanceUpdate {
  /** event type */
  readonly e: "balanceUpdate";
  /** event time */
  readonly E: number;
  /** asset */
  readonly a: string;
  /** what was added, negative for taken */
  readonly d: string;
  /** clear time */
  readonly T: number;
}

/** An order list changed. */
export interface ListStatus {
  /** event type */
  readonly e: "listStatus";
  /** event time */
  readonly E: number;
  /** symbol */
  readonly s: string;
  /** order list id */
  readonly g: number;
  /** contingency type */
  readonly c: "OCO" | "OTO";
  /** list status type */
  readonly l: "RESPONSE" | "EXEC_STARTED" | "UPDATED" | "ALL_DONE";
  /** list order status */
  readonly L: "EXECUTING" | "ALL_DONE" | "REJECT";
  /** list reject reason */
  readonly r: string;
  /** list client order id */
  readonly C: string;
  /** transaction time */
  readonly T: number;
  /** the orders of the list */
  readonly O: readonly ListStatusOrder[];
}

export interface ListStatusOrder {
  /** symbol */
  readonly s: string;
  /** order id */
  readonly i: number;
  /** client order id */
  readonly c: string;
}

/** The subscription has ended. */
export interface EventStreamTerminated {
  /** event type */
  readonly e: "eventStreamTerminated";
  /** event time */
  readonly E: number;
}

/** The listenKey was not renewed in time. */
export interface ListenKeyExpired {
  /** event type */
  readonly e: "listenKeyExpired";
  /** event time */
  readonly E: number;
  /** the key that has expired */
  readonly listenKey: string;
}

/** Exchange information: rate limits, symbols and their filters: what to send. */
export interface ExchangeInfoRequest {
  /** Upper case, e.g. BTCUSDT. */
  readonly symbol?: string | undefined;
  /** A JSON array without spaces, e.g. ["BTCUSDT","ETHUSDT"]. */
  readonly symbols?: readonly string[] | undefined;
  /** Only symbols with one of these permissions. */
  readonly permissions?: readonly string[] | undefined;
  /** Whether permissionSets is filled. */
  readonly showPermissionSets?: boolean | undefined;
  /** Only symbols with this status. */
  readonly symbolStatus?: SymbolStatusFilter | undefined;
}

/** Order book: what to send. */
export interface DepthRequest {
  /** Upper case, e.g. BTCUSDT. */
  readonly symbol: string;
  /** Levels per side; above 5000 it is 5000. */
  readonly limit?: number | undefined;
  /** Only symbols with this status. */
  readonly symbolStatus?: SymbolStatusFilter | undefined;
}

/** Recent trades: what to send. */
export interface TradesRequest {
  /** Upper case, e.g. BTCUSDT. */
  readonly symbol: string;
  /** How many at most. */
  readonly limit?: number | undefined;
}

/** Old trades: what to send. */
export interface HistoricalTradesRequest {
  /** Upper case, e.g. BTCUSDT. */
  readonly symbol: string;
  /** How many at most. */
  readonly limit?: number | undefined;
  /** The first id to return. */
  readonly fromId?: number | undefined;
}

/** Aggregate trades: fills of one taker order at one price and time: what to send. */
export interface AggTradesRequest {
  /** Upper case, e.g. BTCUSDT. */
  readonly symbol: string;
  /** The first id to return. */
  readonly fromId?: number | undefined;
  /** From this time on, included. */
  readonly startTime?: number | undefined;
  /** Up to this time, included. */
  readonly endTime?: number | undefined;
  /** How many at most. */
  readonly limit?: number | undefined;
}

/** Candles: what to send. */
export interface KlinesRequest {
  /** Upper case, e.g. BTCUSDT. */
  readonly symbol: string;
  /** Length of one candle; case matters (1m minute, 1M month). */
  readonly interval: KlineInterval;
  /** From this time on, included. */
  readonly startTime?: number | undefined;
  /** Up to this time, included. */
  readonly endTime?: number | undefined;
  /** Hours, or hours:minutes, from -12:00 to +14:00; shifts the boundaries, not startTime and endTime. */
  readonly timeZone?: string | undefined;
  /** How many at most; above 1000 it is 1000. */
  readonly limit?: number | undefined;
}

/** Current average price: what to send. */
export interface AvgPriceRequest {
  /** Upper case, e.g. BTCUSDT. */
  readonly symbol: string;
}

/** 24 h rolling ticker: what to send. */
export interface Ticker24hrRequest {
  /** Upper case, e.g. BTCUSDT. */
  readonly symbol?: string | undefined;
  /** A JSON array without spaces, e.g. ["BTCUSDT","ETHUSDT"]. */
  readonly symbols?: readonly string[] | undefined;
  /** MINI leaves out price change, average, previous close, last quantity, bid and ask. */
  readonly type?: TickerType | undefined;
  /** Only symbols with this status. */
  readonly symbolStatus?: SymbolStatusFilter | undefined;
}

/** Last price: what to send. */
export interface TickerPriceRequest {
  /** Upper case, e.g. BTCUSDT. */
  readonly symbol?: string | undefined;
  /** A JSON array without spaces, e.g. ["BTCUSDT","ETHUSDT"]. */
  readonly symbols?: readonly string[] | undefined;
  /** Only symbols with this status. */
  readonly symbolStatus?: SymbolStatusFilter | undefined;
}

/** Best bid and ask: what to send. */
export interface TickerBookTickerRequest {
  /** Upper case, e.g. BTCUSDT. */
  readonly symbol?: string | undefined;
  /** A JSON array without spaces, e.g. ["BTCUSDT","ETHUSDT"]. */
  readonly symbols?: readonly string[] | undefined;
  /** Only symbols with this status. */
  readonly symbolStatus?: SymbolStatusFilter | undefined;
}

/** New order: what to send. */
export interface NewOrderRequest {
  /** Upper case, e.g. BTCUSDT. */
  readonly symbol: string;
  /** Buy or sell. */
  readonly side: Side;
  /** Decides which of the following parameters are needed and taken. */
  readonly type: OrderType;
  /** What happens to what cannot be filled at once. */
  readonly timeInForce?: TimeInForce | undefined;
  /** Of the base asset, a multiple of LOT_SIZE.stepSize. */
  readonly quantity?: string | undefined;
  /** How much of the quote asset a MARKET order spends or receives. */
  readonly quoteOrderQty?: string | undefined;
  /** Quote asset per 1 base asset, a multiple of PRICE_FILTER.tickSize. */
  readonly price?: string | undefined;
  /** The client's own id, unique among its open orders; made up when not sent. */
  readonly newClientOrderId?: string | undefined;
  /** A number of the client's, shown on the order. */
  readonly strategyId?: number | undefined;
  /** A number of the client's from 1000000 on, shown on the order. */
  readonly strategyType?: number | undefined;
  /** The last price that wakes a stop or take-profit order. */
  readonly stopPrice?: string | undefined;
  /** Distance of a trailing stop in 1/10000. */
  readonly trailingDelta?: number | undefined;
  /** The part of an iceberg order that the book shows. */
  readonly icebergQty?: string | undefined;
  /** How much the answer says; FULL for MARKET and LIMIT, ACK for other types when not sent. */
  readonly newOrderRespType?: NewOrderResponseType | undefined;
  /** What happens instead of a trade with oneself; the symbol's default when not sent. */
  readonly selfTradePreventionMode?: SelfTradePreventionMode | undefined;
  /** Takes the price from the book: own best side or the opposite one. */
  readonly pegPriceType?: PegPriceType | undefined;
  /** How many levels deeper. */
  readonly pegOffsetValue?: number | undefined;
  /** The unit of pegOffsetValue. */
  readonly pegOffsetType?: "PRICE_LEVEL" | undefined;
}

/** Test a new order: everything but the engine: what to send. */
export interface TestOrderRequest {
  /** Upper case, e.g. BTCUSDT. */
  readonly symbol: string;
  /** Buy or sell. */
  readonly side: Side;
  /** Decides which of the following parameters are needed and taken. */
  readonly type: OrderType;
  /** What happens to what cannot be filled at once. */
  readonly timeInForce?: TimeInForce | undefined;
  /** Of the base asset, a multiple of LOT_SIZE.stepSize. */
  readonly quantity?: string | undefined;
  /** How much of the quote asset a MARKET order spends or receives. */
  readonly quoteOrderQty?: string | undefined;
  /** Quote asset per 1 base asset, a multiple of PRICE_FILTER.tickSize. */
  readonly price?: string | undefined;
  /** The client's own id, unique among its open orders; made up when not sent. */
  readonly newClientOrderId?: string | undefined;
  /** A number of the client's, shown on the order. */
  readonly strategyId?: number | undefined;
  /** A number of the client's from 1000000 on, shown on the order. */
  readonly strategyType?: number | undefined;
  /** The last price that wakes a stop or take-profit order. */
  readonly stopPrice?: string | undefined;
  /** Distance of a trailing stop in 1/10000. */
  readonly trailingDelta?: number | undefined;
  /** The part of an iceberg order that the book shows. */
  readonly icebergQty?: string | undefined;
  /** How much the answer says; FULL for MARKET and LIMIT, ACK for other types when not sent. */
  readonly newOrderRespType?: NewOrderResponseType | undefined;
  /** What happens instead of a trade with oneself; the symbol's default when not sent. */
  readonly selfTradePreventionMode?: SelfTradePreventionMode | undefined;
  /** Takes the price from the book: own best side or the opposite one. */
  readonly pegPriceType?: PegPriceType | undefined;
  /** How many levels deeper. */
  readonly pegOffsetValue?: number | undefined;
  /** The unit of pegOffsetValue. */
  readonly pegOffsetType?: "PRICE_LEVEL" | undefined;
  /** Answer with the rates the order would pay. */
  readonly computeCommissionRates?: boolean | undefined;
}

/** Cancel an order: what to send. */
export interface CancelOrderRequest {
  /** Upper case, e.g. BTCUSDT. */
  readonly symbol: string;
  /** The exchange's id of the order. */
  readonly orderId?: number | undefined;
  /** The client's id of the order. */
  readonly origClientOrderId?: string | undefined;
  /** The client's id of this cancel. */
  readonly newClientOrderId?: string | undefined;
  /** Cancel only an order in this state. */
  readonly cancelRestrictions?: CancelRestrictions | undefined;
}

/** Cancel all open orders on a symbol: what to send. */
export interface CancelOpenOrdersRequest {
  /** Upper case, e.g. BTCUSDT. */
  readonly symbol: string;
}

/** Cancel an order and place another one in its stead: what to send. */
export interface CancelReplaceOrderRequest {
  /** Upper case, e.g. BTCUSDT. */
  readonly symbol: string;
  /** Buy or sell. */
  readonly side: Side;
  /** Decides which of the following parameters are needed and taken. */
  readonly type: OrderType;
  /** What happens to what cannot be filled at once. */
  readonly timeInForce?: TimeInForce | undefined;
  /** Of the base asset, a multiple of LOT_SIZE.stepSize. */
  readonly quantity?: string | undefined;
  /** How much of the quote asset a MARKET order spends or receives. */
  readonly quoteOrderQty?: string | undefined;
  /** Quote asset per 1 base asset, a multiple of PRICE_FILTER.tickSize. */
  readonly price?: string | undefined;
  /** The client's own id, unique among its open orders; made up when not sent. */
  readonly newClientOrderId?: string | undefined;
  /** A number of the client's, shown on the order. */
  readonly strategyId?: number | undefined;
  /** A number of the client's from 1000000 on, shown on the order. */
  readonly strategyType?: number | undefined;
  /** The last price that wakes a stop or take-profit order. */
  readonly stopPrice?: string | undefined;
  /** Distance of a trailing stop in 1/10000. */
  readonly trailingDelta?: number | undefined;
  /** The part of an iceberg order that the book shows. */
  readonly icebergQty?: string | undefined;
  /** How much the answer says; FULL for MARKET and LIMIT, ACK for other types when not sent. */
  readonly newOrderRespType?: NewOrderResponseType | undefined;
  /** What happens instead of a trade with oneself; the symbol's default when not sent. */
  readonly selfTradePreventionMode?: SelfTradePreventionMode | undefined;
  /** Takes the price from the book: own best side or the opposite one. */
  readonly pegPriceType?: PegPriceType | undefined;
  /** How many levels deeper. */
  readonly pegOffsetValue?: number | undefined;
  /** The unit of pegOffsetValue. */
  readonly pegOffsetType?: "PRICE_LEVEL" | undefined;
  /** Whether the new order is tried when there was nothing to cancel. */
  readonly cancelReplaceMode: CancelReplaceMode;
  /** The client's id of the cancel. */
  readonly cancelNewClientOrderId?: string | undefined;
  /** The client's id of the order to cancel. */
  readonly cancelOrigClientOrderId?: string | undefined;
  /** The exchange's id of the order to cancel. */
  readonly cancelOrderId?: number | undefined;
  /** Cancel only an order in this state. */
  readonly cancelRestrictions?: CancelRestrictions | undefined;
  /** Whether past the order limits the cancel is still done. */
  readonly orderRateLimitExceededMode?: "DO_NOTHING" | "CANCEL_ONLY" | undefined;
}

/** Make an order smaller where it stands: what to send. */
export interface AmendOrderRequest {
  /** Upper case, e.g. BTCUSDT. */
  readonly symbol: string;
  /** The exchange's id of the order. */
  readonly orderId?: number | undefined;
  /** The client's id of the order. */
  readonly origClientOrderId?: string | undefined;
  /** The client's id of the order from now on, which may be the one it has; made up when not sent. */
  readonly newClientOrderId?: string | undefined;
  /** The new quantity, smaller than the order's. */
  readonly newQty: string;
}

/** New pair of a limit order and a stop loss (deprecated: use orderList/oco): what to send. */
export interface NewLegacyOcoRequest {
  /** Upper case, e.g. BTCUSDT. */
  readonly symbol: string;
  /** The client's id of the list, unique among its open lists; made up when not sent. */
  readonly listClientOrderId?: string | undefined;
  /** How much is said of each order; RESULT when not sent. */
  readonly newOrderRespType?: NewOrderResponseType | undefined;
  /** What happens instead of a trade with oneself; the symbol's default when not sent. */
  readonly selfTradePreventionMode?: SelfTradePreventionMode | undefined;
  /** Buy or sell. */
  readonly side: Side;
  /** Of the base asset, a multiple of LOT_SIZE.stepSize. */
  readonly quantity: string;
  /** Of the limit order: The client's own id, unique among its open orders; made up when not sent. */
  readonly limitClientOrderId?: string | undefined;
  /** Of the limit order: A number of the client's, shown on the order. */
  readonly limitStrategyId?: number | undefined;
  /** Of the limit order: A number of the client's from 1000000 on, shown on the order. */
  readonly limitStrategyType?: number | undefined;
  /** Of the limit order: The part of an iceberg order that the book shows. */
  readonly limitIcebergQty?: string | undefined;
  /** Of the limit order. */
  readonly price: string;
  /** Of the stop loss: The client's own id, unique among its open orders; made up when not sent. */
  readonly stopClientOrderId?: string | undefined;
  /** Of the stop loss: A number of the client's, shown on the order. */
  readonly stopStrategyId?: number | undefined;
  /** Of the stop loss: A number of the client's from 1000000 on, shown on the order. */
  readonly stopStrategyType?: number | undefined;
  /** Of the stop loss: The part of an iceberg order that the book shows. */
  readonly stopIcebergQty?: string | undefined;
  /** The last price that wakes the stop loss. */
  readonly stopPrice: string;
  /** Distance of a trailing stop in 1/10000. */
  readonly trailingDelta?: number | undefined;
  /** Makes the stop loss a limit order of this price. */
  readonly stopLimitPrice?: string | undefined;
  /** Of the stop loss with a price. */
  readonly stopLimitTimeInForce?: TimeInForce | undefined;
}

/** New pair of orders of which one cancels the other: what to send. */
export interface NewOcoOrderListRequest {
  /** Upper case, e.g. BTCUSDT. */
  readonly symbol: string;
  /** The client's id of the list, unique among its open lists; made up when not sent. */
  readonly listClientOrderId?: string | undefined;
  /** How much is said of each order; RESULT when not sent. */
  readonly newOrderRespType?: NewOrderResponseType | undefined;
  /** What happens instead of a trade with oneself; the symbol's default when not sent. */
  readonly selfTradePreventionMode?: SelfTradePreventionMode | undefined;
  /** Buy or sell. */
  readonly side: Side;
  /** Of the base asset, a multiple of LOT_SIZE.stepSize. */
  readonly quantity: string;
  /** Of the order above the last price: Decides which of the following parameters are needed and taken. */
  readonly aboveType: OrderType;
  /** Of the order above the last price: What happens to what cannot be filled at once. */
  readonly aboveTimeInForce?: TimeInForce | undefined;
  /** Of the order above the last price: Quote asset per 1 base asset, a multiple of PRICE_FILTER.tickSize. */
  readonly abovePrice?: string | undefined;
  /** Of the order above the last price: The client's own id, unique among its open orders; made up when not sent. */
  readonly aboveClientOrderId?: string | undefined;
  /** Of the order above the last price: A number of the client's, shown on the order. */
  readonly aboveStrategyId?: number | undefined;
  /** Of the order above the last price: A number of the client's from 1000000 on, shown on the order. */
  readonly aboveStrategyType?: number | undefined;
  /** Of the order above the last price: The last price that wakes a stop or take-profit order. */
  readonly aboveStopPrice?: string | undefined;
  /** Of the order above the last price: Distance of a trailing stop in 1/10000. */
  readonly aboveTrailingDelta?: number | undefined;
  /** Of the order above the last price: The part of an iceberg order that the book shows. */
  readonly aboveIcebergQty?: string | undefined;
  /** Of the order above the last price: Takes the price from the book: own best side or the opposite one. */
  readonly abovePegPriceType?: PegPriceType | undefined;
  /** Of the order above the last price: How many levels deeper. */
  readonly abovePegOffsetValue?: number | undefined;
  /** Of the order above the last price: The unit of pegOffsetValue. */
  readonly abovePegOffsetType?: "PRICE_LEVEL" | undefined;
  /** Of the order below the last price: Decides which of the following parameters are needed and taken. */
  readonly belowType: OrderType;
  /** Of the order below the last price: What happens to what cannot be filled at once. */
  readonly belowTimeInForce?: TimeInForce | undefined;
  /** Of the order below the last price: Quote asset per 1 base asset, a multiple of PRICE_FILTER.tickSize. */
  readonly belowPrice?: string | undefined;
  /** Of the order below the last price: The client's own id, unique among its open orders; made up when not sent. */
  readonly belowClientOrderId?: string | undefined;
  /** Of the order below the last price: A number of the client's, shown on the order. */
  readonly belowStrategyId?: number | undefined;
  /** Of the order below the last price: A number of the client's from 1000000 on, shown on the order. */
  readonly belowStrategyType?: number | undefined;
  /** Of the order below the last price: The last price that wakes a stop or take-profit order. */
  readonly belowStopPrice?: string | undefined;
  /** Of the order below the last price: Distance of a trailing stop in 1/10000. */
  readonly belowTrailingDelta?: number | undefined;
  /** Of the order below the last price: The part of an iceberg order that the book shows. */
  readonly belowIcebergQty?: string | undefined;
  /** Of the order below the last price: Takes the price from the book: own best side or the opposite one. */
  readonly belowPegPriceType?: PegPriceType | undefined;
  /** Of the order below the last price: How many levels deeper. */
  readonly belowPegOffsetValue?: number | undefined;
  /** Of the order below the last price: The unit of pegOffsetValue. */
  readonly belowPegOffsetType?: "PRICE_LEVEL" | undefined;
}

/** New working order that triggers another one when it is filled: what to send. */
export interface NewOtoOrderListRequest {
  /** Upper case, e.g. BTCUSDT. */
  readonly symbol: string;
  /** The client's id of the list, unique among its open lists; made up when not sent. */
  readonly listClientOrderId?: string | undefined;
  /** How much is said of each order; RESULT when not sent. */
  readonly newOrderRespType?: NewOrderResponseType | undefined;
  /** What happens instead of a trade with oneself; the symbol's default when not sent. */
  readonly selfTradePreventionMode?: SelfTradePreventionMode | undefined;
  /** Of the working order: Decides which of the following parameters are needed and taken. */
  readonly workingType: OrderType;
  /** Of the working order: What happens to what cannot be filled at once. */
  readonly workingTimeInForce?: TimeInForce | undefined;
  /** Of the working order: Quote asset per 1 base asset, a multiple of PRICE_FILTER.tickSize. */
  readonly workingPrice?: string | undefined;
  /** Of the working order: The client's own id, unique among its open orders; made up when not sent. */
  readonly workingClientOrderId?: string | undefined;
  /** Of the working order: A number of the client's, shown on the order. */
  readonly workingStrategyId?: number | undefined;
  /** Of the working order: A number of the client's from 1000000 on, shown on the order. */
  readonly workingStrategyType?: number | undefined;
  /** Of the working order: The last price that wakes a stop or take-profit order. */
  readonly workingStopPrice?: string | undefined;
  /** Of the working order: Distance of a trailing stop in 1/10000. */
  readonly workingTrailingDelta?: number | undefined;
  /** Of the working order: The part of an iceberg order that the book shows. */
  readonly workingIcebergQty?: string | undefined;
  /** Of the working order: Takes the price from the book: own best side or the opposite one. */
  readonly workingPegPriceType?: PegPriceType | undefined;
  /** Of the working order: How many levels deeper. */
  readonly workingPegOffsetValue?: number | undefined;
  /** Of the working order: The unit of pegOffsetValue. */
  readonly workingPegOffsetType?: "PRICE_LEVEL" | undefined;
  /** Buy or sell. */
  readonly workingSide: Side;
  /** Of the base asset, a multiple of LOT_SIZE.stepSize. */
  readonly workingQuantity: string;
  /** Of the pending order: Decides which of the following parameters are needed and taken. */
  readonly pendingType: OrderType;
  /** Of the pending order: What happens to what cannot be filled at once. */
  readonly pendingTimeInForce?: TimeInForce | undefined;
  /** Of the pending order: Quote asset per 1 base asset, a multiple of PRICE_FILTER.tickSize. */
  readonly pendingPrice?: string | undefined;
  /** Of the pending order: The client's own id, unique among its open orders; made up when not sent. */
  readonly pendingClientOrderId?: string | undefined;
  /** Of the pending order: A number of the client's, shown on the order. */
  readonly pendingStrategyId?: number | undefined;
  /** Of the pending order: A number of the client's from 1000000 on, shown on the order. */
  readonly pendingStrategyType?: number | undefined;
  /** Of the pending order: The last price that wakes a stop or take-profit order. */
  readonly pendingStopPrice?: string | undefined;
  /** Of the pending order: Distance of a trailing stop in 1/10000. */
  readonly pendingTrailingDelta?: number | undefined;
  /** Of the pending order: The part of an iceberg order that the book shows. */
  readonly pendingIcebergQty?: string | undefined;
  /** Of the pending order: Takes the price from the book: own best side or the opposite one. */
  readonly pendingPegPriceType?: PegPriceType | undefined;
  /** Of the pending order: How many levels deeper. */
  readonly pendingPegOffsetValue?: number | undefined;
  /** Of the pending order: The unit of pegOffsetValue. */
  readonly pendingPegOffsetType?: "PRICE_LEVEL" | undefined;
  /** Buy or sell. */
  readonly pendingSide: Side;
  /** Of the base asset, a multiple of LOT_SIZE.stepSize. */
  readonly pendingQuantity: string;
}

/** New working order that triggers a pair when it is filled: what to send. */
export interface NewOtocoOrderListRequest {
  /** Upper case, e.g. BTCUSDT. */
  readonly symbol: string;
  /** The client's id of the list, unique among its open lists; made up when not sent. */
  readonly listClientOrderId?: string | undefined;
  /** How much is said of each order; RESULT when not sent. */
  readonly newOrderRespType?: NewOrderResponseType | undefined;
  /** What happens instead of a trade with oneself; the symbol's default when not sent. */
  readonly selfTradePreventionMode?: SelfTradePreventionMode | undefined;
  /** Of the working order: Decides which of the following parameters are needed and taken. */
  readonly workingType: OrderType;
  /** Of the working order: What happens to what cannot be filled at once. */
  readonly workingTimeInForce?: TimeInForce | undefined;
  /** Of the working order: Quote asset per 1 base asset, a multiple of PRICE_FILTER.tickSize. */
  readonly workingPrice?: string | undefined;
  /** Of the working order: The client's own id, unique among its open orders; made up when not sent. */
  readonly workingClientOrderId?: string | undefined;
  /** Of the working order: A number of the client's, shown on the order. */
  readonly workingStrategyId?: number | undefined;
  /** Of the working order: A number of the client's from 1000000 on, shown on the order. */
  readonly workingStrategyType?: number | undefined;
  /** Of the working order: The last price that wakes a stop or take-profit order. */
  readonly workingStopPrice?: string | undefined;
  /** Of the working order: Distance of a trailing stop in 1/10000. */
  readonly workingTrailingDelta?: number | undefined;
  /** Of the working order: The part of an iceberg order that the book shows. */
  readonly workingIcebergQty?: string | undefined;
  /** Of the working order: Takes the price from the book: own best side or the opposite one. */
  readonly workingPegPriceType?: PegPriceType | undefined;
  /** Of the working order: How many levels deeper. */
  readonly workingPegOffsetValue?: number | undefined;
  /** Of the working order: The unit of pegOffsetValue. */
  readonly workingPegOffsetType?: "PRICE_LEVEL" | undefined;
  /** Buy or sell. */
  readonly workingSide: Side;
  /** Of the base asset, a multiple of LOT_SIZE.stepSize. */
  readonly workingQuantity: string;
  /** Buy or sell. */
  readonly pendingSide: Side;
  /** Of the base asset, a multiple of LOT_SIZE.stepSize. */
  readonly pendingQuantity: string;
  /** Of the pending order above the last price: Decides which of the following parameters are needed and taken. */
  readonly pendingAboveType: OrderType;
  /** Of the pending order above the last price: What happens to what cannot be filled at once. */
  readonly pendingAboveTimeInForce?: TimeInForce | undefined;
  /** Of the pending order above the last price: Quote asset per 1 base asset, a multiple of PRICE_FILTER.tickSize. */
  readonly pendingAbovePrice?: string | undefined;
  /** Of the pending order above the last price: The client's own id, unique among its open orders; made up when not sent. */
  readonly pendingAboveClientOrderId?: string | undefined;
  /** Of the pending order above the last price: A number of the client's, shown on the order. */
  readonly pendingAboveStrategyId?: number | undefined;
  /** Of the pending order above the last price: A number of the client's from 1000000 on, shown on the order. */
  readonly pendingAboveStrategyType?: number | undefined;
  /** Of the pending order above the last price: The last price that wakes a stop or take-profit order. */
  readonly pendingAboveStopPrice?: string | undefined;
  /** Of the pending order above the last price: Distance of a trailing stop in 1/10000. */
  readonly pendingAboveTrailingDelta?: number | undefined;
  /** Of the pending order above the last price: The part of an iceberg order that the book shows. */
  readonly pendingAboveIcebergQty?: string | undefined;
  /** Of the pending order above the last price: Takes the price from the book: own best side or the opposite one. */
  readonly pendingAbovePegPriceType?: PegPriceType | undefined;
  /** Of the pending order above the last price: How many levels deeper. */
  readonly pendingAbovePegOffsetValue?: number | undefined;
  /** Of the pending order above the last price: The unit of pegOffsetValue. */
  readonly pendingAbovePegOffsetType?: "PRICE_LEVEL" | undefined;
  /** Of the pending order below the last price: Decides which of the following parameters are needed and taken. */
  readonly pendingBelowType: OrderType;
  /** Of the pending order below the last price: What happens to what cannot be filled at once. */
  readonly pendingBelowTimeInForce?: TimeInForce | undefined;
  /** Of the pending order below the last price: Quote asset per 1 base asset, a multiple of PRICE_FILTER.tickSize. */
  readonly pendingBelowPrice?: string | undefined;
  /** Of the pending order below the last price: The client's own id, unique among its open orders; made up when not sent. */
  readonly pendingBelowClientOrderId?: string | undefined;
  /** Of the pending order below the last price: A number of the client's, shown on the order. */
  readonly pendingBelowStrategyId?: number | undefined;
  /** Of the pending order below the last price: A number of the client's from 1000000 on, shown on the order. */
  readonly pendingBelowStrategyType?: number | undefined;
  /** Of the pending order below the last price: The last price that wakes a stop or take-profit order. */
  readonly pendingBelowStopPrice?: string | undefined;
  /** Of the pending order below the last price: Distance of a trailing stop in 1/10000. */
  readonly pendingBelowTrailingDelta?: number | undefined;
  /** Of the pending order below the last price: The part of an iceberg order that the book shows. */
  readonly pendingBelowIcebergQty?: string | undefined;
  /** Of the pending order below the last price: Takes the price from the book: own best side or the opposite one. */
  readonly pendingBelowPegPriceType?: PegPriceType | undefined;
  /** Of the pending order below the last price: How many levels deeper. */
  readonly pendingBelowPegOffsetValue?: number | undefined;
  /** Of the pending order below the last price: The unit of pegOffsetValue. */
  readonly pendingBelowPegOffsetType?: "PRICE_LEVEL" | undefined;
}

/** Cancel an order list with all of its orders: what to send. */
export interface CancelOrderListRequest {
  /** Upper case, e.g. BTCUSDT. */
  readonly symbol: string;
  /** The exchange's id of the list. */
  readonly orderListId?: number | undefined;
  /** The client's id of the list. */
  readonly listClientOrderId?: string | undefined;
  /** The client's id of this cancel. */
  readonly newClientOrderId?: string | undefined;
}

/** Query an order: what to send. */
export interface QueryOrderRequest {
  /** Upper case, e.g. BTCUSDT. */
  readonly symbol: string;
  /** The exchange's id of the order. */
  readonly orderId?: number | undefined;
  /** The client's id of the order. */
  readonly origClientOrderId?: string | undefined;
}

/** Open orders of a symbol, or of all symbols: what to send. */
export interface OpenOrdersRequest {
  /** Upper case, e.g. BTCUSDT. */
  readonly symbol?: string | undefined;
}

/** All orders of a symbol, open and closed: what to send. */
export interface AllOrdersRequest {
  /** Upper case, e.g. BTCUSDT. */
  readonly symbol: string;
  /** The first order id to return. */
  readonly orderId?: number | undefined;
  /** From this time on, included. */
  readonly startTime?: number | undefined;
  /** Up to this time, included. */
  readonly endTime?: number | undefined;
  /** How many at most. */
  readonly limit?: number | undefined;
}

/** Account: permissions, commission rates, balances: what to send. */
export interface AccountRequest {
  /** Leave out assets with nothing free and nothing locked. */
  readonly omitZeroBalances?: boolean | undefined;
}

/** Commission rates on a symbol: what to send. */
export interface AccountCommissionRequest {
  /** Upper case, e.g. BTCUSDT. */
  readonly symbol: string;
}

/** Trades of the account on a symbol: what to send. */
export interface MyTradesRequest {
  /** Upper case, e.g. BTCUSDT. */
  readonly symbol: string;
  /** The exchange's id of the order. */
  readonly orderId?: number | undefined;
  /** From this time on, included. */
  readonly startTime?: number | undefined;
  /** Up to this time, included. */
  readonly endTime?: number | undefined;
  /** The first id to return. */
  readonly fromId?: number | undefined;
  /** How many at most. */
  readonly limit?: number | undefined;
}

/** Keep a user data stream alive for another 60 minutes: what to send. */
export interface KeepAliveUserDataStreamRequest {
  /** As POST answered it. */
  readonly listenKey: string;
}

/** Close a user data stream: what to send. */
export interface CloseUserDataStreamRequest {
  /** As POST answered it. */
  readonly listenKey: string;
}

/** End one subscription of this connection, or all: what to send. */
export interface UnsubscribeRequest {
  /** As the subscription answered it; all when not sent. */
  readonly subscriptionId?: number | undefined;
}

export type PingResponse = Empty;
export type TimeResponse = ServerTime;
export type ExchangeInfoResponse = ExchangeInfo;
export type DepthResponse = Depth;
export type TradesResponse = readonly PublicTrade[];
export type HistoricalTradesResponse = readonly PublicTrade[];
export type AggTradesResponse = readonly AggTrade[];
export type KlinesResponse = readonly Kline[];
export type AvgPriceResponse = AvgPrice;
export type Ticker24hrResponse =
  | Ticker24hrFull
  | Ticker24hrMini
  | readonly Ticker24hrFull[]
  | readonly Ticker24hrMini[];
export type TickerPriceResponse = PriceTicker | readonly PriceTicker[];
export type TickerBookTickerResponse = BookTicker | readonly BookTicker[];
export type NewOrderResponse = OrderFull | OrderResult | OrderAck;
export type TestOrderResponse = TestOrderCommission | Empty;
export type CancelOrderResponse = CanceledOrder | OrderListReport;
export type CancelOpenOrdersResponse = readonly (CanceledOrder | OrderListReport)[];
export type CancelReplaceOrderResponse = CancelReplaceResult;
export type AmendOrderResponse = AmendedOrderResult;
export type NewLegacyOcoResponse = OrderListReport;
export type NewOcoOrderListResponse = OrderListReport;
export type NewOtoOrderListResponse = OrderListReport;
export type NewOtocoOrderListResponse = OrderListReport;
export type CancelOrderListResponse = OrderListReport;
export type QueryOrderResponse = Order;
export type OpenOrdersResponse = readonly Order[];
export type AllOrdersResponse = readonly Order[];
export type AccountResponse = Account;
export type AccountCommissionResponse = AccountCommission;
export type MyTradesResponse = readonly MyTrade[];
export type RateLimitOrderResponse = readonly RateLimitUsage[];
export type StartUserDataStreamResponse = ListenKey;
export type KeepAliveUserDataStreamResponse = Empty;
export type CloseUserDataStreamResponse = Empty;
export type SessionLogonResponse = Session;
export type SessionStatusResponse = Session;
export type SessionLogoutResponse = Session;
export type SessionSubscriptionsResponse = readonly SubscriptionId[];
export type SubscribeResponse = SubscriptionId;
export type SubscribeSignatureResponse = SubscriptionId;
export type UnsubscribeResponse = Empty;

/** What the server reads of each call, defaults filled in. */
export interface OperationParameters {
  readonly ping: Readonly<Record<string, never>>;
  readonly time: Readonly<Record<string, never>>;
  readonly exchangeInfo: {
    readonly symbol?: string;
    readonly symbols?: readonly string[];
    readonly permissions?: readonly string[];
    readonly showPermissionSets: boolean;
    readonly symbolStatus?: SymbolStatusFilter;
  };
  readonly depth: {
    readonly symbol: string;
    readonly limit: number;
    readonly symbolStatus?: SymbolStatusFilter;
  };
  readonly trades: {
    readonly symbol: string;
    readonly limit: number;
  };
  readonly historicalTrades: {
    readonly symbol: string;
    readonly limit: number;
    readonly fromId?: number;
  };
  readonly aggTrades: {
    readonly symbol: string;
    readonly fromId?: number;
    readonly startTime?: number;
    readonly endTime?: number;
    readonly limit: number;
  };
  readonly klines: {
    readonly symbol: string;
    readonly interval: KlineInterval;
    readonly startTime?: number;
    readonly endTime?: number;
    readonly timeZone: number;
    readonly limit: number;
  };
  readonly avgPrice: {
    readonly symbol: string;
  };
  readonly ticker24hr: {
    readonly symbol?: string;
    readonly symbols?: readonly string[];
    readonly type: TickerType;
    readonly symbolStatus?: SymbolStatusFilter;
  };
  readonly tickerPrice: {
    readonly symbol?: string;
    readonly symbols?: readonly string[];
    readonly symbolStatus?: SymbolStatusFilter;
  };
  readonly tickerBookTicker: {
    readonly symbol?: string;
    readonly symbols?: readonly string[];
    readonly symbolStatus?: SymbolStatusFilter;
  };
  readonly newOrder: {
    readonly symbol: string;
    readonly side: Side;
    readonly type: OrderType;
    readonly timeInForce?: TimeInForce;
    readonly quantity?: string;
    readonly quoteOrderQty?: string;
    readonly price?: string;
    readonly newClientOrderId?: string;
    readonly strategyId?: number;
    readonly strategyType?: number;
    readonly stopPrice?: string;
    readonly trailingDelta?: number;
    readonly icebergQty?: string;
    readonly newOrderRespType?: NewOrderResponseType;
    readonly selfTradePreventionMode?: SelfTradePreventionMode;
    readonly pegPriceType?: PegPriceType;
    readonly pegOffsetValue?: number;
    readonly pegOffsetType?: "PRICE_LEVEL";
    readonly recvWindow: number;
    readonly timestamp: number;
    readonly signature: string;
  };
  readonly testOrder: {
    readonly symbol: string;
    readonly side: Side;
    readonly type: OrderType;
    readonly timeInForce?: TimeInForce;
    readonly quantity?: string;
    readonly quoteOrderQty?: string;
    readonly price?: string;
    readonly newClientOrderId?: string;
    readonly strategyId?: number;
    readonly strategyType?: number;
    readonly stopPrice?: string;
    readonly trailingDelta?: number;
    readonly icebergQty?: string;
    readonly newOrderRespType?: NewOrderResponseType;
    readonly selfTradePreventionMode?: SelfTradePreventionMode;
    readonly pegPriceType?: PegPriceType;
    readonly pegOffsetValue?: number;
    readonly pegOffsetType?: "PRICE_LEVEL";
    readonly computeCommissionRates: boolean;
    readonly recvWindow: number;
    readonly timestamp: number;
    readonly signature: string;
  };
  readonly cancelOrder: {
    readonly symbol: string;
    readonly orderId?: number;
    readonly origClientOrderId?: string;
    readonly newClientOrderId?: string;
    readonly cancelRestrictions?: CancelRestrictions;
    readonly recvWindow: number;
    readonly timestamp: number;
    readonly signature: string;
  };
  readonly cancelOpenOrders: {
    readonly symbol: string;
    readonly recvWindow: number;
    readonly timestamp: number;
    readonly signature: string;
  };
  readonly cancelReplaceOrder: {
    readonly symbol: string;
    readonly side: Side;
    readonly type: OrderType;
    readonly timeInForce?: TimeInForce;
    readonly quantity?: string;
    readonly quoteOrderQty?: string;
    readonly price?: string;
    readonly newClientOrderId?: string;
    readonly strategyId?: number;
    readonly strategyType?: number;
    readonly stopPrice?: string;
    readonly trailingDelta?: number;
    readonly icebergQty?: string;
    readonly newOrderRespType?: NewOrderResponseType;
    readonly selfTradePreventionMode?: SelfTradePreventionMode;
    readonly pegPriceType?: PegPriceType;
    readonly pegOffsetValue?: number;
    readonly pegOffsetType?: "PRICE_LEVEL";
    readonly cancelReplaceMode: CancelReplaceMode;
    readonly cancelNewClientOrderId?: string;
    readonly cancelOrigClientOrderId?: string;
    readonly cancelOrderId?: number;
    readonly cancelRestrictions?: CancelRestrictions;
    readonly orderRateLimitExceededMode: "DO_NOTHING" | "CANCEL_ONLY";
    readonly recvWindow: number;
    readonly timestamp: number;
    readonly signature: string;
  };
  readonly amendOrder: {
    readonly symbol: string;
    readonly orderId?: number;
    readonly origClientOrderId?: string;
    readonly newClientOrderId?: string;
    readonly newQty: string;
    readonly recvWindow: number;
    readonly timestamp: number;
    readonly signature: string;
  };
  readonly newLegacyOco: {
    readonly symbol: string;
    readonly listClientOrderId?: string;
    readonly newOrderRespType?: NewOrderResponseType;
    readonly selfTradePreventionMode?: SelfTradePreventionMode;
    readonly side: Side;
    readonly quantity: string;
    readonly limitClientOrderId?: string;
    readonly limitStrategyId?: number;
    readonly limitStrategyType?: number;
    readonly limitIcebergQty?: string;
    readonly price: string;
    readonly stopClientOrderId?: string;
    readonly stopStrategyId?: number;
    readonly stopStrategyType?: number;
    readonly stopIcebergQty?: string;
    readonly stopPrice: string;
    readonly trailingDelta?: number;
    readonly stopLimitPrice?: string;
    readonly stopLimitTimeInForce?: TimeInForce;
    readonly recvWindow: number;
    readonly timestamp: number;
    readonly signature: string;
  };
  readonly newOcoOrderList: {
    readonly symbol: string;
    readonly listClientOrderId?: string;
    readonly newOrderRespType?: NewOrderResponseType;
    readonly selfTradePreventionMode?: SelfTradePreventionMode;
    readonly side: Side;
    readonly quantity: string;
    readonly aboveType: OrderType;
    readonly aboveTimeInForce?: TimeInForce;
    readonly abovePrice?: string;
    readonly aboveClientOrderId?: string;
    readonly aboveStrategyId?: number;
    readonly aboveStrategyType?: number;
    readonly aboveStopPrice?: string;
    readonly aboveTrailingDelta?: number;
    readonly aboveIcebergQty?: string;
    readonly abovePegPriceType?: PegPriceType;
    readonly abovePegOffsetValue?: number;
    readonly abovePegOffsetType?: "PRICE_LEVEL";
    readonly belowType: OrderType;
    readonly belowTimeInForce?: TimeInForce;
    readonly belowPrice?: string;
    readonly belowClientOrderId?: string;
    readonly belowStrategyId?: number;
    readonly belowStrategyType?: number;
    readonly belowStopPrice?: string;
    readonly belowTrailingDelta?: number;
    readonly belowIcebergQty?: string;
    readonly belowPegPriceType?: PegPriceType;
    readonly belowPegOffsetValue?: number;
    readonly belowPegOffsetType?: "PRICE_LEVEL";
    readonly recvWindow: number;
    readonly timestamp: number;
    readonly signature: string;
  };
  readonly newOtoOrderList: {
    readonly symbol: string;
    readonly listClientOrderId?: string;
    readonly newOrderRespType?: NewOrderResponseType;
    readonly selfTradePreventionMode?: SelfTradePreventionMode;
    readonly workingType: OrderType;
    readonly workingTimeInForce?: TimeInForce;
    readonly workingPrice?: string;
    readonly workingClientOrderId?: string;
    readonly workingStrategyId?: number;
    readonly workingStrategyType?: number;
    readonly workingStopPrice?: string;
    readonly workingTrailingDelta?: number;
    readonly workingIcebergQty?: string;
    readonly workingPegPriceType?: PegPriceType;
    readonly workingPegOffsetValue?: number;
    readonly workingPegOffsetType?: "PRICE_LEVEL";
    readonly workingSide: Side;
    readonly workingQuantity: string;
    readonly pendingType: OrderType;
    readonly pendingTimeInForce?: TimeInForce;
    readonly pendingPrice?: string;
    readonly pendingClientOrderId?: string;
    readonly pendingStrategyId?: number;
    readonly pendingStrategyType?: number;
    readonly pendingStopPrice?: string;
    readonly pendingTrailingDelta?: number;
    readonly pendingIcebergQty?: string;
    readonly pendingPegPriceType?: PegPriceType;
    readonly pendingPegOffsetValue?: number;
    readonly pendingPegOffsetType?: "PRICE_LEVEL";
    readonly pendingSide: Side;
    readonly pendingQuantity: string;
    readonly recvWindow: number;
    readonly timestamp: number;
    readonly signature: string;
  };
  readonly newOtocoOrderList: {
    readonly symbol: string;
    readonly listClientOrderId?: string;
    readonly newOrderRespType?: NewOrderResponseType;
    readonly selfTradePreventionMode?: SelfTradePreventionMode;
    readonly workingType: OrderType;
    readonly workingTimeInForce?: TimeInForce;
    readonly workingPrice?: string;
    readonly workingClientOrderId?: string;
    readonly workingStrategyId?: number;
    readonly workingStrategyType?: number;
    readonly workingStopPrice?: string;
    readonly workingTrailingDelta?: number;
    readonly workingIcebergQty?: string;
    readonly workingPegPriceType?: PegPriceType;
    readonly workingPegOffsetValue?: number;
    readonly workingPegOffsetType?: "PRICE_LEVEL";
    readonly workingSide: Side;
    readonly workingQuantity: string;
    readonly pendingSide: Side;
    readonly pendingQuantity: string;
    readonly pendingAboveType: OrderType;
    readonly pendingAboveTimeInForce?: TimeInForce;
    readonly pendingAbovePrice?: string;
    readonly pendingAboveClientOrderId?: string;
    readonly pendingAboveStrategyId?: number;
    readonly pendingAboveStrategyType?: number;
    readonly pendingAboveStopPrice?: string;
    readonly pendingAboveTrailingDelta?: number;
    readonly pendingAboveIcebergQty?: string;
    readonly pendingAbovePegPriceType?: PegPriceType;
    readonly pendingAbovePegOffsetValue?: number;
    readonly pendingAbovePegOffsetType?: "PRICE_LEVEL";
    readonly pendingBelowType: OrderType;
    readonly pendingBelowTimeInForce?: TimeInForce;
    readonly pendingBelowPrice?: string;
    readonly pendingBelowClientOrderId?: string;
    readonly pendingBelowStrategyId?: number;
    readonly pendingBelowStrategyType?: number;
    readonly pendingBelowStopPrice?: string;
    readonly pendingBelowTrailingDelta?: number;
    readonly pendingBelowIcebergQty?: string;
    readonly pendingBelowPegPriceType?: PegPriceType;
    readonly pendingBelowPegOffsetValue?: number;
    readonly pendingBelowPegOffsetType?: "PRICE_LEVEL";
    readonly recvWindow: number;
    readonly timestamp: number;
    readonly signature: string;
  };
  readonly cancelOrderList: {
    readonly symbol: string;
    readonly orderListId?: number;
    readonly listClientOrderId?: string;
    readonly newClientOrderId?: string;
    readonly recvWindow: number;
    readonly timestamp: number;
    readonly signature: string;
  };
  readonly queryOrder: {
    readonly symbol: string;
    readonly orderId?: number;
    readonly origClientOrderId?: string;
    readonly recvWindow: number;
    readonly timestamp: number;
    readonly signature: string;
  };
  readonly openOrders: {
    readonly symbol?: string;
    readonly recvWindow: number;
    readonly timestamp: number;
    readonly signature: string;
  };
  readonly allOrders: {
    readonly symbol: string;
    readonly orderId?: number;
    readonly startTime?: number;
    readonly endTime?: number;
    readonly limit: number;
    readonly recvWindow: number;
    readonly timestamp: number;
    readonly signature: string;
  };
  readonly account: {
    readonly omitZeroBalances: boolean;
    readonly recvWindow: number;
    readonly timestamp: number;
    readonly signature: string;
  };
  readonly accountCommission: {
    readonly symbol: string;
    readonly recvWindow: number;
    readonly timestamp: number;
    readonly signature: string;
  };
  readonly myTrades: {
    readonly symbol: string;
    readonly orderId?: number;
    readonly startTime?: number;
    readonly endTime?: number;
    readonly fromId?: number;
    readonly limit: number;
    readonly recvWindow: number;
    readonly timestamp: number;
    readonly signature: string;
  };
  readonly rateLimitOrder: {
    readonly recvWindow: number;
    readonly timestamp: number;
    readonly signature: string;
  };
  readonly startUserDataStream: Readonly<Record<string, never>>;
  readonly keepAliveUserDataStream: {
    readonly listenKey: string;
  };
  readonly closeUserDataStream: {
    readonly listenKey: string;
  };
  readonly sessionLogon: {
    readonly recvWindow: number;
    readonly timestamp: number;
    readonly signature: string;
  };
  readonly sessionStatus: Readonly<Record<string, never>>;
  readonly sessionLogout: Readonly<Record<string, never>>;
  readonly sessionSubscriptions: Readonly<Record<string, never>>;
  readonly subscribe: {
    readonly recvWindow: number;
    readonly timestamp: number;
    readonly signature: string;
  };
  readonly subscribeSignature: {
    readonly recvWindow: number;
    readonly timestamp: number;
    readonly signature: string;
  };
  readonly unsubscribe: {
    readonly subscriptionId?: number;
  };
}
