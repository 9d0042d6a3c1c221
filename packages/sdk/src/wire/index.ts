/** The public contract as data, and the pure functions that read it. Nothing here needs Node or a browser. */

export type { OperationParameters } from "../generated/types.js";
export { checkSchema } from "./check-schema.js";
export { checkTimestamp } from "./check-timestamp.js";
export {
  DECIMAL_MAXIMUM,
  DECIMAL_PATTERN,
  INTEGER_PATTERN,
  MINIMUM_PRINTED_DECIMALS,
  PERCENT_DECIMALS,
  RATE_DECIMALS,
} from "./decimals.js";
export { combineEntries, entriesFromJson } from "./entries.js";
export {
  CANCEL_RESTRICTIONS,
  type CancelReplaceMode,
  type CancelRestrictions,
  EXECUTION_TYPES,
  EXPIRY_REASONS,
  type ExecutionType,
  type ExpiryReason,
  FILTER_TYPES,
  type FilterType,
  KLINE_INTERVALS,
  type KlineInterval,
  NEW_ORDER_RESPONSE_TYPES,
  type NewOrderResponseType,
  ORDER_REJECT_REASONS,
  ORDER_STATUSES,
  ORDER_TYPES,
  type OrderRejectReason,
  type OrderStatus,
  type OrderType,
  RATE_LIMIT_INTERVALS,
  RATE_LIMIT_TYPES,
  type RateLimitInterval,
  type RateLimitType,
  SELF_TRADE_PREVENTION_MODES,
  type SelfTradePreventionMode,
  SIDES,
  type Side,
  SYMBOL_STATUS_FILTERS,
  SYMBOL_STATUSES,
  type SymbolStatus,
  type SymbolStatusFilter,
  TERMINAL_ORDER_STATUSES,
  TICKER_TYPES,
  TIMES_IN_FORCE,
  type TickerType,
  type TimeInForce,
} from "./enums.js";
export { ENGINE_TEXTS, type EngineText } from "./errors/engine-texts.js";
export type { ErrorRow } from "./errors/error-row.js";
export { STREAM_CONTROL_ERRORS } from "./errors/stream-control-errors.js";
export { ERRORS, type ErrorName, type MessageVariant } from "./errors.js";
export type { JsonSchema, JsonType } from "./json-schema.js";
export {
  COMMON_ERRORS,
  errorsOf,
  KEY_ERRORS,
  type OpenApiOptions,
  openApiDocument,
  SIGNED_ERRORS,
} from "./open-api.js";
export type {
  Endpoint,
  Method,
  Operation,
  ParameterRule,
  Route,
  Security,
  WeightRule,
  WeightStep,
} from "./operation.js";
export { ENDPOINTS, type EndpointId, endpointList, WEBSOCKET_OPERATIONS, webSocketMethods } from "./operations.js";
export { ORDER_TYPE_GOVERNED, ORDER_TYPE_PARAMETERS, type OrderTypeParameters } from "./order-type-parameters.js";
export type { DecimalKind, Parameter, ParameterValue } from "./parameter.js";
export { legalRange, parametersOf, type Transport } from "./parameters.js";
export { type ParameterEntries, type ParametersOf, type ParseResult, parseParameters } from "./parse-parameters.js";
export { parseStreamName, type StreamName } from "./parse-stream-name.js";
export { decimalPlaces, excessPrecision, type SymbolPrecision } from "./precision.js";
export { type Refusal, refusal } from "./refusal.js";
export { requestWeight, type WeighedValues } from "./request-weight.js";
export { SCHEMAS, type SchemaName } from "./schemas.js";
export { STREAMS, type Stream, type StreamId, USER_DATA_EVENTS, type UserDataEventType } from "./streams.js";
export {
  EARLIEST_TIMESTAMP_MS,
  LISTEN_KEY_LIFE_MS,
  MICROSECONDS_FROM,
  RECV_WINDOW_DEFAULT_MS,
  RECV_WINDOW_MAXIMUM_MS,
  TIMESTAMP_AHEAD_MS,
  TIMESTAMP_ERA_AHEAD_MS,
} from "./timing.js";
