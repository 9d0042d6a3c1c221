import { OutcomeUnknown } from "../errors/outcome-unknown.js";
import { RateLimited } from "../errors/rate-limited.js";
import { RequestRejected } from "../errors/request-rejected.js";
import type { CancelReplaceResult } from "../generated/types.js";

/** No answer of the engine in time, whatever the HTTP status. */
const TIMEOUT = -1007;
/** Refused before anything happened, although the HTTP status is 5xx. */
const SERVER_BUSY = -1008;
const SERVICE_SHUTTING_DOWN = -1016;
/** What `code` is when the answer had none, e.g. of a proxy. */
const NO_CODE = 0;

/** The one place that decides what an answer means: the body of a success, or the error to throw. */
export async function readAnswer(response: Response, call: string): Promise<unknown> {
  const text = await response.text();
  const body = parseJson(text);
  const { status } = response;
  if (response.ok) {
    if (body === undefined) throw new OutcomeUnknown("the answer is not JSON.", call, { httpStatus: status });
    return body;
  }
  const { code, msg, data } = refusalOf(body, status);
  if (status === 429 || status === 418) {
    throw new RateLimited(code ?? -1003, msg, status, retryAfterMs(response.headers), call);
  }
  const mayHaveHappened = code === TIMEOUT || (status >= 500 && code !== SERVER_BUSY && code !== SERVICE_SHUTTING_DOWN);
  if (!mayHaveHappened) throw new RequestRejected(code ?? NO_CODE, msg, status, call, data);
  throw new OutcomeUnknown(msg, call, { httpStatus: status, ...(code === undefined ? {} : { code }) });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function refusalOf(body: unknown, status: number) {
  const { code, msg, data } = (typeof body === "object" && body !== null ? body : {}) as {
    [name in "code" | "msg" | "data"]?: unknown;
  };
  const isData = typeof data === "object" && data !== null && "cancelResult" in data;
  return {
    code: typeof code === "number" ? code : undefined,
    msg: typeof msg === "string" ? msg : `HTTP ${status} without a reason.`,
    data: isData ? (data as CancelReplaceResult) : undefined,
  };
}

/** The header counts seconds. */
function retryAfterMs(headers: Headers): number | undefined {
  const seconds = Number(headers.get("retry-after") ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : undefined;
}
