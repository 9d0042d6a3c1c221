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
  CancelReplaceResult: record(
    {
      cancelResult: oneWordOf(words.CANCEL_REPLACE_RESULTS),
      newOrderResult: oneWordOf(words.CANCEL_REPLACE_RESULTS),
      cancelResponse: { anyOf: [ref("CanceledOrder"), ref("Error")] },
      newOrderResponse: {
        anyOf: [ref("OrderFull"), ref("OrderResult"), ref("OrderAck"), ref("Error"), { type: "null" }],
      },
    },
    {},
    "How the two halves of a cancel-replace ended; a new order that was not attempted is null.",
  ),
  AmendedOrderResult: record(
    { transactTime: time, executionId: id, amendedOrder: ref("AmendedOrder") },
    { listStatus: ref("ListStatusOfAmend") },
    "Answer of an amend.",
  ),
  AmendedOrder: record(
    {
      symbol: text,
      orderId: id,
      orderListId: id,
      origClientOrderId: text,
      clientOrderId: text,
      price: decimal,
      qty: decimal,
      executedQty: decimal,
      preventedQty: decimal,
      quoteOrderQty: decimal,
      cumulativeQuoteQty: decimal,
      status: oneWordOf(words.ORDER_STATUSES),
      ...terms,
      workingTime: time,
      ...selfTrade,
    },
    { ...features, ...ended },
    "An order after its amend.",
  ),
  ListStatusOfAmend: record(
    {
      orderListId: id,
      contingencyType: oneWordOf(words.CONTINGENCY_TYPES),
      listOrderStatus: oneWordOf(words.LIST_ORDER_STATUSES),
      listClientOrderId: text,
      symbol: text,
      orders: listOf(ref("OrderOfList")),
    },
    {},
    "The list that an amended order belongs to.",
  ),
  OrderListReport: record(
    {
      orderListId: id,
      contingencyType: oneWordOf(words.CONTINGENCY_TYPES),
      listStatusType: oneWordOf(words.LIST_STATUS_TYPES),
      listOrderStatus: oneWordOf(words.LIST_ORDER_STATUSES),
      listClientOrderId: text,
      transactionTime: time,
      symbol: text,
      orders: listOf(ref("OrderOfList")),
      orderReports: listOf({
        anyOf: [ref("OrderFull"), ref("OrderResult"), ref("OrderAck"), ref("CanceledOrder")],
      }),
    },
    {},
    "An order list that was placed or cancelled, and a report of each of its orders that this concerns.",
  ),
  OrderOfList: record({ symbol: text, orderId: id, clientOrderId: text }, {}, "One order of a list."),
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
