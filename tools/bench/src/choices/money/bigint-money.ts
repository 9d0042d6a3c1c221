import { divideBigDown, RATE_ONE } from "@pricetime/engine";
import type { Work } from "../choice.js";
import { baseFree, baseLocked, CELLS, type Fills, quoteFree, quoteLocked, RATE, VENUE } from "./fills.js";

const BIG_RATE = BigInt(RATE);
const BIG_RATE_ONE = BigInt(RATE_ONE);

/** Money as bigint throughout. Prices and quantities come as bigint too, so that no conversion is charged to it. */
export function bigintMoney(fills: Fills): Work {
  const cells = new Array<bigint>(CELLS).fill(fills.funds);
  const baseFactor = 10n ** BigInt(fills.baseDigits);
  const quoteFactor = 10n ** BigInt(fills.quoteDigits);
  const prices = fills.prices.map(BigInt);
  const lockPrices = fills.lockPrices.map(BigInt);
  const quantities = fills.quantities.map(BigInt);

  function transfer(from: number, to: number, amount: bigint): void {
    const left = (cells[from] as bigint) - amount;
    if (left < 0n) throw new Error("a balance passes its bounds");
    cells[from] = left;
    cells[to] = (cells[to] as bigint) + amount;
  }

  function run(): void {
    for (let fill = 0; fill < fills.count; fill++) {
      const buyer = fills.buyers[fill] as number;
      const seller = fills.sellers[fill] as number;
      const price = prices[fill] as bigint;
      const lockPrice = lockPrices[fill] as bigint;
      const quantity = quantities[fill] as bigint;
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

const commission = (amount: bigint): bigint => divideBigDown(amount * BIG_RATE + BIG_RATE_ONE - 1n, BIG_RATE_ONE);
