import type { Command, Envelope } from "../../messages/command.js";
import type { OrderListLeg, OrderRequest } from "../../messages/order-commands.js";
import {
  CANCEL_REPLACE_MODES,
  CANCEL_RESTRICTIONS,
  ORDER_LIST_KINDS,
  ORDER_TYPES,
  PEG_PRICE_TYPES,
  SELF_TRADE_PREVENTION_MODES,
  SIDES,
  SYMBOL_STATUSES,
  TIMES_IN_FORCE,
} from "../../order/enums.js";
import type { OrderInstructions } from "../../order/order-details.js";
import type { FurtherCommission } from "../../symbol/commission.js";
import type { SelfTradePreventionRule } from "../../symbol/self-trade-prevention-rule.js";

type Check = (value: unknown) => boolean;
/** Every field of a record, so that a forgotten one does not compile. */
type Shape<T> = { readonly [K in Exclude<keyof T, "type">]-?: Check };

const whole: Check = (value) => Number.isSafeInteger(value) && (value as number) >= 0 && !Object.is(value, -0);
const decimals: Check = (value) => whole(value) && (value as number) <= 18;
const half: Check = (value) => whole(value) && (value as number) < 2 ** 48;
const truth: Check = (value) => typeof value === "boolean";
const amount: Check = (value) => typeof value === "bigint";
const text =
  (longest: number): Check =>
  (value) =>
    typeof value === "string" && value.length <= longest;
const pattern =
  (expression: RegExp): Check =>
  (value) =>
    typeof value === "string" && expression.test(value);
const oneOf =
  (words: readonly string[]): Check =>
  (value) =>
    typeof value === "string" && words.includes(value);
const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);
const record =
  <T>(shape: Shape<T>): Check =>
  (value) =>
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    Object.entries<Check>(shape).every(([field, check]) => check((value as Record<string, unknown>)[field]));

const externalId = pattern(/^[\x21-\x7e]{1,64}$/);
const clientOrderId = pattern(/^[a-zA-Z0-9_-]{0,36}$/);
const name = pattern(/^[A-Z0-9]{1,20}$/);

const lotSize = record({ minQuantity: whole, maxQuantity: whole, stepSize: whole });
const listOf =
  (most: number, check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.length <= most && value.every(check);

const selfTradePrevention = record<SelfTradePreventionRule>({
  defaultMode: oneOf(SELF_TRADE_PREVENTION_MODES),
  allowedModes: listOf(SELF_TRADE_PREVENTION_MODES.length, oneOf(SELF_TRADE_PREVENTION_MODES)),
});

const filters = record<Extract<Command, { type: "SetFilters" }>["filters"]>({
  priceFilter: record({ minPrice: whole, maxPrice: whole, tickSize: whole }),
  lotSize,
  notional: optional(
    record({
      minNotional: whole,
      applyMinToMarket: truth,
      maxNotional: whole,
      applyMaxToMarket: truth,
      averagePriceMinutes: whole,
    }),
  ),
  minNotional: optional(record({ minNotional: whole, applyToMarket: truth, averagePriceMinutes: whole })),
  marketLotSize: optional(lotSize),
  percentPrice: optional(record({ multiplierUp: whole, multiplierDown: whole, averagePriceMinutes: whole })),
  percentPriceBySide: optional(
    record({
      bidMultiplierUp: whole,
      bidMultiplierDown: whole,
      askMultiplierUp: whole,
      askMultiplierDown: whole,
      averagePriceMinutes: whole,
    }),
  ),
  icebergParts: optional(record({ limit: whole })),
  maxNumOrders: optional(record({ maxNumOrders: whole })),
  maxNumAlgoOrders: optional(record({ maxNumAlgoOrders: whole })),
  maxNumIcebergOrders: optional(record({ maxNumIcebergOrders: whole })),
  maxPosition: optional(record({ maxPosition: whole })),
  trailingDelta: optional(
    record({
      minTrailingAboveDelta: whole,
      maxTrailingAboveDelta: whole,
      minTrailingBelowDelta: whole,
      maxTrailingBelowDelta: whole,
    }),
  ),
  maxNumOrderAmends: optional(record({ maxNumOrderAmends: whole })),
  maxNumOrderLists: optional(record({ maxNumOrderLists: whole })),
});

const exchangeFilters = record<Extract<Command, { type: "SetExchangeFilters" }>["filters"]>({
  exchangeMaxNumOrders: optional(record({ maxNumOrders: whole })),
  exchangeMaxNumAlgoOrders: optional(record({ maxNumAlgoOrders: whole })),
  exchangeMaxNumIcebergOrders: optional(record({ maxNumIcebergOrders: whole })),
  exchangeMaxNumOrderLists: optional(record({ maxNumOrderLists: whole })),
});

const assetFilters = record<Extract<Command, { type: "SetAssetFilters" }>["filters"]>({
  maxAsset: optional(record({ limit: (value) => amount(value) && (value as bigint) >= 0n })),
});

const instructions = optional(
  record<OrderInstructions>({
    stopPrice: whole,
    trailingDelta: whole,
    icebergQuantity: whole,
    strategyId: whole,
    strategyType: whole,
    pegPriceType: oneOf(PEG_PRICE_TYPES),
    pegOffsetValue: whole,
  }),
);

const orderRequest: Shape<OrderRequest> = {
  symbolId: whole,
  side: oneOf(SIDES),
  orderType: oneOf(ORDER_TYPES),
  timeInForce: oneOf(TIMES_IN_FORCE),
  price: whole,
  quantity: whole,
  quoteOrderQuantity: whole,
  clientOrderId,
  selfTradePreventionMode: oneOf(SELF_TRADE_PREVENTION_MODES),
  instructions,
};
const rates = { makerCommission: whole, takerCommission: whole, buyerCommission: whole, sellerCommission: whole };
const furtherCommission = optional(
  record<FurtherCommission>({
    buyerCommission: whole,
    sellerCommission: whole,
    special: record(rates),
    tax: record(rates),
    isDiscountEnabled: truth,
  }),
);

const leg = optional(
  record<OrderListLeg>({
    side: oneOf(SIDES),
    orderType: oneOf(ORDER_TYPES),
    timeInForce: oneOf(TIMES_IN_FORCE),
    price: whole,
    quantity: whole,
    clientOrderId,
    instructions,
  }),
);

const COMMANDS: { readonly [T in Command["type"]]: Shape<Extract<Command, { type: T }>> } = {
  NewOrder: orderRequest,
  CancelOrder: {
    symbolId: whole,
    orderId: whole,
    clientOrderId,
    newClientOrderId: clientOrderId,
    cancelRestrictions: oneOf(CANCEL_RESTRICTIONS),
  },
  CancelOpenOrders: { symbolId: whole },
  OpenAccount: { externalId },
  Deposit: { assetId: whole, amount, externalId },
  RequestWithdrawal: { assetId: whole, amount, externalId },
  ApproveWithdrawal: { externalId },
  SendWithdrawal: { externalId },
  RejectWithdrawal: { externalId },
  SetCommission: rates,
  SetDiscountEnabled: { isEnabled: truth },
  AddAsset: { asset: name, decimals: whole },
  AddSymbol: {
    symbol: name,
    baseAssetId: whole,
    quoteAssetId: whole,
    priceDecimals: decimals,
    quantityDecimals: decimals,
    status: oneOf(SYMBOL_STATUSES),
    filters,
    makerCommission: whole,
    takerCommission: whole,
    furtherCommission,
    selfTradePrevention: optional(selfTradePrevention),
  },
  SetSymbolCommission: { symbolId: whole, makerCommission: whole, takerCommission: whole, furtherCommission },
  SetCommissionDiscount: { discount: optional(record({ assetId: whole, discount: whole })) },
  SetSymbolStatus: { symbolId: whole, status: oneOf(SYMBOL_STATUSES) },
  SetFilters: { symbolId: whole, filters },
  SetExchangeFilters: { filters: exchangeFilters },
  SetAssetFilters: { assetId: whole, filters: assetFilters },
  AdvanceTime: {},
  Transfer: { toAccountId: whole, assetId: whole, amount, externalId },
  SetAccountStatus: { status: oneOf(["ACTIVE", "SUSPENDED"]) },
  SetAccountPermissions: { canTrade: truth, canDeposit: truth, canWithdraw: truth },
  CancelAccountOrders: { byExchange: truth },
  CancelMarketOrders: { symbolId: whole },
  DelistSymbol: { symbolId: whole },
  SetVolatilityHalt: {
    symbolId: whole,
    volatilityHalt: optional(record({ maxMoveRate: whole, windowMs: whole, haltMs: whole, cancelOnlyMs: whole })),
  },
  SetTradeGroup: { tradeGroupId: (value) => value === -1 || (whole(value) && (value as number) < 2 ** 31) },
  CancelReplaceOrder: {
    ...orderRequest,
    cancelReplaceMode: oneOf(CANCEL_REPLACE_MODES),
    cancelOrderId: whole,
    cancelOrigClientOrderId: clientOrderId,
    cancelNewClientOrderId: clientOrderId,
    cancelRestrictions: oneOf(CANCEL_RESTRICTIONS),
  },
  AmendOrder: {
    symbolId: whole,
    orderId: whole,
    clientOrderId,
    newClientOrderId: clientOrderId,
    newQuantity: whole,
  },
  SetSelfTradePrevention: { symbolId: whole, selfTradePrevention },
  NewOrderList: {
    symbolId: whole,
    kind: oneOf(ORDER_LIST_KINDS),
    listClientOrderId: clientOrderId,
    selfTradePreventionMode: oneOf(SELF_TRADE_PREVENTION_MODES),
    working: leg,
    pending: leg,
    above: leg,
    below: leg,
  },
  CancelOrderList: {
    symbolId: whole,
    orderListId: whole,
    listClientOrderId: clientOrderId,
    newClientOrderId: clientOrderId,
  },
};

/** Which legs a list of each kind has; a pair counts as one. */
const LEGS_OF_KIND = {
  OCO: "pair",
  OTO: "working pending",
  OTOCO: "working pair",
  OPO: "working pending",
  OPOCO: "working pair",
};

const ENVELOPE: Omit<Shape<Envelope>, "command"> = {
  commandId: record({ high: half, low: half }),
  accountId: whole,
  validUntilMs: whole,
  actor: text(64),
  reason: text(256),
};

/** Whether everything around the command has the promised types, and the command is of a known type. */
export function isWellFormedEnvelope(envelope: unknown): boolean {
  if (!record(ENVELOPE as Shape<Envelope>)(envelope)) return false;
  const { command } = envelope as { command: { type?: unknown } | null };
  const type = typeof command === "object" ? command?.type : undefined;
  return typeof type === "string" && Object.hasOwn(COMMANDS, type);
}

/** Whether the command has the promised types, words and numbers. */
export function isWellFormedCommand(command: Command): boolean {
  if (!record<unknown>(COMMANDS[command.type])(command)) return false;
  if (command.type === "AddSymbol") return command.baseAssetId !== command.quoteAssetId;
  if (command.type === "CancelOrderList") return command.orderListId !== 0 || command.listClientOrderId !== "";
  if (command.type === "NewOrderList") {
    const { above, below, kind, pending, working } = command;
    if ((above === undefined) !== (below === undefined)) return false;
    const given = [working && "working", pending && "pending", above && "pair"].filter((each) => each !== undefined);
    return given.join(" ") === LEGS_OF_KIND[kind];
  }
  if (command.type === "CancelOrder" || command.type === "AmendOrder") {
    return command.orderId !== 0 || command.clientOrderId !== "";
  }
  if (command.type === "CancelReplaceOrder") {
    return command.cancelOrderId !== 0 || command.cancelOrigClientOrderId !== "";
  }
  return true;
}
