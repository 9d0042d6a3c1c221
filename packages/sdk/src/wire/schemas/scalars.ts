import type { JsonSchema } from "../json-schema.js";

export const text: JsonSchema = { type: "string" };
export const flag: JsonSchema = { type: "boolean" };

/** A decimal in fixed-point notation, never a JSON number. */
export const decimal: JsonSchema = { type: "string", format: "decimal", pattern: "^[0-9]+(\\.[0-9]+)?$" };
export const signedDecimal: JsonSchema = { type: "string", format: "decimal", pattern: "^-?[0-9]+(\\.[0-9]+)?$" };

/** A whole number from −1 (none) on. */
export const id: JsonSchema = { type: "integer", format: "int64", minimum: -1 };
export const count: JsonSchema = { type: "integer", minimum: 0 };
/** Milliseconds since 1970-01-01 UTC; −1 where a time has not come yet. */
export const time: JsonSchema = { type: "integer", format: "time-ms", minimum: -1 };
export const empty: JsonSchema = { type: "object", properties: {}, required: [], additionalProperties: false };
