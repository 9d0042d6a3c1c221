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
} from "../order/enums.js";
import type { OrderInstructions } from "../order/order-details.js";
import type { CommissionRates, FurtherCommission } from "../symbol/commission.js";
import {
  ASSET_FILTER_FIELDS,
  EXCHANGE_FILTER_FIELDS,
  type FilterFields,
  REQUIRED_SYMBOL_FILTERS,
  SYMBOL_FILTER_FIELDS,
} from "../symbol/filters/filter-fields.js";
import type { VolatilityHalt } from "../symbol/volatility-halt.js";
import { ACCOUNT_STATUSES } from "../wallet/account-status.js";
import type { Command } from "./command.js";
import type { OrderListLeg, OrderRequest } from "./order-commands.js";

/** How a field is coded: a guarded number, a guarded number or −1, a bigint amount, text, a boolean, one word of a list, several words of a list, or a record. */
export type FieldCoding =
  | "integer"
  | "integerOrNone"
  | "amount"
  | "text"
  | "boolean"
  | readonly string[]
  | WordsCoding
  | RecordCoding;

import type { SelfTradePreventionRule } from "../symbol/self-trade-prevention-rule.js";

/** Several words of a list: their count, then a byte for each. */
export interface WordsCoding {
  readonly wordsOf: readonly string[];
}
export interface RecordCoding {
  readonly fields: Layout;
  /** Whether the record may be absent. */
  readonly optional: boolean;
}
export type Layout = { readonly [field: string]: FieldCoding };
type LayoutOf<T> = { readonly [Field in Exclude<keyof T, "type">]-?: FieldCoding };

/** How a record of filters is coded: each filter may be absent, but for the required ones. */
const filtersCoding = (table: FilterFields, required: readonly string[] = []): RecordCoding => ({
  optional: false,
  fields: Object.fromEntries(
    Object.entries(table).map(([filter, fields]) => [filter, { optional: !required.includes(filter), fields }]),
  ),
});

const SYMBOL_FILTERS = filtersCoding(SYMBOL_FILTER_FIELDS, REQUIRED_SYMBOL_FILTERS);
export const EXCHANGE_FILTERS = filtersCoding(EXCHANGE_FILTER_FIELDS);
export const ASSET_FILTERS = filtersCoding(ASSET_FILTER_FIELDS);

export const SELF_TRADE_PREVENTION_LAYOUT = {
  defaultMode: SELF_TRADE_PREVENTION_MODES,
  allowedModes: { wordsOf: SELF_TRADE_PREVENTION_MODES },
} as const satisfies LayoutOf<SelfTradePreventionRule>;

export const INSTRUCTIONS_LAYOUT = {
  stopPrice: "integer",
  trailingDelta: "integer",
  icebergQuantity: "integer",
  strategyId: "integer",
  strategyType: "integer",
  pegPriceType: PEG_PRICE_TYPES,
  pegOffsetValue: "integer",
} as const satisfies LayoutOf<OrderInstructions>;

const ORDER_REQUEST = {
  symbolId: "integer",
  side: SIDES,
  orderType: ORDER_TYPES,
  timeInForce: TIMES_IN_FORCE,
  price: "integer",
  quantity: "integer",
  quoteOrderQuantity: "integer",
  clientOrderId: "text",
  selfTradePreventionMode: SELF_TRADE_PREVENTION_MODES,
  instructions: { optional: true, fields: INSTRUCTIONS_LAYOUT },
} as const satisfies LayoutOf<OrderRequest>;
const LEG = {
  optional: true,
  fields: {
    side: SIDES,
    orderType: ORDER_TYPES,
    timeInForce: TIMES_IN_FORCE,
    price: "integer",
    quantity: "integer",
    clientOrderId: "text",
    instructions: { optional: true, fields: INSTRUCTIONS_LAYOUT },
  } satisfies LayoutOf<OrderListLeg>,
} as const;

/** Standard rates of an account, special and tax rates of a symbol. */
export const RATES = {
  makerCommission: "integer",
  takerCommission: "integer",
  buyerCommission: "integer",
  sellerCommission: "integer",
} as const satisfies LayoutOf<CommissionRates>;

const FURTHER_COMMISSION = {
  optional: true,
  fields: {
    buyerCommission: "integer",
    sellerCommission: "integer",
    special: { optional: false, fields: RATES },
    tax: { optional: false, fields: RATES },
    isDiscountEnabled: "boolean",
  } satisfies LayoutOf<FurtherCommission>,
} as const;

export const VOLATILITY_HALT_LAYOUT = {
  maxMoveRate: "integer",
  windowMs: "integer",
  haltMs: "integer",
  cancelOnlyMs: "integer",
} as const satisfies LayoutOf<VolatilityHalt>;

/** How each command lies in a journal row. The order of the commands is their code, the order of fields their coding: append only. */
export const COMMAND_LAYOUT = {
  NewOrder: ORDER_REQUEST,
  CancelOrder: {
    symbolId: "integer",
    orderId: "integer",
    clientOrderId: "text",
    newClientOrderId: "text",
    cancelRestrictions: CANCEL_RESTRICTIONS,
  },
  CancelOpenOrders: { symbolId: "integer" },
  OpenAccount: { externalId: "text" },
  Deposit: { assetId: "integer", amount: "amount", externalId: "text" },
  RequestWithdrawal: { assetId: "integer", amount: "amount", externalId: "text" },
  ApproveWithdrawal: { externalId: "text" },
  SendWithdrawal: { externalId: "text" },
  RejectWithdrawal: { externalId: "text" },
  SetCommission: RATES,
  AddAsset: { asset: "text", decimals: "integer" },
  AddSymbol: {
    symbol: "text",
    baseAssetId: "integer",
    quoteAssetId: "integer",
    priceDecimals: "integer",
    quantityDecimals: "integer",
    status: SYMBOL_STATUSES,
    filters: SYMBOL_FILTERS,
    makerCommission: "integer",
    takerCommission: "integer",
    furtherCommission: FURTHER_COMMISSION,
    selfTradePrevention: { optional: true, fields: SELF_TRADE_PREVENTION_LAYOUT },
  },
  SetSymbolStatus: { symbolId: "integer", status: SYMBOL_STATUSES },
  SetFilters: { symbolId: "integer", filters: SYMBOL_FILTERS },
  AdvanceTime: {},
  Transfer: { toAccountId: "integer", assetId: "integer", amount: "amount", externalId: "text" },
  SetAccountStatus: { status: ACCOUNT_STATUSES },
  SetAccountPermissions: { canTrade: "boolean", canDeposit: "boolean", canWithdraw: "boolean" },
  SetTradeGroup: { tradeGroupId: "integerOrNone" },
  SetExchangeFilters: { filters: EXCHANGE_FILTERS },
  SetAssetFilters: { assetId: "integer", filters: ASSET_FILTERS },
  CancelReplaceOrder: {
    cancelReplaceMode: CANCEL_REPLACE_MODES,
    cancelOrderId: "integer",
    cancelOrigClientOrderId: "text",
    cancelNewClientOrderId: "text",
    cancelRestrictions: CANCEL_RESTRICTIONS,
    ...ORDER_REQUEST,
  },
  CancelAccountOrders: { byExchange: "boolean" },
  CancelMarketOrders: { symbolId: "integer" },
  DelistSymbol: { symbolId: "integer" },
  SetVolatilityHalt: { symbolId: "integer", volatilityHalt: { optional: true, fields: VOLATILITY_HALT_LAYOUT } },
  SetSymbolCommission: {
    symbolId: "integer",
    makerCommission: "integer",
    takerCommission: "integer",
    furtherCommission: FURTHER_COMMISSION,
  },
  SetCommissionDiscount: {
    discount: { optional: true, fields: { assetId: "integer", discount: "integer" } },
  },
  SetDiscountEnabled: { isEnabled: "boolean" },
  AmendOrder: {
    symbolId: "integer",
    orderId: "integer",
    clientOrderId: "text",
    newClientOrderId: "text",
    newQuantity: "integer",
  },
  SetSelfTradePrevention: {
    symbolId: "integer",
    selfTradePrevention: { optional: false, fields: SELF_TRADE_PREVENTION_LAYOUT },
  },
  NewOrderList: {
    symbolId: "integer",
    kind: ORDER_LIST_KINDS,
    listClientOrderId: "text",
    selfTradePreventionMode: SELF_TRADE_PREVENTION_MODES,
    working: LEG,
    pending: LEG,
    above: LEG,
    below: LEG,
  },
  CancelOrderList: { symbolId: "integer", orderListId: "integer", listClientOrderId: "text", newClientOrderId: "text" },
} as const satisfies { [Type in Command["type"]]: LayoutOf<Extract<Command, { type: Type }>> };

export const COMMAND_TYPES = Object.keys(COMMAND_LAYOUT) as readonly Command["type"][];

export const COMMAND_CODES = Object.freeze(
  Object.fromEntries(COMMAND_TYPES.map((type, code) => [type, code])),
) as Readonly<Record<Command["type"], number>>;
