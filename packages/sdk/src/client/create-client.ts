import { ExchangeError } from "../errors/exchange-error.js";
import { OutcomeUnknown } from "../errors/outcome-unknown.js";
import type { Route } from "../wire/operation.js";
import { encodeParameters, type RequestParameters } from "./encode-parameters.js";
import { readAnswer } from "./read-answer.js";
import { hmacSigner, privateKeySigner, type Signer } from "./signing.js";

export interface ClientOptions {
  /** Where the exchange is, e.g. `http://127.0.0.1:8080`. */
  readonly baseUrl: string;
  /** Needed by every call but market data. */
  readonly apiKey?: string;
  /** HMAC secret of the key; signed calls need it or {@link privateKey}. It never leaves the client. */
  readonly apiSecret?: string;
  /** Ed25519 or RSA private key of the key, PKCS #8 in PEM. It never leaves the client. */
  readonly privateKey?: string;
  /** Used instead of the platform's fetch. */
  readonly fetch?: (url: string, init: RequestInit) => Promise<Response>;
  /** The clock of timestamps, ms since epoch; the platform's unless told. */
  readonly nowMs?: () => number;
  /** How many ms after its timestamp a signed request stays valid, up to 60000; the exchange's default is 5000. */
  readonly recvWindow?: number;
  /** How many ms to wait for an answer before the outcome counts as unknown; 10000 unless told. */
  readonly timeoutMs?: number;
}

/** Speaks to one exchange as one account. Calls are functions that take it first: `newOrder(client, …)`. */
export interface Client {
  /** Makes one call; the functions of this package are thin names over it. */
  readonly request: <Answer>(route: Route, parameters?: RequestParameters | object) => Promise<Answer>;
}

const DEFAULT_TIMEOUT_MS = 10_000;

/**
 * Makes a client. It opens nothing and holds no state: it may be made per request or kept for ever.
 *
 * @throws TypeError when baseUrl is not an http(s) URL, privateKey is not PKCS #8 in PEM, or both secrets are given
 *
 * @example
 * const client = createClient({ baseUrl: "http://127.0.0.1:8080", apiKey, apiSecret });
 * const { balances } = await account(client);
 */
export function createClient(options: ClientOptions): Client {
  const { apiKey, recvWindow, nowMs = Date.now, timeoutMs = DEFAULT_TIMEOUT_MS } = options;
  const send = options.fetch ?? ((url, init) => fetch(url, init));
  const origin = readBaseUrl(options.baseUrl);
  const sign = signerOf(options);

  async function payloadOf(route: Route, parameters: RequestParameters): Promise<string> {
    if (!route.signed) return encodeParameters(parameters);
    if (sign === undefined)
      throw new TypeError(`${route.id} is a signed call: give createClient an apiSecret or a privateKey`);
    const payload = encodeParameters({ ...parameters, recvWindow, timestamp: nowMs() });
    return `${payload}&signature=${encodeURIComponent(await sign(payload))}`;
  }

  async function request<Answer>(route: Route, parameters: RequestParameters | object = {}): Promise<Answer> {
    const call = `${route.method} ${route.path}`;
    if (route.security !== "NONE" && apiKey === undefined) {
      throw new TypeError(`${route.id} needs a key: give createClient an apiKey`);
    }
    const payload = await payloadOf(route, parameters as RequestParameters);
    const inBody = route.method === "POST" || route.method === "PUT";
    const url = origin + route.path + (inBody || payload === "" ? "" : `?${payload}`);
    const init: RequestInit = {
      method: route.method,
      headers: {
        ...(apiKey === undefined || route.security === "NONE" ? {} : { "X-MBX-APIKEY": apiKey }),
        ...(inBody ? { "Content-Type": "application/x-www-form-urlencoded" } : {}),
      },
      ...(inBody ? { body: payload } : {}),
      signal: AbortSignal.timeout(timeoutMs),
    };
    try {
      return (await readAnswer(await send(url, init), call)) as Answer;
    } catch (error) {
      throw error instanceof ExchangeError ? error : unanswered(error, call, timeoutMs);
    }
  }

  return { request };
}

function signerOf({ apiSecret, privateKey }: ClientOptions): Signer | undefined {
  if (privateKey === undefined) return apiSecret === undefined ? undefined : hmacSigner(apiSecret);
  if (apiSecret !== undefined) throw new TypeError("give createClient an apiSecret or a privateKey, not both");
  return privateKeySigner(privateKey);
}

function readBaseUrl(baseUrl: string): string {
  if (!/^https?:\/\/[^/?#]/i.test(baseUrl)) {
    throw new TypeError(`baseUrl must start with http:// or https:// and name a host, not ${JSON.stringify(baseUrl)}`);
  }
  return baseUrl.replace(/\/+$/, "");
}

function unanswered(error: unknown, call: string, timeoutMs: number): OutcomeUnknown {
  const timedOut = error instanceof Error && error.name === "TimeoutError";
  const reason = timedOut ? `no answer within ${timeoutMs} ms.` : `the connection failed (${describe(error)}).`;
  return new OutcomeUnknown(reason, call, { cause: error });
}

/** Platforms put the real reason of a failed fetch into `cause`. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
