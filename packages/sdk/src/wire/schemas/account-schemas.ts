import * as words from "../enums.js";
import { described, listOf, oneWordOf, record, ref } from "./record.js";
import { count, decimal, flag, id, text, time } from "./scalars.js";

const rates = { maker: decimal, taker: decimal, buyer: decimal, seller: decimal };

export const ACCOUNT_SCHEMAS = {
  CommissionRates: record(rates, {}, "Fractions of the amount received."),
  Balance: record({ asset: text, free: decimal, locked: decimal }),
  Account: record(
    {
      makerCommission: count,
      takerCommission: count,
      buyerCommission: count,
      sellerCommission: count,
      commissionRates: ref("CommissionRates"),
      canTrade: flag,
      canWithdraw: flag,
      canDeposit: flag,
      brokered: flag,
      requireSelfTradePrevention: flag,
      preventSor: flag,
      updateTime: time,
      accountType: oneWordOf(["SPOT"]),
      balances: listOf(ref("Balance")),
      permissions: listOf(text),
      uid: id,
    },
    { tradeGroupId: id },
    "Permissions, rates and balances of an account.",
  ),
  AccountCommission: record({
    symbol: text,
    standardCommission: ref("CommissionRates"),
    specialCommission: ref("CommissionRates"),
    taxCommission: ref("CommissionRates"),
    discount: ref("CommissionDiscount"),
  }),
  MyTrade: record(
    {
      symbol: text,
      id,
      orderId: id,
      orderListId: id,
      price: decimal,
      qty: decimal,
      quoteQty: decimal,
      commission: decimal,
      commissionAsset: text,
      time,
      isBuyer: flag,
      isMaker: flag,
      isBestMatch: flag,
    },
    {},
    "One side of a trade as its account sees it.",
  ),
  RateLimit: record({
    rateLimitType: oneWordOf(words.RATE_LIMIT_TYPES),
    interval: oneWordOf(words.RATE_LIMIT_INTERVALS),
    intervalNum: count,
    limit: count,
  }),
  RateLimitUsage: record({
    rateLimitType: oneWordOf(words.RATE_LIMIT_TYPES),
    interval: oneWordOf(words.RATE_LIMIT_INTERVALS),
    intervalNum: count,
    limit: count,
    count,
  }),
  ListenKey: record({ listenKey: text }),
  SubscriptionId: record({ subscriptionId: id }),
  Session: record(
    {
      apiKey: described({ type: ["string", "null"] }, "the key that has logged on"),
      authorizedSince: described({ type: ["integer", "null"], format: "time-ms" }, "time of the log-on"),
      connectedSince: time,
      returnRateLimits: flag,
      serverTime: time,
      userDataStream: described(flag, "whether the log-on's account is subscribed to"),
    },
    {},
    "Who a WebSocket API connection speaks for.",
  ),
};
