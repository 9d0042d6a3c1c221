import { SYMBOL_STATUSES } from "@pricetime/engine";
import { expect, test } from "vitest";
import { testGenesis } from "../testing/test-genesis.js";
import { LISTING_FILTER_TYPES } from "./filter-table.js";
import { readGenesis } from "./read-genesis.js";

const problemsOf = (json: unknown): readonly string[] => {
  const reading = readGenesis(json);
  return reading.ok ? [] : reading.problems;
};

test("a genesis survives JSON", () => {
  expect(readGenesis(JSON.parse(JSON.stringify(testGenesis)))).toEqual({ ok: true, genesis: testGenesis });
});

test("all problems are reported at once, each with its place and the accepted form", () => {
  const [symbol] = testGenesis.symbols;
  const genesis = {
    assets: [
      { asset: "btc", decimals: 19 },
      { asset: "USDT", decimal: 8 },
    ],
    symbols: [
      {
        ...symbol,
        status: "OPEN",
        makerCommission: 0.001,
        filters: [{ filterType: "PRICE_FILTER" }, { filterType: "SIZE" }],
      },
    ],
    accounts: [{ name: "a b", balances: { USDT: "-1" } }, 7],
    extra: 1,
  };
  expect(problemsOf(genesis)).toEqual([
    "genesis.extra is not known. Known are assets, symbols, accounts.",
    "genesis.assets[0].asset must be 1 to 20 capital letters and digits.",
    "genesis.assets[0].decimals must be a whole number from 0 to 18.",
    "genesis.assets[1].decimal is not known. Did you mean decimals?",
    "genesis.assets[1].decimals must be a whole number from 0 to 18.",
    `genesis.symbols[0].status must be ${SYMBOL_STATUSES.join(" or ")}.`,
    'genesis.symbols[0].makerCommission must be a decimal in quotes, such as "0.001".',
    'genesis.symbols[0].filters[0].minPrice must be a decimal in quotes, such as "0.001".',
    'genesis.symbols[0].filters[0].maxPrice must be a decimal in quotes, such as "0.001".',
    'genesis.symbols[0].filters[0].tickSize must be a decimal in quotes, such as "0.001".',
    `genesis.symbols[0].filters[1].filterType must be ${LISTING_FILTER_TYPES.join(" or ")}.`,
    "genesis.symbols[0].filters must be a list with exactly one LOT_SIZE.",
    "genesis.accounts[0].name must be 1 to 40 letters, digits, dots, dashes and underscores.",
    'genesis.accounts[0].balances.USDT must be a decimal in quotes, such as "0.001".',
    "genesis.accounts[1] must be an object.",
    "genesis.accounts[1].name must be 1 to 40 letters, digits, dots, dashes and underscores.",
  ]);
});

test("names that are used are given, and given once", () => {
  const [btc, , usdt] = testGenesis.assets;
  const [symbol] = testGenesis.symbols;
  const [alice] = testGenesis.accounts;
  expect(problemsOf({ assets: [btc, btc], symbols: [symbol], accounts: [alice, alice] })).toEqual([
    "Asset BTC is there twice.",
    "Account alice is there twice.",
    "Symbol BTCUSDT names the asset USDT, which is not under assets.",
    "Account alice names the asset ETH, which is not under assets.",
    "Account alice names the asset USDT, which is not under assets.",
    "Account alice names the asset ETH, which is not under assets.",
    "Account alice names the asset USDT, which is not under assets.",
  ]);
  expect(problemsOf({ assets: [usdt], symbols: [{ ...symbol, baseAsset: "USDT" }] })).toEqual([
    "Symbol BTCUSDT must have two different assets.",
  ]);
});

test.each([null, 7, "x", []])("%j is no genesis", (json) => {
  expect(problemsOf(json)[0]).toBe("genesis must be an object.");
});
