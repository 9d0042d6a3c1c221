import type { ApiKey } from "@pricetime/adapters";
import type { Operation, ParametersOf } from "@pricetime/sdk/wire";
import type { Exchange } from "../../exchange.js";
import { apiError } from "../../requests/api-error.js";
import type { Handler } from "../../requests/handlers.js";
import { keyOf } from "../../requests/request-context.js";
import type { AccountSubscriptions } from "./account-subscriptions.js";

export interface SessionOperationsOptions {
  readonly exchange: Pick<Exchange, "clock" | "users">;
  readonly subscriptions: AccountSubscriptions;
  /** Whether answers carry the rate limits unless a request says otherwise. */
  readonly returnRateLimits: boolean;
}

/** What belongs to one WebSocket API connection and not to the exchange: its log-on and its subscriptions. */
export class SessionOperations {
  readonly #options: SessionOperationsOptions;
  readonly #connectedSinceMs: number;
  #logOn: { readonly apiKey: string; readonly sinceMs: number } | undefined;

  constructor(options: SessionOperationsOptions) {
    this.#options = options;
    this.#connectedSinceMs = options.exchange.clock.nowMs();
  }

  /** The key that requests without one are made with. */
  get apiKey(): string | undefined {
    return this.#logOn?.apiKey;
  }

  /**
   * Who answers an operation of the connection; undefined for one that is answered as over REST.
   *
   * @param byLogOn the request came without a key of its own
   * @param afterwards what is to be done once the answer has been sent
   */
  handlerOf({ id }: Operation, byLogOn: boolean, afterwards: (() => void)[]): Handler | undefined {
    const { subscriptions } = this.#options;
    switch (id) {
      case "sessionLogon":
        return async (context) => this.#start(keyOf(context), context.nowMs);
      case "sessionStatus":
        return async ({ nowMs }) => this.#status(nowMs);
      case "sessionLogout":
        return async ({ nowMs }) => {
          this.#logOn = undefined;
          this.#tellEnded(
            subscriptions.endThose((active) => active.byLogOn),
            afterwards,
          );
          return this.#status(nowMs);
        };
      case "sessionSubscriptions":
        return async () => subscriptions.ids.map((subscriptionId) => ({ subscriptionId }));
      case "subscribe":
      case "subscribeSignature":
        return async (context) => {
          const subscriptionId = subscriptions.reserve(keyOf(context), byLogOn);
          afterwards.push(() => subscriptions.start(subscriptionId));
          return { subscriptionId };
        };
      case "unsubscribe":
        return async (_context, { subscriptionId }: ParametersOf<"unsubscribe">) => {
          this.#tellEnded(subscriptions.end(subscriptionId), afterwards);
          return {};
        };
      default:
        return undefined;
    }
  }

  /** Ends the log-on and the subscriptions of keys that were revoked. @returns whether there were any */
  async endRevoked(): Promise<boolean> {
    const { exchange, subscriptions } = this.#options;
    const used = new Set([...subscriptions.apiKeys, ...(this.#logOn === undefined ? [] : [this.#logOn.apiKey])]);
    const revoked = new Set<string>();
    for (const apiKey of used) if ((await exchange.users.key(apiKey)) === undefined) revoked.add(apiKey);
    if (revoked.size === 0) return false;
    if (this.#logOn !== undefined && revoked.has(this.#logOn.apiKey)) this.#logOn = undefined;
    for (const id of subscriptions.endThose(({ apiKey }) => revoked.has(apiKey))) subscriptions.tellEnd(id);
    return true;
  }

  /** @throws ApiError -2015 for a key that signs with something else than Ed25519 */
  #start({ kind, apiKey }: ApiKey, nowMs: number) {
    if (kind !== "ED25519") throw apiError("REJECTED_MBX_KEY");
    this.#logOn = { apiKey, sinceMs: nowMs };
    return this.#status(nowMs);
  }

  #status(nowMs: number) {
    return {
      apiKey: this.#logOn?.apiKey ?? null,
      authorizedSince: this.#logOn?.sinceMs ?? null,
      connectedSince: this.#connectedSinceMs,
      returnRateLimits: this.#options.returnRateLimits,
      serverTime: nowMs,
      userDataStream: this.#options.subscriptions.byLogOn,
    };
  }

  #tellEnded(ids: readonly number[], afterwards: (() => void)[]): void {
    const { subscriptions } = this.#options;
    afterwards.push(() => {
      for (const id of ids) subscriptions.tellEnd(id);
    });
  }
}
