import * as words from "../enums.js";
import { listOf, oneWordOf, record, ref } from "./record.js";
import { count, decimal, empty, flag, id, text, time } from "./scalars.js";

const identity = { symbol: text, orderId: id, orderListId: id, clientOrderId: text };

const terms = {
  timeInForce: oneWordOf(words.TIMES_IN_FORCE),
  type: oneWordOf(words.ORDER_TYPES),
  side: oneWordOf(words.SIDES),
};

const progress = {
  price: decimal,
  origQty: decimal,
  executedQty: decimal,
  origQuoteOrderQty: decimal,
  cummulativeQuoteQty: decimal,
  status: oneWordOf(words.ORDER_STATUSES),
  ...terms,
};

/** Fields that stand only on orders that have the feature. */
const features = {
  icebergQty: decimal,
  stopPrice: decimal,
  trailingDelta: count,
  trailingTime: time,
  strategyId: id,
  strategyType: id,
  preventedMatchId: id,
  preventedQuantity: decimal,
  usedSor: flag,
  workingFloor: oneWordOf(["EXCHANGE", "SOR"]),
  pegPriceType: oneWordOf(words.PEG_PRICE_TYPES),
  pegOffsetType: oneWordOf(words.PEG_OFFSET_TYPES),
  pegOffsetValue: count,
  peggedPrice: decimal,
};

const selfTrade = { selfTradePreventionMode: oneWordOf(words.SELF_TRADE_PREVENTION_MODES) };
const ended = { expiryReason: oneWordOf(words.EXPIRY_REASONS) };
const placement = { ...features, preventedMatches: listOf(ref("PreventedMatchOfOrder")), tradeGroupId: id };
const result = { ...identity, transactTime: time, ...progress, workingTime: time, ...selfTrade };

export const ORDER_SCHEMAS = {
  OrderAck: record({ ...identity, transactTime: time }, placement, "Answer of a new order with newOrderRespType ACK."),
  OrderResult: record(result, { ...placement, ...ended }, "Answer of a new order with newOrderRespType RESULT."),
  OrderFull: record(
    { ...result, fills: listOf(ref("Fill")) },
    { ...placement, ...ended },
    "Answer of a new order with newOrderRespType FULL: the result and its fills, none as an empty list.",
  ),
  Fill: record(
    { price: decimal, qty: decimal, commission: decimal, commissionAsset: text, tradeId: id },
    { matchType: text, allocId: id },
    "One trade of the order that was just placed.",
  ),
  PreventedMatchOfOrder: record(
    { preventedMatchId: id, makerSymbol: text, makerOrderId: id, price: decimal },
    { takerPreventedQuantity: decimal, makerPreventedQuantity: decimal },
    "A match that self-trade prevention stopped.",
  ),
  CanceledOrder: record(
    {
      symbol: text,
      origClientOrderId: text,
      orderId: id,
      orderListId: id,
      clientOrderId: text,
      transactTime: time,
      ...progress,
      ...selfTrade,
    },
    { ...features, ...ended },
    "A cancelled order; clientOrderId is the id of the cancel, origClientOrderId the order's own.",
  ),
  Order: record(
    {
      ...identity,
      price: decimal,
      origQty: decimal,
      executedQty: decimal,
      cummulativeQuoteQty: decimal,
      status: oneWordOf(words.ORDER_STATUSES),
      ...terms,
      stopPrice: decimal,
      icebergQty: decimal,
      time,
      updateTime: time,
      isWorking: flag,
      workingTime: time,
      origQuoteOrderQty: decimal,
      ...selfTrade,
    },
    { ...features, ...ended, tradeGroupId: id },
    "An order as queries show it.",
  ),
  Empty: empty,
  TestOrderCommission: record(
    {
      standardCommissionForOrder: ref("MakerTakerRates"),
      specialCommissionForOrder: ref("MakerTakerRates"),
      taxCommissionForOrder: ref("MakerTakerRates"),
      discount: ref("CommissionDiscount"),
    },
    {},
    "Rates the order would pay, buyer or seller part already added.",
  ),
  MakerTakerRates: record({ maker: decimal, taker: decimal }),
  CommissionDiscount: record(
    { enabledForAccount: flag, enabledForSymbol: flag, discountAsset: text, discount: decimal },
    {},
    "Discount for paying commission in another asset.",
  ),
};
