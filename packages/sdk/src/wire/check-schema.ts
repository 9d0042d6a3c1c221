import type { JsonSchema, JsonType } from "./json-schema.js";
import { SCHEMAS } from "./schemas.js";

const NAMED = new Map(Object.entries(SCHEMAS));

/**
 * Compares a value with a schema of the contract: the answer to "does this response have a missing, wrong or
 * undocumented field".
 *
 * @param where the path that the differences start with
 * @returns one sentence per difference; none when the value is as documented
 */
export function checkSchema(schema: JsonSchema, value: unknown, where = "response"): string[] {
  if (schema.$ref !== undefined) {
    const name = schema.$ref.replace("#/components/schemas/", "");
    const named = NAMED.get(name);
    return named === undefined ? [`${where}: the contract has no schema ${name}`] : checkSchema(named, value, where);
  }
  if (schema.anyOf !== undefined) return checkAnyOf(schema.anyOf, value, where);
  if (schema.const !== undefined && value !== schema.const) {
    return [`${where}: expected ${JSON.stringify(schema.const)}, not ${shown(value)}`];
  }
  if (schema.enum !== undefined && !schema.enum.some((word) => word === value)) {
    return [`${where}: expected one of ${schema.enum.join(", ")}, not ${shown(value)}`];
  }
  const types = schema.type === undefined ? [] : typeof schema.type === "string" ? [schema.type] : schema.type;
  if (types.length > 0 && !types.some((type) => isOfType(type, value))) {
    return [`${where}: expected ${types.join(" or ")}, not ${shown(value)}`];
  }
  if (typeof value === "string") return checkText(schema, value, where);
  if (typeof value === "number") return checkNumber(schema, value, where);
  if (Array.isArray(value)) return checkArray(schema, value, where);
  if (typeof value === "object" && value !== null) return checkObject(schema, value, where);
  return [];
}

const shown = (value: unknown): string => JSON.stringify(value)?.slice(0, 80) ?? String(value);

function isOfType(type: JsonType, value: unknown): boolean {
  switch (type) {
    case "null":
      return value === null;
    case "array":
      return Array.isArray(value);
    case "object":
      return typeof value === "object" && value !== null && !Array.isArray(value);
    case "integer":
      return Number.isSafeInteger(value);
    default:
      return typeof value === type;
  }
}

/** The shape that comes closest tells the differences. */
function checkAnyOf(shapes: readonly JsonSchema[], value: unknown, where: string): string[] {
  let closest: string[] | undefined;
  for (const shape of shapes) {
    const differences = checkSchema(shape, value, where);
    if (differences.length === 0) return [];
    if (closest === undefined || differences.length < closest.length) closest = differences;
  }
  return closest ?? [`${where}: no shape is allowed here`];
}

function checkText({ pattern }: JsonSchema, value: string, where: string): string[] {
  return pattern !== undefined && !new RegExp(pattern).test(value)
    ? [`${where}: ${shown(value)} does not match ${pattern}`]
    : [];
}

function checkNumber({ minimum, maximum }: JsonSchema, value: number, where: string): string[] {
  if (minimum !== undefined && value < minimum) return [`${where}: ${value} is below ${minimum}`];
  if (maximum !== undefined && value > maximum) return [`${where}: ${value} is above ${maximum}`];
  return [];
}

function checkArray(schema: JsonSchema, value: readonly unknown[], where: string): string[] {
  const { prefixItems = [], items, minItems = 0, maxItems = Number.POSITIVE_INFINITY } = schema;
  if (value.length < minItems || value.length > maxItems) {
    return [`${where}: expected ${minItems} to ${maxItems} items, not ${value.length}`];
  }
  return value.flatMap((item, position) => {
    const at = `${where}[${position}]`;
    const itemSchema = prefixItems[position] ?? items;
    if (itemSchema === false) return [`${at}: is not documented`];
    return itemSchema === undefined ? [] : checkSchema(itemSchema, item, at);
  });
}

function checkObject(schema: JsonSchema, value: object, where: string): string[] {
  const { properties = {}, required = [], additionalProperties = true } = schema;
  const missing = required.filter((name) => !Object.hasOwn(value, name)).map((name) => `${where}.${name}: is missing`);
  const differences = Object.entries(value).flatMap(([name, field]) => {
    const fieldSchema = Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (fieldSchema !== undefined) return checkSchema(fieldSchema, field, `${where}.${name}`);
    return additionalProperties ? [] : [`${where}.${name}: is not documented`];
  });
  return [...missing, ...differences];
}
