import { multiplyRateUp, scaleUp, Wide } from "../money/wide.js";
import type { Scales } from "../symbol/scales.js";
import { freeCell, type Ledger, lockedCell } from "./ledger.js";

/** The four balances and two rates of a fill; one register reused for all fills. */
export class Fill {
  buyerBase = 0;
  buyerQuote = 0;
  sellerBase = 0;
  sellerQuote = 0;
  venueBase = 0;
  venueQuote = 0;
  buyerRate = 0;
  sellerRate = 0;
  /** The price at which the buyer's funds are locked; at least the trade's. */
  lockPrice = 0;
  price = 0;
  quantity = 0;
  /** Results: what each side pays, in the asset it receives. */
  readonly buyerCommission = new Wide();
  readonly sellerCommission = new Wide();
}

const base = new Wide();
const quote = new Wide();
const improvement = new Wide();

/**
 * Moves the money of one fill from locked to free, the commission from what each side received to the venue, and what a better
 * price left over back to the buyer.
 */
export function settle(ledger: Ledger, scales: Scales, fill: Fill): void {
  ledger.touch(fill.sellerBase);
  ledger.touch(fill.buyerBase);
  ledger.touch(fill.buyerQuote);
  ledger.touch(fill.sellerQuote);

  scaleUp(base, fill.quantity, scales.base);
  ledger.transfer(lockedCell(fill.sellerBase), freeCell(fill.buyerBase), base);
  multiplyRateUp(fill.buyerCommission, base, fill.buyerRate);
  ledger.transfer(freeCell(fill.buyerBase), freeCell(fill.venueBase), fill.buyerCommission);

  scaleUp(quote, fill.price * fill.quantity, scales.quote);
  ledger.transfer(lockedCell(fill.buyerQuote), freeCell(fill.sellerQuote), quote);
  multiplyRateUp(fill.sellerCommission, quote, fill.sellerRate);
  ledger.transfer(freeCell(fill.sellerQuote), freeCell(fill.venueQuote), fill.sellerCommission);

  if (fill.lockPrice > fill.price) {
    scaleUp(improvement, (fill.lockPrice - fill.price) * fill.quantity, scales.quote);
    ledger.transfer(lockedCell(fill.buyerQuote), freeCell(fill.buyerQuote), improvement);
  }
}
