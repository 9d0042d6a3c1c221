import {
  ALICE,
  approveWithdrawal,
  BOB,
  deposit,
  envelopeOf,
  limitSell,
  rejectWithdrawal,
  requestWithdrawal,
  sendWithdrawal,
  testVenue,
} from "@pricetime/engine/testing";
import { describe, test } from "vitest";
import { fundedVenue, given } from "./given.js";

const unitsOfUsdt = (accountId: number, amount: bigint, externalId: string) =>
  envelopeOf(accountId, { type: "Deposit", assetId: 0, amount, externalId });

describe("accounts", () => {
  const open = (externalId: string) => envelopeOf(0, { type: "OpenAccount", externalId });

  test("are numbered from 1, and one external id opens one account for ever", () => {
    given(...testVenue())
      .when(open("dave"))
      .emits({ type: "AccountOpened", accountId: 4, externalId: "dave", parentAccountId: 0 })
      .when(open("alice"))
      .emits({ type: "ExternalIdRepeated", accountId: ALICE, externalId: "alice", firstPosition: 6 });
  });
});

describe("deposits", () => {
  test("credit the account", () => {
    given(...testVenue())
      .when(deposit(ALICE, "1.5 BTC", "d1"))
      .emits(
        { type: "Deposited", accountId: ALICE, accountEvent: 1, amount: 15_000_000_000n, externalId: "d1" },
        { type: "BalanceChanged", accountId: ALICE, accountEvent: 2, free: 15_000_000_000n, locked: 0n },
      );
  });

  test("with the same external id and content move nothing the second time (L14)", () => {
    given(...testVenue(), deposit(ALICE, "1 BTC", "d1"))
      .when(deposit(ALICE, "1 BTC", "d1"))
      .emits({ type: "ExternalIdRepeated", accountId: ALICE, externalId: "d1", firstPosition: 9 })
      .leavesBalance(ALICE, "BTC", { free: "1", locked: "0" });
  });

  test.each([deposit(BOB, "1 BTC", "d1"), deposit(ALICE, "2 BTC", "d1"), deposit(ALICE, "1 ETH", "d1")])(
    "with the same external id and other content are refused (%#)",
    (other) => {
      given(...testVenue(), deposit(ALICE, "1 BTC", "d1"))
        .when(other)
        .rejects("EXTERNAL_ID_REUSED");
    },
  );

  test("need an account, an asset and a positive amount", () => {
    given(...testVenue())
      .when(unitsOfUsdt(4, 1n, "d"))
      .rejects("UNKNOWN_ACCOUNT")
      .when(unitsOfUsdt(0, 1n, "d"))
      .rejects("UNKNOWN_ACCOUNT")
      .when(envelopeOf(ALICE, { type: "Deposit", assetId: 3, amount: 1n, externalId: "d" }))
      .rejects("UNKNOWN_ASSET")
      .when(unitsOfUsdt(ALICE, 0n, "d"))
      .rejects("AMOUNT_NOT_POSITIVE")
      .when(unitsOfUsdt(ALICE, -1n, "d"))
      .rejects("AMOUNT_NOT_POSITIVE");
  });

  test("of an asset stop at 10^30 units in the venue", () => {
    given(...testVenue(), unitsOfUsdt(BOB, 1n, "first"))
      .when(unitsOfUsdt(ALICE, 10n ** 30n, "large"))
      .rejects("AMOUNT_OVERFLOW")
      .when(unitsOfUsdt(ALICE, 10n ** 60n, "huge"))
      .rejects("AMOUNT_OVERFLOW")
      .when(unitsOfUsdt(ALICE, 10n ** 30n - 1n, "large"))
      .emitsAmongOthers({ type: "Deposited" })
      .when(unitsOfUsdt(BOB, 1n, "one more"))
      .rejects("MALFORMED_COMMAND")
      .when(unitsOfUsdt(BOB, 1n, "one-more"))
      .rejects("AMOUNT_OVERFLOW");
  });

  test("make room when a withdrawal is sent", () => {
    given(...testVenue(), unitsOfUsdt(ALICE, 10n ** 30n, "all"), requestWithdrawal(ALICE, "1 USDT", "w"))
      .when(unitsOfUsdt(BOB, 1n, "d"))
      .rejects("AMOUNT_OVERFLOW")
      .when(approveWithdrawal("w"), sendWithdrawal("w"), unitsOfUsdt(BOB, 1n, "d"))
      .emitsAmongOthers({ type: "Deposited" });
  });
});

describe("withdrawals (L15)", () => {
  test("hold the amount, wait for approval, then leave with it", () => {
    given(...fundedVenue())
      .when(requestWithdrawal(ALICE, "40 BTC", "w1"))
      .emits({ type: "WithdrawalRequested", accountId: ALICE }, { type: "BalanceChanged" })
      .leavesBalance(ALICE, "BTC", { free: "60", locked: "40" })
      .when(approveWithdrawal("w1"))
      .emits({ type: "WithdrawalApproved", accountId: ALICE, amount: 400_000_000_000n, externalId: "w1" })
      .leavesBalance(ALICE, "BTC", { free: "60", locked: "40" })
      .when(sendWithdrawal("w1"))
      .emits(
        { type: "WithdrawalSent", accountId: ALICE, amount: 400_000_000_000n, externalId: "w1" },
        { type: "BalanceChanged", accountId: ALICE, locked: 0n },
      )
      .leavesBalance(ALICE, "BTC", { free: "60", locked: "0" });
  });

  test.each([
    ["before", []],
    ["after", [approveWithdrawal("w1")]],
  ] as const)("give the amount back when they are rejected %s their approval", (_, steps) => {
    given(...fundedVenue(), requestWithdrawal(ALICE, "40 BTC", "w1"), ...steps)
      .when(rejectWithdrawal("w1"))
      .emits({ type: "WithdrawalRejected", accountId: ALICE, externalId: "w1" }, { type: "BalanceChanged" })
      .leavesBalance(ALICE, "BTC", { free: "100", locked: "0" });
  });

  test("are not sent before they are approved", () => {
    given(...fundedVenue(), requestWithdrawal(ALICE, "40 BTC", "w1"))
      .when(sendWithdrawal("w1"))
      .rejects("WITHDRAWAL_NOT_APPROVED")
      .leavesBalance(ALICE, "BTC", { free: "60", locked: "40" });
  });

  test.each([
    [sendWithdrawal, approveWithdrawal],
    [sendWithdrawal, rejectWithdrawal],
    [rejectWithdrawal, approveWithdrawal],
    [rejectWithdrawal, sendWithdrawal],
  ])("once sent or rejected stay so (%#)", (last, other) => {
    given(...fundedVenue(), requestWithdrawal(ALICE, "40 BTC", "w1"), approveWithdrawal("w1"), last("w1"))
      .when(other("w1"))
      .rejects("WITHDRAWAL_ALREADY_SETTLED");
  });

  test.each([
    [[approveWithdrawal]],
    [[approveWithdrawal, sendWithdrawal]],
    [[approveWithdrawal, rejectWithdrawal]],
    [[rejectWithdrawal]],
  ])("answer the newest step again with its first result (L14, %#)", (steps) => {
    const venue = [...fundedVenue(), requestWithdrawal(ALICE, "40 BTC", "w1"), ...steps.map((step) => step("w1"))];
    const last = steps.at(-1) ?? approveWithdrawal;
    given(...venue)
      .when(last("w1"))
      .emits({ type: "ExternalIdRepeated", accountId: ALICE, externalId: "w1", firstPosition: venue.length })
      .when(requestWithdrawal(ALICE, "40 BTC", "w1"))
      .emits({ type: "ExternalIdRepeated", accountId: ALICE, firstPosition: fundedVenue().length + 1 })
      .when(requestWithdrawal(ALICE, "41 BTC", "w1"))
      .rejects("EXTERNAL_ID_REUSED");
  });

  test("need what they take to be free (L4)", () => {
    given(...fundedVenue(), limitSell(ALICE, "30 BTC @ 100"))
      .when(requestWithdrawal(ALICE, "70.0000000001 BTC", "w"))
      .rejects("INSUFFICIENT_BALANCE")
      .when(envelopeOf(ALICE, { type: "RequestWithdrawal", assetId: 1, amount: 10n ** 60n, externalId: "w" }))
      .rejects("INSUFFICIENT_BALANCE")
      .when(requestWithdrawal(ALICE, "70 BTC", "w"))
      .emitsAmongOthers({ type: "WithdrawalRequested" });
  });

  test("need an account, an asset, a positive amount and a known external id", () => {
    const request = (accountId: number, assetId: number, amount: bigint) =>
      envelopeOf(accountId, { type: "RequestWithdrawal", assetId, amount, externalId: "w" });
    given(...fundedVenue())
      .when(request(9, 0, 1n))
      .rejects("UNKNOWN_ACCOUNT")
      .when(request(ALICE, 9, 1n))
      .rejects("UNKNOWN_ASSET")
      .when(request(ALICE, 0, 0n))
      .rejects("AMOUNT_NOT_POSITIVE")
      .when(approveWithdrawal("w"))
      .rejects("UNKNOWN_WITHDRAWAL")
      .when(sendWithdrawal("w"))
      .rejects("UNKNOWN_WITHDRAWAL")
      .when(rejectWithdrawal("w"))
      .rejects("UNKNOWN_WITHDRAWAL");
  });

  test.each(["__proto__", "constructor", "hasOwnProperty"])("may be called %s (K7)", (externalId) => {
    given(...fundedVenue())
      .when(sendWithdrawal(externalId))
      .rejects("UNKNOWN_WITHDRAWAL")
      .when(requestWithdrawal(ALICE, "1 BTC", externalId), approveWithdrawal(externalId), sendWithdrawal(externalId))
      .emitsAmongOthers({ type: "WithdrawalSent", externalId });
  });
});
