import type { OrderRequest } from "../../messages/order-commands.js";
import type { RejectReason } from "../../messages/reject-reasons.js";
import { GUARD } from "../../money/units.js";
import type { SymbolFilters } from "../../symbol/filters/symbol-filters.js";
import type { ReferenceMarket } from "./reference-state.js";
import { isPriceless, overflowsAtStop } from "./stops.js";

const MINUTE_MS = 60_000;
const MOST_ICEBERG_PARTS = 1_000n;

/** 0 in a bound disables it. */
const within = (value: bigint, least: number, most: number): boolean =>
  value >= BigInt(least) && (most === 0 || value <= BigInt(most));

const onStep = (value: bigint, step: number): boolean => step === 0 || value % BigInt(step) === 0n;

/** Adds a trade to the sums of its minute. */
export function recordTrade(market: ReferenceMarket, timeMs: number, price: bigint, quantity: bigint): void {
  market.lastPrice = price;
  const minute = Math.floor(timeMs / MINUTE_MS);
  const sums = market.minutes.get(minute) ?? { notional: 0n, quantity: 0n };
  sums.notional += price * quantity;
  sums.quantity += quantity;
  market.minutes.set(minute, sums);
}

/** What orders are compared with; undefined when nothing was ever traded: the average over the latest whole-minute sums, else the last price. */
export function referencePrice(
  market: ReferenceMarket,
  timeMs: number,
  averagePriceMinutes: number,
): bigint | undefined {
  const now = Math.floor(timeMs / MINUTE_MS);
  let notional = 0n;
  let quantity = 0n;
  for (let minute = now - averagePriceMinutes + 1; minute <= now; minute++) {
    notional += market.minutes.get(minute)?.notional ?? 0n;
    quantity += market.minutes.get(minute)?.quantity ?? 0n;
  }
  return quantity > 0n ? notional / quantity : market.lastPrice;
}

/** What the notional filters compare: undefined when a MARKET order by quantity has no price to be judged by. */
function judgedNotional(
  market: ReferenceMarket,
  command: OrderRequest,
  timeMs: number,
  averagePriceMinutes: number,
): bigint | undefined {
  if (!isPriceless(command.orderType)) return BigInt(command.price) * BigInt(command.quantity);
  if (command.quoteOrderQuantity > 0) return BigInt(command.quoteOrderQuantity);
  const price = referencePrice(market, timeMs, averagePriceMinutes);
  return price === undefined ? undefined : price * BigInt(command.quantity);
}

function passes(judged: bigint | undefined, least: number, most: number): boolean {
  if (least === 0 && most === 0) return true;
  return judged !== undefined && within(judged, least, most);
}

const isLot = (quantity: bigint, { minQuantity, maxQuantity, stepSize }: SymbolFilters["lotSize"]): boolean =>
  within(quantity, minQuantity, maxQuantity) && onStep(quantity, stepSize);

function refuseByIceberg(market: ReferenceMarket, command: OrderRequest): RejectReason | undefined {
  const icebergQuantity = BigInt(command.instructions?.icebergQuantity ?? 0);
  if (icebergQuantity === 0n || command.quantity === 0) return undefined;
  if (icebergQuantity >= BigInt(command.quantity)) return "ICEBERG_QUANTITY_TOO_LARGE";
  if (!isLot(icebergQuantity, market.filters.lotSize)) return "FILTER_LOT_SIZE";
  const parts = (BigInt(command.quantity) + icebergQuantity - 1n) / icebergQuantity;
  const limit = BigInt(market.filters.icebergParts?.limit || MOST_ICEBERG_PARTS);
  return parts > limit || parts > MOST_ICEBERG_PARTS ? "FILTER_ICEBERG_PARTS" : undefined;
}

/** The filters in their order, as far as they look at what the client sent. */
export function refuseByFilters(
  market: ReferenceMarket,
  command: OrderRequest,
  timeMs: number,
): RejectReason | undefined {
  const { priceFilter, lotSize, marketLotSize, minNotional, notional } = market.filters;
  const isMarket = isPriceless(command.orderType);
  const price = BigInt(command.price);
  const quantity = BigInt(command.quantity);
  if (!isMarket) {
    const { minPrice, maxPrice, tickSize } = priceFilter;
    if (!within(price, minPrice, maxPrice) || !onStep(price, tickSize)) return "FILTER_PRICE_FILTER";
  }
  const stopPrice = BigInt(command.instructions?.stopPrice ?? 0);
  if (stopPrice > 0n) {
    const { minPrice, maxPrice, tickSize } = priceFilter;
    if (!within(stopPrice, minPrice, maxPrice) || !onStep(stopPrice, tickSize)) return "FILTER_PRICE_FILTER";
  }
  if (command.quoteOrderQuantity === 0) {
    const { minQuantity, maxQuantity, stepSize } = lotSize;
    if (!within(quantity, minQuantity, maxQuantity) || !onStep(quantity, stepSize)) return "FILTER_LOT_SIZE";
    const badIceberg = refuseByIceberg(market, command);
    if (badIceberg) return badIceberg;
    if (isMarket && marketLotSize) {
      const { minQuantity: least, maxQuantity: most, stepSize: step } = marketLotSize;
      if (!within(quantity, least, most) || !onStep(quantity, step)) return "FILTER_MARKET_LOT_SIZE";
    }
  }
  if (price * quantity > BigInt(GUARD) || overflowsAtStop(market, command)) return "NOTIONAL_OVERFLOW";
  if (minNotional && (!isMarket || minNotional.applyToMarket)) {
    const judged = judgedNotional(market, command, timeMs, minNotional.averagePriceMinutes);
    if (!passes(judged, minNotional.minNotional, 0)) return "FILTER_MIN_NOTIONAL";
  }
  if (notional) {
    const judged = judgedNotional(market, command, timeMs, notional.averagePriceMinutes);
    const least = !isMarket || notional.applyMinToMarket ? notional.minNotional : 0;
    const most = !isMarket || notional.applyMaxToMarket ? notional.maxNotional : 0;
    if (!passes(judged, least, most)) return "FILTER_NOTIONAL";
  }
  return undefined;
}

/** What the filters say of the quantity of an open order; one without a price is worth what it will be worth. */
export function refuseQuantity(
  { filters: { lotSize, minNotional, notional } }: ReferenceMarket,
  price: bigint,
  quantity: bigint,
): RejectReason | undefined {
  if (!isLot(quantity, lotSize)) return "FILTER_LOT_SIZE";
  if (price === 0n) return undefined;
  if (minNotional && !within(price * quantity, minNotional.minNotional, 0)) return "FILTER_MIN_NOTIONAL";
  const isWorth = !notional || within(price * quantity, notional.minNotional, notional.maxNotional);
  return isWorth ? undefined : "FILTER_NOTIONAL";
}

/** The same of a quantity that was computed from the book. */
export function refuseComputedQuantity(market: ReferenceMarket, quantity: bigint): RejectReason | undefined {
  const { lotSize, marketLotSize } = market.filters;
  const least = Math.max(1, lotSize.minQuantity, marketLotSize?.minQuantity ?? 0);
  if (quantity < BigInt(least)) return "QUOTE_QUANTITY_BELOW_LOT";
  if (!within(quantity, 0, lotSize.maxQuantity)) return "FILTER_LOT_SIZE";
  return within(quantity, 0, marketLotSize?.maxQuantity ?? 0) ? undefined : "FILTER_MARKET_LOT_SIZE";
}
