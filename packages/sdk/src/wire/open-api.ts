import { DECIMAL_PATTERN } from "./decimals.js";
import { ERRORS, type ErrorName } from "./errors.js";
import type { JsonSchema } from "./json-schema.js";
import type { Endpoint } from "./operation.js";
import { endpointList } from "./operations.js";
import type { Parameter } from "./parameter.js";
import { legalRange, parametersOf } from "./parameters.js";
import { SCHEMAS } from "./schemas.js";

/** What the document says about this server. */
export interface OpenApiOptions {
  readonly version: string;
  readonly title?: string;
  readonly description?: string;
  /** Base URLs; `/` unless told. */
  readonly servers?: readonly string[];
}

/** Errors that any call can answer, and those that any signed call can answer besides. */
export const COMMON_ERRORS: readonly ErrorName[] = [
  "UNKNOWN",
  "TOO_MANY_REQUESTS",
  "ILLEGAL_CHARS",
  "TOO_MANY_PARAMETERS",
  "MANDATORY_PARAM_EMPTY_OR_MALFORMED",
  "UNREAD_PARAMETERS",
  "PARAM_EMPTY",
  "PARAM_OVERFLOW",
  "INVALID_PARAMETER",
];
export const KEY_ERRORS: readonly ErrorName[] = ["BAD_API_KEY_FMT", "REJECTED_MBX_KEY"];
export const SIGNED_ERRORS: readonly ErrorName[] = ["INVALID_TIMESTAMP", "INVALID_SIGNATURE", "BAD_RECV_WINDOW"];

/** The errors one call can answer, its own and those that come with its security. */
export function errorsOf({ errors, security, signed }: Endpoint): readonly ErrorName[] {
  const shared = [...COMMON_ERRORS, ...(security === "NONE" ? [] : KEY_ERRORS), ...(signed ? SIGNED_ERRORS : [])];
  return [...new Set([...shared, ...errors])];
}

/** The OpenAPI 3.1 document of the REST surface, derived from the contract. Plain JSON. */
export function openApiDocument(options: OpenApiOptions) {
  const { version, title = "Pricetime", description, servers = ["/"] } = options;
  return {
    openapi: "3.1.0",
    info: { title, version, ...(description === undefined ? {} : { description }) },
    servers: servers.map((url) => ({ url })),
    tags: [...new Set(endpointList.map(({ tag }) => tag))].map((name) => ({ name })),
    paths: paths(),
    components: {
      schemas: SCHEMAS,
      securitySchemes: {
        apiKey: {
          type: "apiKey",
          in: "header",
          name: "X-MBX-APIKEY",
          description: "Needed by all calls but market data.",
        },
      },
    },
  } as const;
}

function paths(): { [path: string]: { [method: string]: object } } {
  const found: { [path: string]: { [method: string]: object } } = {};
  for (const endpoint of endpointList) {
    const methods = found[endpoint.path] ?? {};
    methods[endpoint.method.toLowerCase()] = operation(endpoint);
    found[endpoint.path] = methods;
  }
  return found;
}

function operation(endpoint: Endpoint) {
  return {
    operationId: endpoint.id,
    summary: endpoint.summary,
    description: describe(endpoint),
    tags: [endpoint.tag],
    parameters: parametersOf(endpoint, "REST").map(parameter),
    responses: responses(endpoint),
    ...(endpoint.security === "NONE" ? {} : { security: [{ apiKey: [] }] }),
    "x-weight": endpoint.weight,
    "x-order-count": endpoint.orderCount,
    "x-security": endpoint.security,
    ...(endpoint.webSocketMethod === null ? {} : { "x-websocket-method": endpoint.webSocketMethod }),
  };
}

function describe({ security, signed, method }: Endpoint): string {
  const where = method === "GET" ? "" : " Parameters may stand in the query string or in a form-encoded body.";
  const key = security === "NONE" ? "No key needed." : `Security ${security}.`;
  return `${key}${signed ? " Signed: timestamp and signature are needed." : ""}${where}`;
}

function parameter(row: Parameter) {
  return {
    name: row.name,
    in: "query",
    required: row.required === true,
    description: row.description,
    schema: parameterSchema(row),
  };
}

/** The text of the parameter as it is sent; OpenAPI's query parameters are text. */
function parameterSchema(row: Parameter): JsonSchema {
  switch (row.type) {
    case "ENUM":
      return { type: "string", enum: row.values, ...withDefault(row.default) };
    case "DECIMAL":
      return { type: "string", format: "decimal", pattern: DECIMAL_PATTERN };
    case "INT":
    case "LONG":
      return {
        type: "integer",
        format: "int64",
        minimum: row.minimum ?? 0,
        ...(row.maximum === undefined || row.clamp ? {} : { maximum: row.maximum }),
        ...withDefault(row.default),
      };
    case "TIME":
      return { type: "integer", format: "time-ms", minimum: row.earliest ?? 0 };
    case "DURATION":
      return { type: "number", minimum: 0, maximum: row.maximum, default: row.default };
    case "BOOLEAN":
      return { type: "boolean", ...withDefault(row.default) };
    case "TIME_ZONE":
      return { type: "string", pattern: legalRange(row), default: "0" };
    case "STRING":
    case "LIST":
      return { type: "string", pattern: legalRange(row) };
  }
}

const withDefault = (value: string | number | boolean | undefined): JsonSchema =>
  value === undefined ? {} : { default: value };

/** One response per HTTP status; the description of a refusal lists its codes. */
function responses(endpoint: Endpoint): { [status: string]: object } {
  const answers: { [status: string]: object } = {
    "200": { description: "Success.", content: { "application/json": { schema: endpoint.response } } },
  };
  const byStatus = new Map<number, string[]>();
  for (const name of errorsOf(endpoint)) {
    const { code, httpStatus } = ERRORS[name];
    byStatus.set(httpStatus, [...(byStatus.get(httpStatus) ?? []), `${code} ${name}`]);
  }
  for (const [status, names] of [...byStatus].sort(([a], [b]) => a - b)) {
    answers[String(status)] = {
      description: `Refused: ${names.join(", ")}.`,
      content: { "application/json": { schema: { $ref: "#/components/schemas/Error" } } },
    };
  }
  return answers;
}
