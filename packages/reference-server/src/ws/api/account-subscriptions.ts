import type { ApiKey } from "@pricetime/adapters";
import { USER_DATA_EVENTS } from "@pricetime/sdk/wire";
import type { TimeUnit } from "../../requests/api-call.js";
import { apiError } from "../../requests/api-error.js";
import type { ClientSocket } from "../client-socket.js";
import { Frame } from "../frame.js";
import type { JournalTime } from "../journal-time.js";
import type { AccountFeed } from "../user-data/account-feed.js";

const AT_ONCE = 1_000;
const IN_A_LIFE = 65_535;

export interface AccountSubscriptionsOptions {
  readonly socket: ClientSocket;
  readonly accounts: AccountFeed;
  readonly time: JournalTime;
  readonly timeUnit: TimeUnit;
}

interface Active {
  readonly accountId: number;
  /** The key that subscribed. */
  readonly apiKey: string;
  /** Whether it was the connection's log-on that subscribed. */
  readonly byLogOn: boolean;
  stop: () => void;
}

/** The user data subscriptions of one WebSocket API connection, at most one for each account. */
export class AccountSubscriptions {
  readonly #options: AccountSubscriptionsOptions;
  readonly #active = new Map<number, Active>();
  #nextId = 0;

  constructor(options: AccountSubscriptionsOptions) {
    this.#options = options;
  }

  /**
   * Takes an id; its events come from {@link start} on, so that the client knows the id first.
   *
   * @throws ApiError -2035 for an account that is subscribed, -2042 past the limits
   */
  reserve({ accountId, apiKey }: Pick<ApiKey, "accountId" | "apiKey">, byLogOn: boolean): number {
    for (const active of this.#active.values())
      if (active.accountId === accountId) throw apiError("SUBSCRIPTION_ACTIVE");
    if (this.#nextId >= IN_A_LIFE || this.#active.size >= AT_ONCE) throw apiError("MAXIMUM_SUBSCRIPTION_IDS");
    const subscriptionId = this.#nextId++;
    this.#active.set(subscriptionId, { accountId, apiKey, byLogOn, stop: () => {} });
    return subscriptionId;
  }

  start(subscriptionId: number): void {
    const active = this.#active.get(subscriptionId);
    if (active === undefined) return;
    active.stop = this.#options.accounts.subscribe(active.accountId, {
      deliver: (frame) => this.#deliver(subscriptionId, frame),
    });
  }

  /**
   * Ends one, or all.
   *
   * @returns the ids that were ended
   * @throws ApiError -2036 when there is none
   */
  end(subscriptionId?: number): readonly number[] {
    const ids = [...this.#active.keys()].filter((id) => subscriptionId === undefined || id === subscriptionId);
    if (ids.length === 0) throw apiError("SUBSCRIPTION_INACTIVE");
    for (const id of ids) this.#stop(id);
    return ids;
  }

  get ids(): readonly number[] {
    return [...this.#active.keys()];
  }

  /** The keys that subscribed. */
  get apiKeys(): readonly string[] {
    return [...this.#active.values()].map(({ apiKey }) => apiKey);
  }

  /** Whether the connection's log-on has subscribed. */
  get byLogOn(): boolean {
    return [...this.#active.values()].some(({ byLogOn }) => byLogOn);
  }

  /** Ends those of a log-on, or of a key. @returns the ids that were ended */
  endThose(isIt: (active: Pick<Active, "apiKey" | "byLogOn">) => boolean): readonly number[] {
    const ended = [...this.#active].flatMap(([id, active]) => (isIt(active) ? [id] : []));
    for (const id of ended) this.#stop(id);
    return ended;
  }

  /** Tells the client that a subscription has ended. */
  tellEnd(subscriptionId: number): void {
    const event = { e: "eventStreamTerminated", E: this.#options.time.nowMs() };
    this.#deliver(subscriptionId, new Frame(USER_DATA_EVENTS.eventStreamTerminated.payload, event));
  }

  /** The connection is gone. */
  close(): void {
    for (const id of [...this.#active.keys()]) this.#stop(id);
  }

  #stop(subscriptionId: number): void {
    this.#active.get(subscriptionId)?.stop();
    this.#active.delete(subscriptionId);
  }

  #deliver(subscriptionId: number, frame: Frame): void {
    const { socket, timeUnit } = this.#options;
    socket.send(frame.bytes(timeUnit, `{"subscriptionId":${subscriptionId},"event":`));
  }
}
