import { createEngine } from "@pricetime/engine";
import {
  ALICE,
  BOB,
  deposit,
  limitSell,
  marketBuy,
  Reach,
  ratesOf,
  STORY_STARTS_MS,
  setCommission,
  setCommissionDiscount,
  setDiscountEnabled,
  setSymbolCommission,
  testVenue,
} from "@pricetime/engine/testing";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FIRST_SEED, scaled, unreached } from "./property-run.js";

const RATE = 100_000_000n;
const lots = (quantity: number): string => (quantity / 100_000).toFixed(5);
const rate = (units: number): string => (units / 100_000_000).toFixed(8);

/** Commission earned by the venue, base and quote, when a maker's order is taken in these pieces. */
function earned(pieces: readonly number[], priceTicks: number, maker: number, taker: number, reach: Reach) {
  const engine = createEngine();
  const total = pieces.reduce((sum, piece) => sum + piece, 0);
  const commands = [
    ...testVenue(),
    ...[ALICE, BOB].flatMap((id) => [deposit(id, "1000000000 USDT"), deposit(id, "1000000 BTC")]),
    setCommission(BOB, rate(maker), "0"),
    setCommission(ALICE, "0", rate(taker)),
    limitSell(BOB, `${lots(total)} BTC @ ${(priceTicks / 100).toFixed(2)}`),
    ...pieces.map((piece) => marketBuy(ALICE, `${lots(piece)} BTC`)),
  ];
  for (const command of commands) reach.note(engine.execute(STORY_STARTS_MS, command).toArray());
  return { base: engine.balance(0, 1).free, quote: engine.balance(0, 0).free };
}

describe("commission", () => {
  test("of many small fills is never less than of one large fill (L8)", () => {
    const reach = new Reach();
    const pieces = fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 2, maxLength: 30 });
    const anyRate = fc.oneof(fc.integer({ min: 0, max: 100_000_000 }), fc.integer({ min: 0, max: 1_000 }));
    fc.assert(
      fc.property(pieces, fc.integer({ min: 1, max: 10_000 }), anyRate, anyRate, (split, price, maker, taker) => {
        const total = split.reduce((sum, piece) => sum + piece, 0);
        const whole = earned([total], price, maker, taker, reach);
        const small = earned(split, price, maker, taker, reach);
        // Units: 10^-10 BTC, so 10^5 of them per lot; 10^-8 USDT, so 10 per notional unit.
        const exactBase = BigInt(total) * 100_000n * BigInt(taker);
        const exactQuote = BigInt(total) * BigInt(price) * 10n * BigInt(maker);
        expect(small.base >= whole.base && small.quote >= whole.quote).toBe(true);
        for (const [paid, exact, fills] of [
          [whole.base, exactBase, 1n],
          [whole.quote, exactQuote, 1n],
          [small.base, exactBase, BigInt(split.length)],
          [small.quote, exactQuote, BigInt(split.length)],
        ] as const) {
          expect(paid * RATE >= exact, "never below the exact commission").toBe(true);
          expect(paid * RATE < exact + fills * RATE, "less than one unit above it per fill").toBe(true);
        }
        if (small.quote > whole.quote) reach.count("rounded against the splitter");
      }),
      { numRuns: scaled(150), seed: FIRST_SEED },
    );
    expect(unreached("commission", reach, { Trade: 1_000, "rounded against the splitter": 20 })).toEqual([]);
  });

  test("of many small fills is never less in the discount asset either (L8, L10)", () => {
    const reach = new Reach();
    const pieces = fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 2, maxLength: 20 });
    const price = fc.integer({ min: 1, max: 100_000 });
    const someRate = fc.integer({ min: 0, max: 10_000_000 });
    fc.assert(
      fc.property(pieces, price, someRate, someRate, someRate, (split, ethPrice, standard, tax, discount) => {
        const total = split.reduce((sum, piece) => sum + piece, 0);
        const paid = (parts: readonly number[]) => {
          const engine = createEngine();
          for (const command of [
            ...testVenue(),
            ...[ALICE, BOB].flatMap((id) =>
              ["1000000000 USDT", "1000000 BTC", "100000000 ETH"].map((text) => deposit(id, text)),
            ),
            limitSell(BOB, `0.0001 ETH @ ${(ethPrice / 100_000).toFixed(5)}`),
            marketBuy(ALICE, "0.0001 ETH"),
            setSymbolCommission(ratesOf("0", rate(standard)), {
              tax: ratesOf("0", rate(tax)),
              isDiscountEnabled: true,
            }),
            setCommissionDiscount(`${rate(discount)} ETH`),
            setDiscountEnabled(ALICE),
            limitSell(BOB, `${lots(total)} BTC @ 100`),
            ...parts.map((part) => marketBuy(ALICE, `${lots(part)} BTC`)),
          ]) {
            reach.note(engine.execute(STORY_STARTS_MS, command).toArray());
          }
          return engine.balance(0, 2).free;
        };
        const [whole, small] = [paid([total]), paid(split)];
        // Units: a lot is 10^5 of 10^-10 BTC, 10^-8 ETH cost ethPrice of 10^-13 BTC.
        const exact = BigInt(total) * 100n * (BigInt(standard) * BigInt(discount) + BigInt(tax) * RATE) * 1_000_000n;
        const unit = BigInt(ethPrice) * RATE * RATE;
        expect(small >= whole).toBe(true);
        for (const [sum, fills] of [
          [whole, 1n],
          [small, BigInt(split.length)],
        ] as const) {
          expect(sum * unit >= exact, "never below the exact commission").toBe(true);
          expect(sum * unit < exact + fills * unit || exact === 0n, "less than one unit above it per fill").toBe(true);
        }
        if (small > whole) reach.count("rounded against the splitter");
      }),
      { numRuns: scaled(100), seed: FIRST_SEED },
    );
    const minima = { "commission in the discount asset": 500, "rounded against the splitter": 20 };
    expect(unreached("discounted commission", reach, minima)).toEqual([]);
  });
});
