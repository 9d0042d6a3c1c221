import { scaleUp, type Wide } from "../money/wide.js";
import type { Scales } from "../symbol/scales.js";

/** out = what a BUY locks: price × quantity of the quote asset. The product was guarded at entry. */
export function buyLock(out: Wide, price: number, quantity: number, scales: Scales): void {
  scaleUp(out, price * quantity, scales.quote);
}

/** out = what a SELL locks: the quantity of the base asset. */
export function sellLock(out: Wide, quantity: number, scales: Scales): void {
  scaleUp(out, quantity, scales.base);
}
