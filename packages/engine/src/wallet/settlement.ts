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
  /** Results: what each side receives, and what it pays. */
  readonly base = new Wide();
  readonly quote = new Wide();
  readonly buyerCommission = new Wide();
  readonly sellerCommission = new Wide();
  /** In which asset it is paid: the received one, or the discount asset. */
  buyerCommissionAssetId = 0;
  sellerCommissionAssetId = 0;
}

const improvement = new Wide();

/** Moves the money of one fill from locked to free, and what a better price left over back to the buyer. Commission comes after it. */
export function settle(ledger: Ledger, scales: Scales, fill: Fill): void {
  const { base, quote } = fill;
  ledger.touch(fill.sellerBase);
  ledger.touch(fill.buyerBase);
  ledger.touch(fill.buyerQuote);
  ledger.touch(fill.sellerQuote);

  scaleUp(base, fill.quantity, scales.base);
  ledger.transfer(lockedCell(fill.sellerBase), freeCell(fill.buyerBase), base);
  scaleUp(quote, fill.price * fill.quantity, scales.quote);
  ledger.transfer(lockedCell(fill.buyerQuote), freeCell(fill.sellerQuote), quote);
  if (fill.lockPrice > fill.price) {
    scaleUp(improvement, (fill.lockPrice - fill.price) * fill.quantity, scales.quote);
    ledger.transfer(lockedCell(fill.buyerQuote), freeCell(fill.buyerQuote), improvement);
  }
}

/** Takes the buyer's commission, rounded up, from what it received. */
export function chargeBuyer(ledger: Ledger, fill: Fill): void {
  multiplyRateUp(fill.buyerCommission, fill.base, fill.buyerRate);
  ledger.transfer(freeCell(fill.buyerBase), freeCell(fill.venueBase), fill.buyerCommission);
}

/** Takes the seller's commission, rounded up, from what it received. */
export function chargeSeller(ledger: Ledger, fill: Fill): void {
  multiplyRateUp(fill.sellerCommission, fill.quote, fill.sellerRate);
  ledger.transfer(freeCell(fill.sellerQuote), freeCell(fill.venueQuote), fill.sellerCommission);
}
