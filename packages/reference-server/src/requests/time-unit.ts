import { type JsonSchema, SCHEMAS, type SchemaName } from "@pricetime/sdk/wire";
import type { TimeUnit } from "./api-call.js";

const MICROSECONDS = 1_000;

/** The body with its time fields in the unit the client asked for. The schemas say which fields are times. */
export function inTimeUnit(schema: JsonSchema, body: unknown, unit: TimeUnit): unknown {
  return unit === "MILLISECOND" ? body : inMicroseconds(schema, body);
}

function inMicroseconds(schema: JsonSchema, value: unknown): unknown {
  if (schema.$ref !== undefined) return inMicroseconds(referenced(schema.$ref), value);
  if (schema.format === "time-ms") return typeof value === "number" && value > 0 ? value * MICROSECONDS : value;
  if (schema.anyOf !== undefined) {
    return inMicroseconds(schema.anyOf.find((option) => isOf(option, value)) ?? {}, value);
  }
  if (Array.isArray(value)) {
    return value.map((item, place) => inMicroseconds(schema.prefixItems?.[place] ?? (schema.items || {}), item));
  }
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) => [name, inMicroseconds(schema.properties?.[name] ?? {}, field)]),
  );
}

/** Whether a value can be of a schema: list or object, with all its required fields. */
function isOf(schema: JsonSchema, value: unknown): boolean {
  if (schema.$ref !== undefined) return isOf(referenced(schema.$ref), value);
  if (Array.isArray(value))
    return schema.type === "array" && (value.length === 0 || isOf(schema.items || {}, value[0]));
  if (typeof value !== "object" || value === null) return schema.type !== "object" && schema.type !== "array";
  return (schema.required ?? []).every((name) => name in value);
}

const referenced = (reference: string): JsonSchema => SCHEMAS[reference.replace(/^.*\//, "") as SchemaName];
