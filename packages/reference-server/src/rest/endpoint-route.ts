import { combineEntries, type Endpoint, refusal } from "@pricetime/sdk/wire";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Exchange } from "../exchange.js";
import { countedAddress, plainAddress } from "../limits/address.js";
import { answerRequest } from "../requests/answer-request.js";
import type { ApiCall, TimeUnit } from "../requests/api-call.js";
import { apiError, throwRefusal } from "../requests/api-error.js";
import { rawParameters } from "./raw-parameters.js";

/** A failure nobody foresaw. */
export interface RequestFailure {
  readonly requestId: string;
  /** Method and path; parameters are never told, they may hold a signature. */
  readonly request: string;
  readonly error: unknown;
}

const TIME_UNITS: Readonly<Record<string, TimeUnit>> = {
  MILLISECOND: "MILLISECOND",
  millisecond: "MILLISECOND",
  MICROSECOND: "MICROSECOND",
  microsecond: "MICROSECOND",
};

/** HTTP in, HTTP out; everything between is the same for the WebSocket API. */
export const answerEndpoint =
  (exchange: Exchange, endpoint: Endpoint, onFailure: (failure: RequestFailure) => void) =>
  async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const { status, body, headers } = await answerRequest(exchange, readCall(endpoint, request), (error) =>
      onFailure({ requestId: request.id, request: `${endpoint.method} ${endpoint.path}`, error }),
    );
    return reply.code(status).headers(headers).type("application/json;charset=UTF-8").send(JSON.stringify(body));
  };

/** @throws ApiError when the request cannot be taken apart */
function readCall(endpoint: Endpoint, request: FastifyRequest): ApiCall {
  const { headers } = request;
  const url = request.raw.url ?? "";
  const question = url.indexOf("?");
  const query = rawParameters(question < 0 ? "" : url.slice(question + 1));
  const form = rawParameters(bodyText(request));
  return {
    operation: endpoint,
    transport: "REST",
    entries: combineEntries(query.entries, form.entries),
    apiKey: oneValue(headers["x-mbx-apikey"]),
    signedPayload: query.signed + form.signed,
    address: countedAddress(request.socket.remoteAddress),
    remoteAddress: plainAddress(request.socket.remoteAddress),
    timeUnit: readTimeUnit(oneValue(headers["x-mbx-time-unit"])),
  };
}

const oneValue = (header: string | string[] | undefined): string | undefined =>
  Array.isArray(header) ? header[0] : header;

function readTimeUnit(text: string | undefined): TimeUnit {
  if (text === undefined) return "MILLISECOND";
  const unit = Object.hasOwn(TIME_UNITS, text) ? TIME_UNITS[text] : undefined;
  if (unit === undefined) throw apiError("INVALID_TIME_UNIT");
  return unit;
}

/** The form body, one character per byte. JSON is not a form; an empty body may call itself what it likes. */
function bodyText({ body, headers }: FastifyRequest): string {
  if (!Buffer.isBuffer(body) || body.length === 0) return "";
  const isJson = headers["content-type"]?.startsWith("application/json") === true;
  if (isJson) throwRefusal(refusal("INVALID_JSON", [], "request"));
  return body.toString("latin1");
}
