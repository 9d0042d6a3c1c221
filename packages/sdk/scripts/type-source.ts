import * as words from "../src/wire/enums.js";
import type { JsonSchema } from "../src/wire/json-schema.js";
import type { Operation } from "../src/wire/operation.js";
import { endpointList, WEBSOCKET_OPERATIONS } from "../src/wire/operations.js";
import type { Parameter } from "../src/wire/parameter.js";
import { parametersOf } from "../src/wire/parameters.js";
import { SCHEMAS } from "../src/wire/schemas.js";

const HEADER = `// Generated from the wire contract by \`npm run generate --workspace @pricetime/sdk\`. Do not edit.`;

/** The named types of wire/enums.ts, found by the words they stand for. */
const WORD_TYPES = new Map(
  Object.entries({
    CancelReplaceMode: words.CANCEL_REPLACE_MODES,
    CancelRestrictions: words.CANCEL_RESTRICTIONS,
    ExecutionType: words.EXECUTION_TYPES,
    ExpiryReason: words.EXPIRY_REASONS,
    KlineInterval: words.KLINE_INTERVALS,
    NewOrderResponseType: words.NEW_ORDER_RESPONSE_TYPES,
    OrderRejectReason: words.ORDER_REJECT_REASONS,
    OrderStatus: words.ORDER_STATUSES,
    OrderType: words.ORDER_TYPES,
    PegPriceType: words.PEG_PRICE_TYPES,
    RateLimitInterval: words.RATE_LIMIT_INTERVALS,
    RateLimitType: words.RATE_LIMIT_TYPES,
    SelfTradePreventionMode: words.SELF_TRADE_PREVENTION_MODES,
    Side: words.SIDES,
    SymbolStatus: words.SYMBOL_STATUSES,
    SymbolStatusFilter: words.SYMBOL_STATUS_FILTERS,
    TickerType: words.TICKER_TYPES,
    TimeInForce: words.TIMES_IN_FORCE,
  }).map(([name, list]): [string, string] => [JSON.stringify(list), name]),
);

const pascal = (id: string): string => id.charAt(0).toUpperCase() + id.slice(1);
const comment = (text: string | undefined, indent = ""): string =>
  text === undefined ? "" : `${indent}/** ${text} */\n`;
const property = (name: string): string => (/^[A-Za-z_]\w*$/.test(name) ? name : JSON.stringify(name));
const oneOf = (list: readonly unknown[]): string =>
  WORD_TYPES.get(JSON.stringify(list)) ?? list.map((word) => JSON.stringify(word)).join(" | ");

function typeOf(schema: JsonSchema, indent: string): string {
  if (schema.$ref !== undefined) return schema.$ref.replace("#/components/schemas/", "");
  if (schema.anyOf !== undefined) {
    const shapes = schema.anyOf.map((shape) => typeOf(shape, `${indent}    `));
    return shapes.some((shape) => shape.includes("\n"))
      ? shapes.map((shape) => `\n${indent}  | ${shape}`).join("")
      : shapes.join(" | ");
  }
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum !== undefined) return oneOf(schema.enum);
  if (Array.isArray(schema.type)) {
    return schema.type.map((type) => typeOf({ ...schema, type }, indent)).join(" | ");
  }
  switch (schema.type) {
    case "object":
      return objectType(schema, indent);
    case "array":
      return arrayType(schema, indent);
    case "integer":
    case "number":
      return "number";
    case "boolean":
      return "boolean";
    case "null":
      return "null";
    default:
      return "string";
  }
}

function arrayType({ prefixItems, items }: JsonSchema, indent: string): string {
  if (prefixItems !== undefined) {
    const line = `readonly [${prefixItems.map((item) => typeOf(item, indent)).join(", ")}]`;
    if (line.length <= 90) return line;
    return `readonly [\n${prefixItems.map((item) => `${indent}  ${typeOf(item, indent)},\n`).join("")}${indent}]`;
  }
  const item = items ? typeOf(items, indent) : "never";
  return /[|\s]/.test(item) && !item.startsWith("{") ? `readonly (${item})[]` : `readonly ${item}[]`;
}

function objectType({ properties = {}, required = [] }: JsonSchema, indent: string): string {
  const names = Object.keys(properties);
  if (names.length === 0) return "Readonly<Record<string, never>>";
  const lines = Object.entries(properties).map(([name, schema]) => {
    const mark = required.includes(name) ? "" : "?";
    const type = typeOf(schema, `${indent}  `);
    return `${comment(schema.description, `${indent}  `)}${indent}  readonly ${property(name)}${mark}: ${type};\n`;
  });
  return `{\n${lines.join("")}${indent}}`;
}

function namedSchema(name: string, schema: JsonSchema): string {
  const type = typeOf(schema, "");
  const declaration = type.startsWith("{")
    ? `export interface ${name} ${type}`
    : `export type ${name} =${space(type)};`;
  return `${comment(schema.description)}${declaration}\n`;
}

const space = (type: string): string => (type.startsWith("\n") ? type : ` ${type}`);

/** What a client passes: decimals as strings, times in ms. */
function sentType(parameter: Parameter): string {
  switch (parameter.type) {
    case "ENUM":
      return oneOf(parameter.values);
    case "INT":
    case "LONG":
    case "TIME":
    case "DURATION":
      return "number";
    case "BOOLEAN":
      return "boolean";
    case "LIST":
      return "readonly string[]";
    case "STRING":
    case "DECIMAL":
    case "TIME_ZONE":
      return "string";
  }
}

/** What the server reads. */
const readType = (parameter: Parameter): string => (parameter.type === "TIME_ZONE" ? "number" : sentType(parameter));

function requestType({ id, summary, parameters }: Operation): string {
  if (parameters.length === 0) return "";
  const lines = parameters.map((parameter) => {
    const type = sentType(parameter);
    const value = parameter.required ? `: ${type}` : `?: ${type} | undefined`;
    return `${comment(parameter.description, "  ")}  readonly ${parameter.name}${value};\n`;
  });
  return `/** ${summary}: what to send. */\nexport interface ${pascal(id)}Request {\n${lines.join("")}}\n\n`;
}

/** Breaks a union that would not fit the line, as the formatter does. */
function responseType({ id, response }: Operation): string {
  const line = `export type ${pascal(id)}Response = ${typeOf(response, "")};\n`;
  return line.length <= 121
    ? line
    : line.replace(" = ", "\n  = ").replaceAll(" | ", "\n  | ").replace("\n  = ", " =\n  | ");
}

function readParameters(operation: Operation): string {
  const lines = parametersOf(operation, "REST").map((parameter) => {
    const hasDefault = "default" in parameter && parameter.default !== undefined;
    const mark = parameter.required || hasDefault ? "" : "?";
    return `    readonly ${parameter.name}${mark}: ${readType(parameter)};\n`;
  });
  const type = lines.length === 0 ? "Readonly<Record<string, never>>" : `{\n${lines.join("")}  }`;
  return `  readonly ${operation.id}: ${type};\n`;
}

/** The text of src/generated/types.ts. */
export function typeSource(): string {
  const operations: readonly Operation[] = [...endpointList, ...Object.values(WEBSOCKET_OPERATIONS)];
  const body = [
    ...Object.entries(SCHEMAS).map(([name, schema]) => `${namedSchema(name, schema)}\n`),
    ...operations.map(requestType),
    ...operations.map(responseType),
    "\n/** What the server reads of each call, defaults filled in. */\n",
    "export interface OperationParameters {\n",
    ...operations.map(readParameters),
    "}\n",
  ].join("");
  const used = [...WORD_TYPES.values()].filter((name) => new RegExp(`\\b${name}\\b`).test(body)).sort();
  const imports = `import type {\n${used.map((name) => `  ${name},\n`).join("")}} from "../wire/enums.js";`;
  return `${HEADER}\n\n${imports}\n\n${body}`;
}
