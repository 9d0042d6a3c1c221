import type { Clock, HmacApiKey } from "@pricetime/adapters";
import { createApiKey } from "../accounts/create-api-key.js";
import { assembleExchange, type OpenExchange } from "../assemble.js";
import { listen } from "../cli/listen.js";
import { composeMemory, systemClock } from "../compose.js";
import { applyGenesis } from "../genesis/apply-genesis.js";
import type { Genesis } from "../genesis/genesis.js";
import { NO_LIMITS, type RateLimit } from "../limits/rate-limits.js";
import type { Ports } from "../ports.js";
import { createApp } from "../rest/app.js";
import type { RequestFailure } from "../rest/endpoint-route.js";
import { attachWebSockets, type WebSockets } from "../ws/attach.js";
import type { SocketSettings } from "../ws/socket-settings.js";
import { testGenesis } from "./test-genesis.js";

export interface StartExchangeOptions {
  /** Assets, symbols and accounts; BTCUSDT, ETHBTC, alice and bob unless told. */
  readonly genesis?: Genesis;
  /** None unless told. */
  readonly limits?: readonly RateLimit[];
  /** The machine's unless told. */
  readonly clock?: Clock;
  /** Everything in memory unless told. */
  readonly ports?: Ports;
  /** Commands that may wait; 2,000 unless told. */
  readonly queue?: number;
  readonly answerTimeoutMs?: number;
  readonly historyWaitMs?: number;
  /** Limits and times of WebSocket connections that differ from the usual ones. */
  readonly sockets?: Partial<SocketSettings>;
}

export interface StartedExchange {
  /** Of the API on loopback, e.g. http://127.0.0.1:40123. */
  readonly url: string;
  readonly exchange: OpenExchange;
  /** One key with all permissions for each account of the genesis. */
  readonly keys: Readonly<Record<string, HmacApiKey>>;
  readonly webSockets: Pick<WebSockets, "connections">;
  /** Failures nobody foresaw; a test may expect none. */
  readonly failures: readonly RequestFailure[];
  readonly close: () => Promise<void>;
}

/**
 * Starts a real exchange with its HTTP API on a free loopback port.
 *
 * @example
 * const { url, keys, close } = await startExchange();
 */
export async function startExchange(options: StartExchangeOptions = {}): Promise<StartedExchange> {
  const clock = options.clock ?? systemClock();
  const failures: RequestFailure[] = [];
  const exchange = await assembleExchange(
    options.ports ?? composeMemory({ clock, queueLimit: options.queue ?? 2_000 }),
    {
      limits: options.limits ?? NO_LIMITS,
      acceptClock: true,
      answerTimeoutMs: options.answerTimeoutMs ?? 10_000,
      historyWaitMs: options.historyWaitMs ?? 1_000,
      onNotice: (sentence) => failures.push({ requestId: "", request: "notice", error: new Error(sentence) }),
      onFatal: (error) => {
        throw error;
      },
    },
  );
  const { accounts } = await applyGenesis(exchange, options.genesis ?? testGenesis);
  const keys: Record<string, HmacApiKey> = {};
  for (const [name, accountId] of accounts) {
    keys[name] = await createApiKey(exchange, {
      accountId,
      label: name,
      permissions: ["READ", "TRADE", "WITHDRAW"],
      internal: false,
    });
  }
  const app = createApp(exchange, { onFailure: (failure) => failures.push(failure) });
  const webSockets = await attachWebSockets(app.server, exchange, {
    ...(options.sockets === undefined ? {} : { settings: options.sockets }),
    onFailure: (what, error) => failures.push({ requestId: "", request: what, error }),
  });
  const url = await listen(app, "127.0.0.1", 0);
  return {
    url,
    exchange,
    keys,
    webSockets,
    failures,
    close: async () => {
      await webSockets.close();
      await app.close();
      await exchange.close();
    },
  };
}
