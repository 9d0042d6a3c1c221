import type { Envelope } from "@pricetime/engine";
import {
  cancel,
  cancelAll,
  deposit,
  limitBuy,
  limitSell,
  marketBuy,
  marketSell,
  testVenue,
} from "@pricetime/engine/testing";

/** Numbers from a seed, 0 ≤ n < 1: the same on every machine. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Lists the test venue and funds its three accounts. */
export const openingCommands = (): Envelope[] => [
  ...testVenue({ makerCommission: "0.001", takerCommission: "0.002" }),
  ...[1, 2, 3].flatMap((account) => [deposit(account, "1000 BTC"), deposit(account, "9000000 USDT")]),
];

/** Some account's next order around 100.00 USDT, or cancel of one of the first `orders`: about a third of the orders trade. */
export function anyOrder(random: () => number, orders: number): Envelope {
  const account = 1 + Math.floor(random() * 3);
  const kind = random();
  const price = (98 + random() * 4).toFixed(2);
  const quantity = `${(0.001 + random()).toFixed(5)} BTC`;
  if (kind < 0.4) return limitBuy(account, `${quantity} @ ${price}`);
  if (kind < 0.8) return limitSell(account, `${quantity} @ ${price}`);
  if (kind < 0.85) return marketBuy(account, quantity);
  if (kind < 0.9) return marketSell(account, quantity);
  if (kind < 0.99) return cancel(account, 1 + Math.floor(random() * Math.max(1, orders)));
  return cancelAll(account);
}

/** Gives a command an identity of its own and a time after which it is refused. */
export const identified = (envelope: Envelope, number: number, validUntilMs: number): Envelope => ({
  ...envelope,
  commandId: { high: 1, low: number },
  validUntilMs,
});
