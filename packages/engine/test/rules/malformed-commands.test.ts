import type { Envelope } from "@pricetime/engine";
import {
  ALICE,
  BOB,
  cancel,
  cancelAccountOrders,
  cancelAll,
  cancelMarketOrders,
  delist,
  deposit,
  envelopeOf,
  limitBuy,
  OPEN_FILTERS,
  requestWithdrawal,
  setAccountStatus,
  setCommission,
  setFilters,
  setPermissions,
  setStatus,
  setTradeGroup,
  setVolatilityHalt,
  transfer,
} from "@pricetime/engine/testing";
import { describe, expect, test } from "vitest";
import { fundedVenue, given, pairedEngines } from "./given.js";

const NO_NUMBERS = [
  -1,
  -0,
  0.5,
  Number.NaN,
  Infinity,
  2 ** 53,
  "1",
  " 1",
  "1e3",
  "0x10",
  "",
  null,
  undefined,
  1n,
  {},
  [],
];
const NO_WORDS = [
  ["LIMIT"],
  ["GTC"],
  ["NONE"],
  ["TRADING"],
  "",
  "buy",
  "BUY ",
  "__proto__",
  "constructor",
  0,
  null,
  undefined,
  {},
  ["BUY"],
];
const NO_TEXTS = ["a b", ["a"], "ü", "a".repeat(65), 1, null, undefined, {}, "\u0000", "🙂"];

/** A copy of the envelope with one field of its command replaced. */
const spoiled = (envelope: Envelope, field: string, value: unknown): Envelope => ({
  ...envelope,
  command: { ...envelope.command, [field]: value } as never,
});

const ORDER = limitBuy(ALICE, "1 BTC @ 100");
const LISTING = envelopeOf(0, {
  type: "AddSymbol",
  symbol: "ETHUSDT",
  baseAssetId: 2,
  quoteAssetId: 0,
  priceDecimals: 4,
  quantityDecimals: 4,
  status: "TRADING",
  filters: OPEN_FILTERS,
  makerCommission: 0 as never,
  takerCommission: 0 as never,
});

/** Every field of every command, with values of no use to it. */
const FIELDS: readonly (readonly [Envelope, string, readonly unknown[]])[] = [
  ...["symbolId", "price", "quantity", "quoteOrderQuantity"].map((field) => [ORDER, field, NO_NUMBERS] as const),
  ...["side", "orderType", "timeInForce", "selfTradePreventionMode"].map((field) => [ORDER, field, NO_WORDS] as const),
  [ORDER, "clientOrderId", [...NO_TEXTS, "a".repeat(37), "a.b"]],
  ...["symbolId", "orderId"].map((field) => [cancel(ALICE, 1), field, NO_NUMBERS] as const),
  ...["clientOrderId", "newClientOrderId"].map((field) => [cancel(ALICE, 1), field, NO_TEXTS] as const),
  [cancelAll(ALICE), "symbolId", NO_NUMBERS],
  ...[deposit(ALICE, "1 BTC", "d"), requestWithdrawal(ALICE, "1 BTC", "w")].flatMap(
    (envelope) =>
      [
        [envelope, "assetId", NO_NUMBERS],
        [envelope, "amount", [1, "1", null, undefined, Number.NaN, {}]],
        [envelope, "externalId", ["", ...NO_TEXTS]],
      ] as const,
  ),
  ...(["OpenAccount", "ApproveWithdrawal", "SendWithdrawal", "RejectWithdrawal"] as const).map(
    (type) => [envelopeOf(0, { type, externalId: "x" }), "externalId", ["", ...NO_TEXTS]] as const,
  ),
  [cancelAccountOrders(ALICE, true), "byExchange", [0, 1, "true", null, undefined, {}]],
  [cancelMarketOrders(), "symbolId", NO_NUMBERS],
  [delist(), "symbolId", NO_NUMBERS],
  [setVolatilityHalt(undefined), "symbolId", NO_NUMBERS],
  [
    setVolatilityHalt(undefined),
    "volatilityHalt",
    [null, 1, "rule", {}, [], { maxMoveRate: 1, windowMs: 1, haltMs: 1 }],
  ],
  [transfer(ALICE, BOB, "1 BTC", "t"), "toAccountId", NO_NUMBERS],
  [transfer(ALICE, BOB, "1 BTC", "t"), "assetId", NO_NUMBERS],
  [transfer(ALICE, BOB, "1 BTC", "t"), "amount", [1, "1", null, undefined, Number.NaN, {}]],
  [transfer(ALICE, BOB, "1 BTC", "t"), "externalId", ["", ...NO_TEXTS]],
  [setAccountStatus(ALICE, "ACTIVE"), "status", NO_WORDS],
  ...["canTrade", "canDeposit", "canWithdraw"].map(
    (field) => [setPermissions(ALICE, {}), field, [0, 1, "true", null, undefined, {}]] as const,
  ),
  [setTradeGroup(ALICE, 1), "tradeGroupId", [...NO_NUMBERS.filter((value) => value !== -1), -2, 2 ** 31]],
  ...["makerCommission", "takerCommission"].map(
    (field) => [setCommission(ALICE, "0", "0"), field, NO_NUMBERS] as const,
  ),
  [envelopeOf(0, { type: "AddAsset", asset: "SOL", decimals: 8 }), "asset", ["", "sol", "S".repeat(21), ...NO_TEXTS]],
  [envelopeOf(0, { type: "AddAsset", asset: "SOL", decimals: 8 }), "decimals", NO_NUMBERS],
  ...["baseAssetId", "quoteAssetId", "priceDecimals", "quantityDecimals", "makerCommission", "takerCommission"].map(
    (field) => [LISTING, field, NO_NUMBERS] as const,
  ),
  [LISTING, "symbol", ["", "ethusdt", "S".repeat(21), ...NO_TEXTS]],
  [LISTING, "status", NO_WORDS],
  [LISTING, "filters", [null, undefined, {}, [], 1, "filters", { ...OPEN_FILTERS, priceFilter: null }]],
  [setStatus("HALT"), "symbolId", NO_NUMBERS],
  [setStatus("HALT"), "status", NO_WORDS],
  [setFilters(OPEN_FILTERS), "symbolId", NO_NUMBERS],
  [
    setFilters(OPEN_FILTERS),
    "filters",
    [
      null,
      {},
      ...NO_NUMBERS.flatMap((number) => [
        { ...OPEN_FILTERS, priceFilter: { ...OPEN_FILTERS.priceFilter, tickSize: number } },
        { ...OPEN_FILTERS, priceFilter: { ...OPEN_FILTERS.priceFilter, minPrice: number } },
        { ...OPEN_FILTERS, lotSize: { ...OPEN_FILTERS.lotSize, maxQuantity: number } },
        { ...OPEN_FILTERS, minNotional: { minNotional: number, applyToMarket: true, averagePriceMinutes: 5 } },
        { ...OPEN_FILTERS, minNotional: { minNotional: 1, applyToMarket: true, averagePriceMinutes: number } },
      ]),
      { ...OPEN_FILTERS, minNotional: { minNotional: 1, applyToMarket: "true", averagePriceMinutes: 5 } },
      { ...OPEN_FILTERS, notional: { minNotional: 1 } },
      { ...OPEN_FILTERS, notional: null },
    ],
  ],
  ...["type"].map(
    (field) => [ORDER, field, ["", ["NewOrder"], "Order", "__proto__", "toString", null, undefined, 1, {}]] as const,
  ),
];

describe("a malformed command is refused by name, whatever it holds (K1)", () => {
  test.each(FIELDS.map(([envelope, field, values]) => [envelope.command.type, field, envelope, values] as const))(
    "%s.%s",
    (_, field, envelope, values) => {
      const story = given(...fundedVenue());
      for (const value of values) story.when(spoiled(envelope, field, value)).rejects("MALFORMED_COMMAND");
    },
  );
});

describe("a malformed envelope is refused under account 0", () => {
  test.each(
    [
      { commandId: null },
      { commandId: {} },
      ...NO_NUMBERS.flatMap((number) => [
        { commandId: { high: number, low: 1 } },
        { commandId: { high: 1, low: number } },
        { accountId: number },
        { validUntilMs: number },
      ]),
      { commandId: { high: 2 ** 48, low: 0 } },
      ...[null, undefined, 1, {}].flatMap((text) => [{ actor: text }, { reason: text }]),
      { actor: "a".repeat(65) },
      { reason: "a".repeat(257) },
      { command: null },
      { command: undefined },
      { command: "NewOrder" },
    ].map((changes) => [changes]),
  )("%o", (changes) => {
    given(...fundedVenue())
      .when({ ...ORDER, ...changes } as never)
      .emits({ type: "CommandRejected", accountId: 0, reason: "MALFORMED_COMMAND" });
  });

  test.each([[null], [undefined], [1], ["text"], [[]]])("%o instead of an envelope", (nothing) => {
    const events = [...pairedEngines().execute(1, nothing as never)];
    expect(events).toEqual([{ type: "CommandRejected", accountId: 0, reason: "MALFORMED_COMMAND" }]);
  });
});

test("what a record holds beyond its fields is ignored and not repeated", () => {
  given(...fundedVenue())
    .when({ ...spoiled(ORDER, "colour", "blue"), extra: 1 } as never)
    .emitsAmongOthers({ type: "OrderNew" });
});
