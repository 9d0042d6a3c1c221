import type { Work } from "../choice.js";
import { createScale, Ledger, multiplyRateUp, scaleUp, Wide } from "../engine-parts.js";
import { baseFree, baseLocked, CELLS, type Fills, quoteFree, quoteLocked, RATE, VENUE } from "./fills.js";

/** The engine's: prices, quantities and their products are guarded, amounts and balances are two limbs, its ledger moves them. */
export function twoLimbMoney(fills: Fills): Work {
  const ledger = new Ledger();
  ledger.cells.grow(CELLS);
  const baseScale = createScale(fills.baseDigits);
  const quoteScale = createScale(fills.quoteDigits);
  const amount = new Wide();
  const base = new Wide();
  const quote = new Wide();
  amount.setBigInt(fills.funds);
  for (let cell = 0; cell < CELLS; cell++) ledger.cells.set(cell, amount.high, amount.low);

  function run(): void {
    for (let fill = 0; fill < fills.count; fill++) {
      const buyer = fills.buyers[fill] as number;
      const seller = fills.sellers[fill] as number;
      const price = fills.prices[fill] as number;
      const lockPrice = fills.lockPrices[fill] as number;
      const quantity = fills.quantities[fill] as number;
      scaleUp(base, quantity, baseScale);
      scaleUp(quote, price * quantity, quoteScale);
      scaleUp(amount, lockPrice * quantity, quoteScale);
      ledger.transfer(quoteFree(buyer), quoteLocked(buyer), amount);
      ledger.transfer(baseFree(seller), baseLocked(seller), base);
      ledger.transfer(baseLocked(seller), baseFree(buyer), base);
      ledger.transfer(quoteLocked(buyer), quoteFree(seller), quote);
      if (lockPrice > price) {
        scaleUp(amount, (lockPrice - price) * quantity, quoteScale);
        ledger.transfer(quoteLocked(buyer), quoteFree(buyer), amount);
      }
      multiplyRateUp(amount, base, RATE);
      ledger.transfer(baseFree(buyer), baseFree(VENUE), amount);
      multiplyRateUp(amount, quote, RATE);
      ledger.transfer(quoteFree(seller), quoteFree(VENUE), amount);
    }
  }
  return { run, result: () => Array.from({ length: CELLS }, (_, cell) => ledger.cells.toBigInt(cell)).join() };
}
