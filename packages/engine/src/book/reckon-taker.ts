import { GUARD } from "../money/units.js";
import { Wide } from "../money/wide.js";
import { NO_ORDER, type OrderStore } from "../order/order-store.js";
import { lossOf, type SelfTradePreventionTraits } from "../order/self-trade-prevention.js";
import { wideProduct } from "./liquidity.js";
import { crosses, type OrderBook, oppositeLevels } from "./order-book.js";
import { NO_LEVEL } from "./price-levels.js";

/** What a taker that prevents self-trades would do at once, asked before anything changes. One register, reused. */
export class Reckoning {
  /** Quantity it would trade. */
  traded = 0;
  /** Quantity it would give or take: what it trades, and what moves between accounts by TRANSFER. */
  moved = 0;
  /** Σ price × quantity of what moves, notional units. */
  readonly cost = new Wide();
}

const part = new Wide();

/**
 * Walks the orders as {@link match} would: own ones cost the taker what its mode says, all others it trades with.
 *
 * @param limit the taker's limit, or {@link anyPrice}
 * @param transfers whether a prevented match with this maker moves what would have traded
 */
export function reckonTaker(
  out: Reckoning,
  book: OrderBook,
  orders: OrderStore,
  side: number,
  limit: number,
  quantity: number,
  prevention: SelfTradePreventionTraits,
  isSelf: (maker: number) => boolean,
  transfers: (maker: number) => boolean,
): void {
  const levels = oppositeLevels(book, side);
  out.traded = 0;
  out.moved = 0;
  out.cost.set(0, 0);
  let left = quantity;
  for (let level = levels.best(); left > 0; level = levels.behind(level)) {
    if (level === NO_LEVEL || !crosses(side, levels.price(level), limit)) return;
    let traded = 0;
    let transferred = 0;
    let hidden = 0;
    for (let maker = levels.head(level); left > 0 && maker !== NO_ORDER; maker = orders.next(maker)) {
      if (isSelf(maker)) {
        const matched = Math.min(left, orders.remaining(maker));
        if (prevention.transfers && transfers(maker)) transferred += matched;
        left -= lossOf(prevention.taker, left, matched);
      } else {
        const matched = Math.min(left, orders.shown(maker));
        traded += matched;
        left -= matched;
        hidden = Math.min(GUARD, hidden + orders.hidden(maker));
      }
    }
    // What others hide is shown at the back of the queue, where no own order stands any more.
    const further = Math.min(left, hidden);
    traded += further;
    left -= further;
    wideProduct(part, levels.price(level), traded + transferred);
    out.cost.add(part);
    out.traded += traded;
    out.moved += traded + transferred;
  }
}
