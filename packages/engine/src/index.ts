export { InvariantViolation, invariant, unreachable } from "./assert.js";
export { createEngine, type Engine, restoreEngine } from "./engine.js";
export { Fold, hashBytes } from "./integrity/hash.js";
export { SnapshotUnreadable } from "./integrity/restore.js";
export type {
  AccountCommand,
  ApproveWithdrawal,
  Deposit,
  OpenAccount,
  RejectWithdrawal,
  RequestWithdrawal,
  SendWithdrawal,
  SetAccountPermissions,
  SetAccountStatus,
  SetCommission,
  SetDiscountEnabled,
  SetTradeGroup,
  Transfer,
} from "./messages/account-commands.js";
export type {
  AccountEvent,
  AccountOpened,
  AccountPermissionsChanged,
  AccountStatusChanged,
  BalanceChanged,
  Deposited,
  ExternalIdRepeated,
  TradeGroupChanged,
  TransferReceived,
  TransferSent,
  WithdrawalApproved,
  WithdrawalRejected,
  WithdrawalRequested,
  WithdrawalSent,
} from "./messages/account-events.js";
export { ByteReader, BytesUnreadable, ByteWriter } from "./messages/bytes.js";
export { decodeEnvelope, encodeEnvelope } from "./messages/coding.js";
export type { Command, Envelope } from "./messages/command.js";
export {
  type CommandId,
  formatCommandId,
  isCommandId,
  NO_COMMAND_ID,
  parseCommandId,
} from "./messages/command-id.js";
export type {
  CancelReplaceFailed,
  CommandDuplicated,
  CommandRejected,
  EngineEvent,
  EventType,
  ExecutedCommand,
  NewOrderOutcome,
  Outcome,
} from "./messages/event.js";
export { EVENT_WORDS } from "./messages/event-layout.js";
export type { EventView } from "./messages/event-view.js";
export type {
  AddAsset,
  AddSymbol,
  AdvanceTime,
  CancelMarketOrders,
  DelistSymbol,
  MarketCommand,
  SetAssetFilters,
  SetCommissionDiscount,
  SetExchangeFilters,
  SetFilters,
  SetSelfTradePrevention,
  SetSymbolCommission,
  SetSymbolStatus,
  SetVolatilityHalt,
} from "./messages/market-commands.js";
export type {
  AssetAdded,
  AssetFiltersChanged,
  CommissionChanged,
  CommissionDiscountChanged,
  DepthChanged,
  DiscountEnabledChanged,
  ExchangeFiltersChanged,
  FiltersChanged,
  MarketEvent,
  MatchPrevented,
  SelfTradePreventionChanged,
  SymbolAdded,
  SymbolCommissionChanged,
  SymbolStatusChanged,
  Trade,
  VolatilityHaltChanged,
} from "./messages/market-events.js";
export type {
  AmendOrder,
  CancelAccountOrders,
  CancelOpenOrders,
  CancelOrder,
  CancelOrderList,
  CancelReplaceOrder,
  NewOrder,
  NewOrderList,
  OrderCommand,
  OrderListLeg,
  OrderRequest,
} from "./messages/order-commands.js";
export type {
  OrderActivated,
  OrderAmended,
  OrderCanceled,
  OrderEvent,
  OrderExpired,
  OrderImage,
  OrderNew,
  OrderPrevented,
  OrderTraded,
  OrderTriggered,
} from "./messages/order-events.js";
export type { OrderListChanged } from "./messages/order-list-events.js";
export { REJECT_REASONS, type RejectReason } from "./messages/reject-reasons.js";
export { type DecimalProblem, formatDecimal, parseDecimal, parseGuardedDecimal } from "./money/decimal.js";
export {
  divideBigDown,
  divideBigExact,
  divideBigHalfUp,
  divideBigUp,
  powerOfTen,
} from "./money/rounding.js";
export {
  GUARD,
  isGuarded,
  MULTIPLIER_ONE,
  type Multiplier,
  type Notional,
  notionalOf,
  type Price,
  type Quantity,
  RATE_ONE,
  type Rate,
  toMultiplier,
  toNotional,
  toPrice,
  toQuantity,
  toRate,
} from "./money/units.js";
export {
  CANCEL_REPLACE_MODES,
  CANCEL_RESTRICTIONS,
  type CancelReplaceMode,
  type CancelRestrictions,
  CONTINGENCY_TYPES,
  type ContingencyType,
  EXPIRY_REASONS,
  type ExpiryReason,
  LIST_ORDER_STATUSES,
  LIST_STATUS_TYPES,
  type ListOrderStatus,
  type ListStatusType,
  ORDER_LIST_KINDS,
  ORDER_STATUSES,
  ORDER_TYPES,
  type OrderListKind,
  type OrderStatus,
  type OrderType,
  PEG_PRICE_TYPES,
  type PegPriceType,
  SELF_TRADE_PREVENTION_MODES,
  type SelfTradePreventionMode,
  SIDES,
  type Side,
  SYMBOL_STATUSES,
  type SymbolStatus,
  TIMES_IN_FORCE,
  type TimeInForce,
} from "./order/enums.js";
export { NO_INSTRUCTIONS, type OrderDetails, type OrderInstructions } from "./order/order-details.js";
export type { AccountCommission, AccountState, Balance, OrderListImage } from "./reads.js";
export {
  type CommissionDiscount,
  type CommissionRates,
  type FurtherCommission,
  NO_FURTHER,
  NO_RATES,
} from "./symbol/commission.js";
export type { AssetFilters, ExchangeFilters, SymbolFilters } from "./symbol/filters/symbol-filters.js";
export { ANY_SELF_TRADE_PREVENTION, type SelfTradePreventionRule } from "./symbol/self-trade-prevention-rule.js";
export type { AssetDefinition, SymbolDefinition } from "./symbol/symbol.js";
export type { VolatilityHalt } from "./symbol/volatility-halt.js";
export { ACCOUNT_STATUSES, type AccountPermissions, type AccountStatus } from "./wallet/account-status.js";
