import type { Market } from "../book/market.js";
import type { RejectReason } from "../messages/reject-reasons.js";
import { ICEBERG_PARTS_MAX } from "../order/iceberg.js";
import { passesLotSize } from "../symbol/filters/lot-size.js";

/** Whether the shown part of an iceberg (0: it is none) fits its whole. All other filters judge the whole. */
export function judgeIceberg(market: Market, quantity: number, icebergQuantity: number): RejectReason | undefined {
  if (icebergQuantity === 0) return undefined;
  if (icebergQuantity >= quantity) return "ICEBERG_QUANTITY_TOO_LARGE";
  if (!passesLotSize(icebergQuantity, market.filters.lotSize)) return "FILTER_LOT_SIZE";
  const limit = market.filters.icebergParts?.limit ?? 0;
  const parts = limit === 0 ? ICEBERG_PARTS_MAX : Math.min(limit, ICEBERG_PARTS_MAX);
  // Compared without dividing: one part more than the most would be needed.
  return quantity > icebergQuantity * parts ? "FILTER_ICEBERG_PARTS" : undefined;
}
