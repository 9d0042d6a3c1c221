import { createHmac } from "node:crypto";
import { type IncomingHttpHeaders, request } from "node:http";
import { type StartExchangeOptions, type StartedExchange, startExchange } from "@pricetime/reference-server/testing";
import { type Client, createClient } from "@pricetime/sdk";
import { checkSchema, endpointList } from "@pricetime/sdk/wire";
import { afterAll, beforeAll, expect } from "vitest";

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: unknown;
  readonly text: string;
}

export interface RawRequest {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Sends bytes as they are: no client tidies them up. */
export function send(url: string, path: string, { method = "GET", headers = {}, body }: RawRequest = {}) {
  return new Promise<Answer>((resolve, reject) => {
    const outgoing = request(
      new URL(url),
      { method, path, headers: { connection: "close", ...headers } },
      (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
        incoming.on("end", () => {
          const text = Buffer.concat(chunks).toString("utf8");
          const isJson = incoming.headers["content-type"]?.startsWith("application/json") === true;
          resolve({
            status: incoming.statusCode ?? 0,
            headers: incoming.headers,
            text,
            body: isJson ? JSON.parse(text) : undefined,
          });
        });
      },
    );
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}

export const signatureOf = (payload: string, secret: string): string =>
  createHmac("sha256", secret).update(payload).digest("hex");

export type Parameters = Readonly<Record<string, string | number | boolean>>;

const encode = (parameters: Parameters): string =>
  Object.entries(parameters)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join("&");

/** An exchange for the tests of one file: started before them, closed after them, with no unforeseen failure in between. */
export function exchangeForTests(options: StartExchangeOptions = {}) {
  let started: StartedExchange | undefined;
  const running = (): StartedExchange => {
    if (started === undefined) throw new Error("the exchange starts before the tests");
    return started;
  };
  beforeAll(async () => {
    started = await startExchange(options);
  });
  afterAll(async () => {
    await running().close();
    expect(running().failures).toEqual([]);
  });
  const keyOf = (name: string) => {
    const key = running().keys[name];
    if (key === undefined) throw new Error(`the genesis has no account ${name}`);
    return key;
  };
  /** A signed call of an account, everything in the query string. */
  const signed = async (name: string, method: string, path: string, parameters: Parameters = {}): Promise<Answer> => {
    const { apiKey, secret } = keyOf(name);
    const payload = encode({ ...parameters, timestamp: Date.now() });
    const query = `${payload}&signature=${signatureOf(payload, secret)}`;
    return checked(
      method,
      path,
      await send(running().url, `${path}?${query}`, { method, headers: { "x-mbx-apikey": apiKey } }),
    );
  };
  return {
    running,
    keyOf,
    signed,
    get: async (path: string, parameters: Parameters = {}) =>
      checked("GET", path, await send(running().url, `${path}?${encode(parameters)}`)),
    send: (path: string, raw?: RawRequest) => send(running().url, path, raw),
    /** The SDK's client of an account; every answer is checked against the contract. */
    client: (name: string): Client => {
      const { apiKey, secret } = keyOf(name);
      return createClient({ baseUrl: running().url, apiKey, apiSecret: secret, fetch: checkedFetch });
    },
  };
}

/** A success has exactly the fields the contract says. */
function checkBody(method: string, path: string, status: number, body: unknown): void {
  const endpoint = endpointList.find((row) => row.method === method && row.path === path);
  if (status === 200 && endpoint !== undefined) expect(checkSchema(endpoint.response, body)).toEqual([]);
}

function checked(method: string, path: string, answer: Answer): Answer {
  checkBody(method, path, answer.status, answer.body);
  return answer;
}

async function checkedFetch(url: string, init: RequestInit): Promise<Response> {
  const response = await fetch(url, init);
  checkBody(init.method ?? "GET", new URL(url).pathname, response.status, await response.clone().json());
  return response;
}
