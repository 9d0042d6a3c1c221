import type { Market } from "../book/market.js";
import type { RejectReason } from "../messages/reject-reasons.js";
import { powerOfTen } from "../money/rounding.js";
import { SIDE_CODE } from "../order/codes.js";
import { NO_ORDER } from "../order/order-store.js";
import type { State } from "../state.js";
import { freeCell, lockedCell } from "../wallet/ledger.js";

// Filters on how much of an asset an account may hold or move. They are rare, so they reckon with bigints.

/**
 * MAX_POSITION, for BUY orders: what the account owns of the base asset, free and locked, and the open quantity of its BUY orders
 * on the symbol, this one included.
 */
export function judgeMaxPosition(
  state: State,
  market: Market,
  accountId: number,
  isBuy: boolean,
  quantity: number,
): RejectReason | undefined {
  const maxPosition = market.filters.maxPosition?.maxPosition ?? 0;
  if (maxPosition === 0 || !isBuy) return undefined;
  const onOrder = openBuyQuantity(state, market, accountId) + BigInt(quantity);
  const scale = powerOfTen(market.scales.base.digits);
  const position = ownedBase(state, market, accountId) + onOrder * scale;
  return position > BigInt(maxPosition) * scale ? "FILTER_MAX_POSITION" : undefined;
}

function ownedBase({ ledger }: State, market: Market, accountId: number): bigint {
  const slot = ledger.find(accountId, market.baseAssetId);
  return slot === -1 ? 0n : ledger.cells.toBigInt(freeCell(slot)) + ledger.cells.toBigInt(lockedCell(slot));
}

function openBuyQuantity({ openOrders, orders }: State, { symbolId }: Market, accountId: number): bigint {
  let quantity = 0n;
  for (let slot = openOrders.first(accountId); slot !== NO_ORDER; slot = orders.accountNext(slot)) {
    const isCounted = orders.symbolId(slot) === symbolId && orders.side(slot) === SIDE_CODE.BUY;
    if (isCounted) quantity += BigInt(orders.remaining(slot));
  }
  return quantity;
}

/**
 * MAX_ASSET: how much of the base asset, and of the quote asset, one order may move.
 *
 * @param quantity 0 while it is not computed yet
 * @param notional notional units; 0 when it is judged already
 */
export function judgeMaxAsset(
  { venueFilters }: State,
  market: Market,
  quantity: number,
  notional: bigint,
): RejectReason | undefined {
  const base = venueFilters.asset(market.baseAssetId).maxAsset?.limit ?? 0n;
  const quote = venueFilters.asset(market.quoteAssetId).maxAsset?.limit ?? 0n;
  const { scales } = market;
  if (base !== 0n && BigInt(quantity) * powerOfTen(scales.base.digits) > base) return "FILTER_MAX_ASSET";
  if (quote !== 0n && notional * powerOfTen(scales.quote.digits) > quote) return "FILTER_MAX_ASSET";
  return undefined;
}
