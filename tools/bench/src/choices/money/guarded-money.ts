import { GUARD, RATE_ONE } from "@pricetime/engine";
import type { Work } from "../choice.js";
import { divideDown, divideUp } from "../engine-parts.js";
import { baseFree, baseLocked, CELLS, type Fills, quoteFree, quoteLocked, RATE, VENUE } from "./fills.js";

/** Money as whole doubles: no amount, and no balance either, may pass 2^53 − 1 smallest units. */
export function guardedMoney(fills: Fills): Work {
  const cells = new Float64Array(CELLS).fill(Number(fills.funds));
  const baseFactor = 10 ** fills.baseDigits;
  const quoteFactor = 10 ** fills.quoteDigits;

  function transfer(from: number, to: number, amount: number): void {
    const left = (cells[from] as number) - amount;
    const sum = (cells[to] as number) + amount;
    if (left < 0 || sum > GUARD) throw new Error("a balance passes its bounds");
    cells[from] = left;
    cells[to] = sum;
  }

  function run(): void {
    for (let fill = 0; fill < fills.count; fill++) {
      const buyer = fills.buyers[fill] as number;
      const seller = fills.sellers[fill] as number;
      const price = fills.prices[fill] as number;
      const lockPrice = fills.lockPrices[fill] as number;
      const quantity = fills.quantities[fill] as number;
      const base = quantity * baseFactor;
      const quote = price * quantity * quoteFactor;
      transfer(quoteFree(buyer), quoteLocked(buyer), lockPrice * quantity * quoteFactor);
      transfer(baseFree(seller), baseLocked(seller), base);
      transfer(baseLocked(seller), baseFree(buyer), base);
      transfer(quoteLocked(buyer), quoteFree(seller), quote);
      if (lockPrice > price)
        transfer(quoteLocked(buyer), quoteFree(buyer), (lockPrice - price) * quantity * quoteFactor);
      transfer(baseFree(buyer), baseFree(VENUE), commission(base));
      transfer(quoteFree(seller), quoteFree(VENUE), commission(quote));
    }
  }
  return { run, result: () => cells.join() };
}

/** Rounded up. A product that passes the guard is taken in two parts. */
function commission(amount: number): number {
  const product = amount * RATE;
  if (product <= GUARD) return divideUp(product, RATE_ONE);
  const whole = divideDown(amount, RATE_ONE);
  return whole * RATE + divideUp((amount - whole * RATE_ONE) * RATE, RATE_ONE);
}
