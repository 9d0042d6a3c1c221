import type { Command, Envelope } from "../../messages/command.js";
import type { RejectReason } from "../../messages/reject-reasons.js";
import { GUARD, RATE_ONE, toNotional, toPrice, toQuantity, toRate } from "../../money/units.js";
import { SELF_TRADE_PREVENTION_MODES } from "../../order/enums.js";
import { NO_INSTRUCTIONS } from "../../order/order-details.js";
import type { Dice } from "../dice.js";
import type { LiveState } from "../live-state.js";
import { envelopeOf, OPEN_FILTERS } from "../test-venue.js";
import * as accounts from "./workload-accounts.js";
import { amendByNothingOrMore, amendLiveOrder, amendOnceMore } from "./workload-amends.js";
import { replaceLiveOrder } from "./workload-cancels.js";
import * as commission from "./workload-commission.js";
import {
  farOrder,
  orderOfTheBusiest,
  orderUnder,
  orderUnderExchangeCount,
  orderUnderMaxAsset,
  setAssetFilters,
  setExchangeFilters,
} from "./workload-filters.js";
import {
  badlyNamedList,
  cancelUnknownList,
  listOfTheBusiest,
  listUnderExchangeCount,
  listUnderUsedName,
  ocoOfBadPrices,
} from "./workload-lists.js";
import * as operations from "./workload-operations.js";
import {
  icebergOfTheBusiest,
  icebergUnderExchangeCount,
  limitOrder,
  orderNearNotional,
  orderWith,
  peggedOrder,
  someAccountId,
  someSymbolId,
} from "./workload-orders.js";
import * as stops from "./workload-stops.js";

type Mistake = (live: LiveState, dice: Dice) => Envelope;

/** Reached without aiming, or only by rules of their own: by memory, by closed markets and by time. */
type Unaimed = "COMMAND_EXPIRED" | "TOO_MANY_REMEMBERED_COMMANDS" | "MARKET_CLOSED";

const change = (envelope: Envelope, changes: Record<string, unknown>): Envelope => ({
  ...envelope,
  command: { ...envelope.command, ...changes } as Command,
});

const NO_VALUES: readonly unknown[] = [
  -1,
  -0,
  0.5,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  2 ** 53,
  "1",
  "",
  "__proto__",
  null,
  undefined,
  1n,
  {},
  [],
  true,
];

/** Any field of any command or of its envelope, with a value of another kind. */
function spoil(live: LiveState, dice: Dice): Envelope {
  const { deposit, setFilters, setSelfTradePrevention, addSymbol, addAsset } = operations;
  const { restrictAccount, setTradeGroup, transfer } = accounts;
  const envelope = dice.pick([
    ...[limitOrder, replaceLiveOrder, amendLiveOrder, deposit, setFilters, setSelfTradePrevention, addSymbol, addAsset],
    ...Object.values(commission),
    ...[restrictAccount, setTradeGroup, transfer, setExchangeFilters, setAssetFilters],
  ])(live, dice);
  if (dice.chance(0.2)) {
    const field = dice.pick(["commandId", "accountId", "validUntilMs", "actor", "reason", "command"]);
    return { ...envelope, [field]: dice.pick(NO_VALUES) };
  }
  const field = dice.pick(Object.keys(envelope.command));
  return change(envelope, { [field]: dice.pick(NO_VALUES) });
}

const settle = (dice: Dice, externalId: string): Envelope =>
  envelopeOf(0, { type: dice.pick(["ApproveWithdrawal", "SendWithdrawal", "RejectWithdrawal"] as const), externalId });

function cancelUnder(live: LiveState, dice: Dice, clientOrderId: string): Envelope {
  const orders = [...live.orders.values()];
  if (orders.length === 0) return limitOrder(live, dice);
  const { symbolId, orderId, accountId } = dice.pick(orders);
  return envelopeOf(accountId, {
    type: "CancelOrder",
    symbolId,
    orderId,
    clientOrderId,
    newClientOrderId: "",
    cancelRestrictions: "NONE",
  });
}

function orderUnderUsedId(live: LiveState, dice: Dice): Envelope {
  const named = [...live.orders.values()].filter(({ clientOrderId }) => clientOrderId !== "");
  if (named.length === 0) return limitOrder(live, dice);
  const { accountId, clientOrderId } = dice.pick(named);
  return { ...orderWith(live, dice, { clientOrderId }), accountId };
}

function crossingLimitMaker(live: LiveState, dice: Dice): Envelope {
  const orders = [...live.orders.values()].filter(({ price }) => price > 0);
  if (orders.length === 0) return limitOrder(live, dice);
  const { symbolId, side, price } = dice.pick(orders);
  return orderWith(live, dice, { symbolId, price, orderType: "LIMIT_MAKER", side: side === "BUY" ? "SELL" : "BUY" });
}

/** What each refusal takes; the dice and the live state decide whether this one gets it. */
export const MISTAKES: Readonly<Record<Exclude<RejectReason, Unaimed>, Mistake>> = {
  MALFORMED_COMMAND: spoil,
  UNKNOWN_ACCOUNT: (live, dice) => ({
    ...dice.pick([limitOrder, operations.deposit, commission.setCommission])(live, dice),
    accountId: dice.pick([0, live.accountCount + 1, GUARD]),
  }),
  UNKNOWN_ASSET: (live, dice) => change(operations.deposit(live, dice), { assetId: live.assets.length }),
  UNKNOWN_SYMBOL: (live, dice) =>
    change(dice.pick([limitOrder, operations.setFilters, operations.setSymbolStatus])(live, dice), {
      symbolId: live.symbols.length + dice.below(2),
    }),
  ASSET_EXISTS: (live, dice) => change(operations.addAsset(live, dice), { asset: dice.pick(live.assets).asset }),
  SYMBOL_EXISTS: (live, dice) => change(operations.addSymbol(live, dice), { symbol: dice.pick(live.symbols).symbol }),
  ASSET_DECIMALS_OUT_OF_RANGE: (live, dice) =>
    change(operations.addAsset(live, dice), { asset: "NEW", decimals: 19 + dice.below(2) }),
  QUOTE_DECIMALS_TOO_FEW: (live, dice) =>
    change(operations.addSymbol(live, dice), { symbol: "NEW", priceDecimals: 18, quantityDecimals: 1 }),
  BASE_DECIMALS_TOO_FEW: (live, dice) =>
    change(operations.addSymbol(live, dice), { symbol: "NEW", baseAssetId: 0, quoteAssetId: 4, quantityDecimals: 9 }),
  INVALID_FILTERS: (live, dice) => {
    if (dice.chance(0.2)) {
      return change(setAssetFilters(live, dice), { filters: { maxAsset: { limit: 10n ** 30n + 1n } } });
    }
    const lotSize = { minQuantity: toQuantity(2), maxQuantity: toQuantity(1), stepSize: toQuantity(1) };
    return change(operations.setFilters(live, dice), { filters: { ...OPEN_FILTERS, lotSize } });
  },
  INVALID_COMMISSION: (live, dice) =>
    dice.chance(0.3)
      ? change(commission.setCommissionDiscount(live, dice), { discount: { assetId: 0, discount: RATE_ONE + 1 } })
      : change(dice.pick([commission.setCommission, commission.setSymbolCommission])(live, dice), {
          makerCommission: toRate(RATE_ONE + 1),
        }),
  EXTERNAL_ID_REUSED: (live, dice) => change(operations.repeatFunding(live, dice), { amount: 12_345n }),
  UNKNOWN_WITHDRAWAL: (_, dice) => settle(dice, "never-requested"),
  WITHDRAWAL_ALREADY_SETTLED: (live, dice) => settle(dice, dice.pick(["never", ...live.settledWithdrawals])),
  AMOUNT_NOT_POSITIVE: (live, dice) =>
    change(dice.pick([operations.deposit, accounts.requestWithdrawal])(live, dice), {
      amount: -BigInt(dice.below(2)),
    }),
  AMOUNT_OVERFLOW: (live, dice) => change(operations.deposit(live, dice), { amount: 10n ** 30n }),
  UNSUPPORTED_ORDER_COMBINATION: (live, dice) =>
    change(limitOrder(live, dice), dice.pick([{ orderType: "MARKET" }, { quoteOrderQuantity: 1 }])),
  INVALID_PRICE: (live, dice) => orderWith(live, dice, { price: toPrice(0) }),
  INVALID_QUANTITY: (live, dice) => orderWith(live, dice, { quantity: toQuantity(0) }),
  FILTER_PRICE_FILTER: (live, dice) => {
    const strict = live.symbols.filter(({ filters }) => filters.priceFilter.tickSize > 1);
    const symbolId = strict[0]?.symbolId ?? someSymbolId(live, dice);
    return orderWith(live, dice, { symbolId, price: toPrice(1) });
  },
  FILTER_LOT_SIZE: (live, dice) => {
    const strict = live.symbols.filter(({ filters }) => filters.lotSize.stepSize > 1);
    const symbolId = strict[0]?.symbolId ?? someSymbolId(live, dice);
    return orderWith(live, dice, { symbolId, quantity: toQuantity(1) });
  },
  NOTIONAL_OVERFLOW: (live, dice) =>
    orderWith(live, dice, {
      symbolId: dice.below(live.symbols.length),
      price: toPrice(2 ** 52 - dice.below(9)),
      quantity: toQuantity(2 + dice.below(9) * 10),
    }),
  FILTER_MIN_NOTIONAL: orderNearNotional,
  FILTER_NOTIONAL: orderNearNotional,
  DUPLICATE_CLIENT_ORDER_ID: orderUnderUsedId,
  WOULD_MATCH_IMMEDIATELY: crossingLimitMaker,
  NO_LIQUIDITY: (live, dice) => {
    const symbolId = live.symbols.length - 1;
    return orderWith(live, dice, { symbolId, orderType: "MARKET", quoteOrderQuantity: toNotional(1_000_000) });
  },
  QUOTE_QUANTITY_BELOW_LOT: (live, dice) =>
    orderWith(live, dice, { orderType: "MARKET", quoteOrderQuantity: toNotional(1 + dice.below(100)) }),
  INSUFFICIENT_BALANCE: (live, dice) => ({ ...limitOrder(live, dice), accountId: 6 }),
  UNKNOWN_ORDER: (live, dice) =>
    dice.chance(0.5)
      ? { ...cancelUnder(live, dice, ""), accountId: someAccountId(live, dice) }
      : envelopeOf(someAccountId(live, dice), {
          type: "CancelOrder",
          symbolId: someSymbolId(live, dice),
          orderId: 1 + dice.below(GUARD),
          clientOrderId: "",
          newClientOrderId: "",
          cancelRestrictions: "NONE",
        }),
  CLIENT_ORDER_ID_MISMATCH: (live, dice) => cancelUnder(live, dice, "another"),
  FILTER_MARKET_LOT_SIZE: (live, dice) =>
    orderUnder(live, dice, "marketLotSize", (symbolId) =>
      orderWith(live, dice, { symbolId, orderType: "MARKET", ...(dice.chance(0.5) && { quantity: toQuantity(10) }) }),
    ),
  FILTER_PERCENT_PRICE: (live, dice) =>
    orderUnder(live, dice, "percentPrice", (symbolId) => farOrder(live, dice, symbolId)),
  FILTER_PERCENT_PRICE_BY_SIDE: (live, dice) =>
    orderUnder(live, dice, "percentPriceBySide", (symbolId) => farOrder(live, dice, symbolId)),
  FILTER_MAX_POSITION: (live, dice) =>
    orderUnder(live, dice, "maxPosition", (symbolId) => orderWith(live, dice, { symbolId, side: "BUY" })),
  FILTER_MAX_ASSET: orderUnderMaxAsset,
  FILTER_MAX_NUM_ORDERS: (live, dice) =>
    orderUnder(live, dice, "maxNumOrders", (symbolId) => orderOfTheBusiest(live, dice, symbolId)),
  FILTER_EXCHANGE_MAX_NUM_ORDERS: orderUnderExchangeCount,
  CANCEL_RESTRICTED: (live, dice) =>
    change(cancelUnder(live, dice, ""), { cancelRestrictions: "ONLY_PARTIALLY_FILLED" }),
  ORDER_TYPE_MAY_NOT_PEG: (live, dice) => change(peggedOrder(live, dice), { orderType: "MARKET" }),
  PEG_NOT_FOR_ORDER_TYPE: (live, dice) => change(peggedOrder(live, dice), { orderType: "LIMIT", timeInForce: "IOC" }),
  PEG_LIQUIDITY_TOO_LOW: (live, dice) => change(peggedOrder(live, dice), { symbolId: live.symbols.length - 1 }),
  AMEND_CHANGES_NOTHING: (live, dice) => amendByNothingOrMore(live, dice, 0),
  AMEND_INCREASES_QUANTITY: (live, dice) => amendByNothingOrMore(live, dice, 1 + dice.below(9)),
  FILTER_MAX_NUM_ORDER_AMENDS: amendOnceMore,
  OCO_BAD_PRICES: ocoOfBadPrices,
  DUPLICATE_LIST_CLIENT_ORDER_ID: (live, dice) =>
    dice.pick([listUnderUsedName, listUnderUsedName, badlyNamedList])(live, dice),
  UNKNOWN_ORDER_LIST: cancelUnknownList,
  FILTER_MAX_NUM_ORDER_LISTS: (live, dice) =>
    orderUnder(live, dice, "maxNumOrderLists", (symbolId) => listOfTheBusiest(live, dice, symbolId)),
  FILTER_EXCHANGE_MAX_NUM_ORDER_LISTS: listUnderExchangeCount,
  NO_OPEN_ORDERS: (live) =>
    envelopeOf(live.accountCount, { type: "CancelOpenOrders", symbolId: live.symbols.length - 1 }),
  INVALID_VOLATILITY_HALT: (live, dice) => {
    const rule = { maxMoveRate: toRate(1), windowMs: 1, haltMs: 1, cancelOnlyMs: 0 };
    const wrong = dice.pick([{ maxMoveRate: 0 }, { windowMs: 0 }, { haltMs: 0 }, { cancelOnlyMs: GUARD }]);
    return change(operations.setVolatilityHalt(live, dice), { volatilityHalt: { ...rule, ...wrong } });
  },
  ACCOUNT_SUSPENDED: accounts.inSpiteOf("isActive"),
  TRADING_DISABLED: accounts.inSpiteOf("canTrade"),
  DEPOSITS_DISABLED: accounts.inSpiteOf("canDeposit"),
  WITHDRAWALS_DISABLED: accounts.inSpiteOf("canWithdraw"),
  PARENT_IS_SUB_ACCOUNT: (_, dice) => envelopeOf(7, { type: "OpenAccount", externalId: `orphan-${dice.below(9)}` }),
  NOT_SAME_FAMILY: (live, dice) => change(accounts.transfer(live, dice), { toAccountId: 2 + dice.below(2) }),
  WITHDRAWAL_NOT_APPROVED: (live) => {
    const [externalId = "none"] = [...live.pendingWithdrawals].filter((id) => !live.approvedWithdrawals.has(id));
    return envelopeOf(0, { type: "SendWithdrawal", externalId });
  },
  INVALID_SELF_TRADE_PREVENTION: (live, dice) =>
    change(operations.setSelfTradePrevention(live, dice), {
      selfTradePrevention: { defaultMode: "NONE", allowedModes: dice.pick([[], ["DECREMENT"]]) },
    }),
  ICEBERG_QUANTITY_TOO_LARGE: (live, dice) =>
    orderWith(live, dice, {
      quantity: toQuantity(100),
      instructions: { ...NO_INSTRUCTIONS, icebergQuantity: 100 + dice.below(2) },
    }),
  FILTER_ICEBERG_PARTS: (live, dice) =>
    orderWith(live, dice, {
      quantity: toQuantity(10_001),
      instructions: { ...NO_INSTRUCTIONS, icebergQuantity: 10 },
    }),
  SELF_TRADE_PREVENTION_NOT_ALLOWED: (live, dice) => {
    const strict = live.symbols.filter(
      ({ selfTradePrevention }) => selfTradePrevention.allowedModes.length < SELF_TRADE_PREVENTION_MODES.length,
    );
    const { symbolId, selfTradePrevention } = dice.pick(strict.length === 0 ? live.symbols : strict);
    const missing = SELF_TRADE_PREVENTION_MODES.filter((mode) => !selfTradePrevention.allowedModes.includes(mode));
    return orderWith(live, dice, { symbolId, selfTradePreventionMode: missing[0] ?? "NONE" });
  },
  FILTER_TRAILING_DELTA: (live, dice) =>
    orderUnder(live, dice, "trailingDelta", (symbolId) => stops.trailingOrder(live, dice, symbolId)),
  FILTER_MAX_NUM_ALGO_ORDERS: (live, dice) =>
    orderUnder(live, dice, "maxNumAlgoOrders", (symbolId) => stops.stopOfTheBusiest(live, dice, symbolId)),
  FILTER_EXCHANGE_MAX_NUM_ALGO_ORDERS: stops.stopUnderExchangeCount,
  FILTER_MAX_NUM_ICEBERG_ORDERS: (live, dice) =>
    orderUnder(live, dice, "maxNumIcebergOrders", (symbolId) => icebergOfTheBusiest(live, dice, symbolId)),
  FILTER_EXCHANGE_MAX_NUM_ICEBERG_ORDERS: icebergUnderExchangeCount,
  INVALID_STOP_PRICE: stops.contingentOrderWithoutStop,
  INVALID_TRAILING_DELTA: stops.contingentOrderWithLargeDelta,
  WOULD_TRIGGER_IMMEDIATELY: stops.contingentOrderTooLate,
};

export const MISTAKE_NAMES = Object.keys(MISTAKES) as readonly (keyof typeof MISTAKES)[];
