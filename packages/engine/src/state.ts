import type { Market } from "./book/market.js";
import { VolatilityGuards } from "./book/volatility-guards.js";
import { CommandMemory } from "./integrity/command-memory.js";
import { EventRing } from "./messages/event-ring.js";
import { FollowUps } from "./order/follow-ups.js";
import { OpenOrders } from "./order/open-orders.js";
import { OrderLists } from "./order/order-lists.js";
import { OrderStore } from "./order/order-store.js";
import type { CommissionDiscount } from "./symbol/commission.js";
import { VenueFilters } from "./symbol/filters/venue-filters.js";
import type { AssetDefinition } from "./symbol/symbol.js";
import type { Triggers } from "./trigger/triggers.js";
import { Accounts } from "./wallet/accounts.js";
import { Funding } from "./wallet/funding.js";
import { Ledger } from "./wallet/ledger.js";

/** Everything the engine knows. */
export interface State {
  /** Commands counted so far. */
  position: number;
  /** Journal time of the last command, ms. */
  timeMs: number;
  readonly assets: AssetDefinition[];
  readonly markets: Market[];
  /** By symbol id. */
  readonly triggers: Triggers[];
  readonly venueFilters: VenueFilters;
  readonly volatility: VolatilityGuards;
  /** The asset in which commission is cheaper, if there is one. */
  commissionDiscount: CommissionDiscount | undefined;
  readonly accounts: Accounts;
  readonly funding: Funding;
  readonly ledger: Ledger;
  readonly orders: OrderStore;
  readonly openOrders: OpenOrders;
  readonly orderLists: OrderLists;
  readonly memory: CommandMemory;
  /** Not state: what the current command still has to do. */
  readonly followUps: FollowUps;
  /** Not state: where the current command's events go. */
  readonly events: EventRing;
}

export function emptyState(): State {
  const ledger = new Ledger();
  const orders = new OrderStore();
  return {
    position: 0,
    timeMs: 0,
    assets: [],
    markets: [],
    triggers: [],
    venueFilters: new VenueFilters(),
    volatility: new VolatilityGuards(),
    commissionDiscount: undefined,
    accounts: new Accounts(),
    funding: new Funding(),
    ledger,
    orders,
    openOrders: new OpenOrders(),
    orderLists: new OrderLists(),
    memory: new CommandMemory(),
    followUps: new FollowUps(),
    events: new EventRing(orders, ledger),
  };
}
