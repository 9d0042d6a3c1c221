import { ENDPOINTS, parseParameters, requestWeight } from "@pricetime/sdk/wire";
import type { Exchange } from "../exchange.js";
import {
  countRequest,
  giveBackWeight,
  type RateLimitCount,
  refuseBanned,
  weightHeaders,
} from "../limits/request-weights.js";
import type { ApiAnswer, ApiCall } from "./api-call.js";
import { ApiError } from "./api-error.js";
import { type Handler, handlerOf } from "./handlers.js";
import { authenticate, findKey } from "./steps/authenticate.js";
import { errorAnswer } from "./steps/error-answer.js";
import { inTimeUnit } from "./time-unit.js";

const DATA = ENDPOINTS.cancelReplaceOrder.response;

/** Told about failures nobody foresaw; the answer carries the same id. */
export type ReportFailure = (error: unknown, call: ApiCall) => void;

/**
 * Answers one request of the public API. Order of checks: ban, weight, parameters, key, time, signature, then the
 * handler's own: symbol, precision, filters, balance. Never throws.
 *
 * @param handler who does what is asked; the operation's own unless told
 */
export async function answerRequest(
  exchange: Exchange,
  call: ApiCall,
  report: ReportFailure,
  handler?: Handler,
): Promise<ApiAnswer> {
  const headers: Record<string, string> = {};
  const rateLimits: RateLimitCount[] = [];
  try {
    const body = await answer(exchange, call, handler, headers, rateLimits);
    return { status: 200, body, headers, rateLimits };
  } catch (error) {
    const { refusal, headers: more, data, unexpected } = errorAnswer(error);
    if (unexpected) report(error, call);
    const { code, msg, httpStatus } = refusal;
    const refused = data === undefined ? { code, msg } : { code, msg, data: inTimeUnit(DATA, data, call.timeUnit) };
    return { status: httpStatus, body: refused, headers: { ...headers, ...more }, rateLimits };
  }
}

async function answer(
  exchange: Exchange,
  call: ApiCall,
  handler: Handler | undefined,
  headers: Record<string, string>,
  rateLimits: RateLimitCount[],
): Promise<unknown> {
  const { operation, address } = call;
  const nowMs = exchange.clock.nowMs();
  const sentKey = await findKey(exchange, call.apiKey);
  const counted = sentKey?.internal !== true;
  if (counted) refuseBanned(exchange, address, nowMs);

  const parameters = parseParameters(operation, call.entries, call.transport);
  const weight = requestWeight(operation.weight, parameters.ok ? parameters.values : {});
  const show = (counts: readonly RateLimitCount[]): void => {
    rateLimits.splice(0, rateLimits.length, ...counts);
    Object.assign(headers, weightHeaders(counts));
  };
  if (counted) show(await countRequest(exchange, address, weight, nowMs));
  if (!parameters.ok) throw new ApiError(parameters.error);

  const key = operation.security === "NONE" ? undefined : authenticate(call, sentKey, parameters.values, nowMs);
  const more: RateLimitCount[] = [];
  const handle = handler ?? handlerOf(operation);
  const body = await handle({ exchange, nowMs, key, headers, rateLimits: more }, parameters.values as never);
  if (counted && operation.freeOnSuccess) show(await giveBackWeight(exchange, address, weight, nowMs));
  rateLimits.push(...more);
  return inTimeUnit(operation.response, body, call.timeUnit);
}
