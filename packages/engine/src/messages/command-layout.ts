import {
  ORDER_TYPES,
  PEG_PRICE_TYPES,
  SELF_TRADE_PREVENTION_MODES,
  SIDES,
  SYMBOL_STATUSES,
  TIMES_IN_FORCE,
} from "../order/enums.js";
import type { OrderInstructions } from "../order/order-details.js";
import type { SymbolFilters } from "../symbol/symbol.js";
import { ACCOUNT_STATUSES } from "../wallet/account-status.js";
import type { Command } from "./command.js";

/** How a field is coded: a guarded number, a guarded number or −1, a bigint amount, text, a boolean, a word list, or a record that may be absent. */
export type FieldCoding =
  | "integer"
  | "integerOrNone"
  | "amount"
  | "text"
  | "boolean"
  | readonly string[]
  | RecordCoding;
export interface RecordCoding {
  readonly fields: Layout;
  /** Whether the record may be absent. */
  readonly optional: boolean;
}
export type Layout = { readonly [field: string]: FieldCoding };
type LayoutOf<T> = { readonly [Field in Exclude<keyof T, "type">]-?: FieldCoding };

/** The order of the fields is the coding. */
export const FILTERS_LAYOUT = {
  priceFilter: { optional: false, fields: { minPrice: "integer", maxPrice: "integer", tickSize: "integer" } },
  lotSize: { optional: false, fields: { minQuantity: "integer", maxQuantity: "integer", stepSize: "integer" } },
  notional: {
    optional: true,
    fields: {
      minNotional: "integer",
      applyMinToMarket: "boolean",
      maxNotional: "integer",
      applyMaxToMarket: "boolean",
      averagePriceMinutes: "integer",
    },
  },
  minNotional: {
    optional: true,
    fields: { minNotional: "integer", applyToMarket: "boolean", averagePriceMinutes: "integer" },
  },
} as const satisfies LayoutOf<SymbolFilters>;

const FILTERS = { optional: false, fields: FILTERS_LAYOUT } as const;

export const INSTRUCTIONS_LAYOUT = {
  stopPrice: "integer",
  trailingDelta: "integer",
  icebergQuantity: "integer",
  strategyId: "integer",
  strategyType: "integer",
  pegPriceType: PEG_PRICE_TYPES,
  pegOffsetValue: "integer",
} as const satisfies LayoutOf<OrderInstructions>;

/** How each command lies in a journal row. The order of the commands is their code, the order of fields their coding: append only. */
export const COMMAND_LAYOUT = {
  NewOrder: {
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
  },
  CancelOrder: { symbolId: "integer", orderId: "integer", clientOrderId: "text", newClientOrderId: "text" },
  CancelOpenOrders: { symbolId: "integer" },
  OpenAccount: { externalId: "text" },
  Deposit: { assetId: "integer", amount: "amount", externalId: "text" },
  RequestWithdrawal: { assetId: "integer", amount: "amount", externalId: "text" },
  ApproveWithdrawal: { externalId: "text" },
  SendWithdrawal: { externalId: "text" },
  RejectWithdrawal: { externalId: "text" },
  SetCommission: { makerCommission: "integer", takerCommission: "integer" },
  AddAsset: { asset: "text", decimals: "integer" },
  AddSymbol: {
    symbol: "text",
    baseAssetId: "integer",
    quoteAssetId: "integer",
    priceDecimals: "integer",
    quantityDecimals: "integer",
    status: SYMBOL_STATUSES,
    filters: FILTERS,
    makerCommission: "integer",
    takerCommission: "integer",
  },
  SetSymbolStatus: { symbolId: "integer", status: SYMBOL_STATUSES },
  SetFilters: { symbolId: "integer", filters: FILTERS },
  AdvanceTime: {},
  Transfer: { toAccountId: "integer", assetId: "integer", amount: "amount", externalId: "text" },
  SetAccountStatus: { status: ACCOUNT_STATUSES },
  SetAccountPermissions: { canTrade: "boolean", canDeposit: "boolean", canWithdraw: "boolean" },
  SetTradeGroup: { tradeGroupId: "integerOrNone" },
} as const satisfies { [Type in Command["type"]]: LayoutOf<Extract<Command, { type: Type }>> };

export const COMMAND_TYPES = Object.keys(COMMAND_LAYOUT) as readonly Command["type"][];

export const COMMAND_CODES = Object.freeze(
  Object.fromEntries(COMMAND_TYPES.map((type, code) => [type, code])),
) as Readonly<Record<Command["type"], number>>;
