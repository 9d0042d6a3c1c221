import type { JsonSchema } from "./json-schema.js";
import { ACCOUNT_SCHEMAS } from "./schemas/account-schemas.js";
import { EXCHANGE_INFO_SCHEMAS } from "./schemas/exchange-info-schemas.js";
import { MARKET_DATA_SCHEMAS } from "./schemas/market-data-schemas.js";
import { ORDER_SCHEMAS } from "./schemas/order-schemas.js";
import { STREAM_SCHEMAS } from "./schemas/stream-schemas.js";
import { USER_DATA_SCHEMAS } from "./schemas/user-data-schemas.js";

const NAMED = {
  ...EXCHANGE_INFO_SCHEMAS,
  ...MARKET_DATA_SCHEMAS,
  ...ORDER_SCHEMAS,
  ...ACCOUNT_SCHEMAS,
  ...STREAM_SCHEMAS,
  ...USER_DATA_SCHEMAS,
};

export type SchemaName = keyof typeof NAMED;

/** Every named schema of responses and events; `$ref: "#/components/schemas/<name>"` points here. */
export const SCHEMAS: { readonly [name in SchemaName]: JsonSchema } = NAMED;
