import {
  ALICE,
  approveWithdrawal,
  BOB,
  CAROL,
  cancel,
  deposit,
  limitBuy,
  limitSell,
  openAccount,
  rejectWithdrawal,
  requestWithdrawal,
  sendWithdrawal,
  setAccountStatus,
  setPermissions,
  setTradeGroup,
  transfer,
} from "@pricetime/engine/testing";
import { describe, test } from "vitest";
import { fundedVenue, given } from "./given.js";

/** The accounts after alice, bob and carol: two below alice, one below bob. */
const [ALICE_ONE, ALICE_TWO, BOB_ONE] = [4, 5, 6];
const families = [openAccount(ALICE, "alice-1"), openAccount(ALICE, "alice-2"), openAccount(BOB, "bob-1")];

describe("a suspended account (L17)", () => {
  const suspended = [
    ...fundedVenue(),
    limitSell(ALICE, "1 BTC @ 100"),
    limitSell(ALICE, "1 BTC @ 101"),
    setAccountStatus(ALICE, "SUSPENDED"),
  ];

  test("is announced, and so is its return", () => {
    given(...fundedVenue())
      .when(setAccountStatus(ALICE, "SUSPENDED"))
      .emits({ type: "AccountStatusChanged", accountId: ALICE, status: "SUSPENDED" })
      .when(setAccountStatus(ALICE, "ACTIVE"))
      .emits({ type: "AccountStatusChanged", accountId: ALICE, status: "ACTIVE" })
      .when(setAccountStatus(9, "SUSPENDED"))
      .rejects("UNKNOWN_ACCOUNT");
  });

  test("places no order until it is active again (I20)", () => {
    given(...suspended)
      .when(limitSell(ALICE, "1 BTC @ 102"))
      .rejects("ACCOUNT_SUSPENDED")
      .when(setAccountStatus(ALICE, "ACTIVE"), limitSell(ALICE, "1 BTC @ 102"))
      .emitsAmongOthers({ type: "OrderNew", accountId: ALICE });
  });

  test("goes on trading with its resting orders, and is paid", () => {
    given(...suspended)
      .when(limitBuy(BOB, "1 BTC @ 100"))
      .emitsAmongOthers({ type: "Trade", sellerAccountId: ALICE }, { type: "OrderTraded", accountId: ALICE })
      .leavesBalance(ALICE, "USDT", { free: "1000100", locked: "0" });
  });

  test("may cancel", () => {
    given(...suspended)
      .when(cancel(ALICE, 2))
      .emitsAmongOthers({ type: "OrderCanceled", orderId: 2 });
  });

  test("is credited, but takes nothing out; what it requested before goes on", () => {
    given(...fundedVenue(), requestWithdrawal(ALICE, "1 BTC", "before"), setAccountStatus(ALICE, "SUSPENDED"))
      .when(deposit(ALICE, "1 BTC", "arrived"))
      .emitsAmongOthers({ type: "Deposited", accountId: ALICE })
      .when(requestWithdrawal(ALICE, "1 BTC", "after"))
      .rejects("ACCOUNT_SUSPENDED")
      .when(requestWithdrawal(ALICE, "1 BTC", "before"))
      .emits({ type: "ExternalIdRepeated" })
      .when(approveWithdrawal("before"), sendWithdrawal("before"))
      .emitsAmongOthers({ type: "WithdrawalSent" });
  });
});

describe("permissions", () => {
  test("are announced as a whole", () => {
    given(...fundedVenue())
      .when(setPermissions(ALICE, { canWithdraw: false }))
      .emits({
        type: "AccountPermissionsChanged",
        accountId: ALICE,
        canTrade: true,
        canDeposit: true,
        canWithdraw: false,
      })
      .when(setPermissions(9, {}))
      .rejects("UNKNOWN_ACCOUNT");
  });

  test("canTrade: without it no order is placed; resting ones trade and may be canceled (L17)", () => {
    given(...fundedVenue(), limitSell(ALICE, "2 BTC @ 100"), setPermissions(ALICE, { canTrade: false }))
      .when(limitSell(ALICE, "1 BTC @ 100"))
      .rejects("TRADING_DISABLED")
      .when(limitBuy(BOB, "1 BTC @ 100"))
      .emitsAmongOthers({ type: "Trade", sellerAccountId: ALICE })
      .when(cancel(ALICE, 1))
      .emitsAmongOthers({ type: "OrderCanceled" });
  });

  test("canDeposit: without it nothing is credited; a repeated deposit is still answered (L14)", () => {
    given(...fundedVenue(), deposit(ALICE, "1 BTC", "d1"), setPermissions(ALICE, { canDeposit: false }))
      .when(deposit(ALICE, "1 BTC", "d2"))
      .rejects("DEPOSITS_DISABLED")
      .when(deposit(ALICE, "1 BTC", "d1"))
      .emits({ type: "ExternalIdRepeated" })
      .when(setPermissions(ALICE, {}), deposit(ALICE, "1 BTC", "d2"))
      .emitsAmongOthers({ type: "Deposited" });
  });

  test("canWithdraw: without it nothing is requested; what was requested goes on", () => {
    given(...fundedVenue(), requestWithdrawal(ALICE, "1 BTC", "w1"), setPermissions(ALICE, { canWithdraw: false }))
      .when(requestWithdrawal(ALICE, "1 BTC", "w2"))
      .rejects("WITHDRAWALS_DISABLED")
      .when(rejectWithdrawal("w1"))
      .emitsAmongOthers({ type: "WithdrawalRejected" });
  });

  test("suspension is told before a missing permission", () => {
    given(
      ...fundedVenue(),
      setPermissions(ALICE, { canTrade: false, canWithdraw: false }),
      setAccountStatus(ALICE, "SUSPENDED"),
    )
      .when(limitSell(ALICE, "1 BTC @ 100"))
      .rejects("ACCOUNT_SUSPENDED")
      .when(requestWithdrawal(ALICE, "1 BTC", "w"))
      .rejects("ACCOUNT_SUSPENDED");
  });
});

describe("sub-accounts", () => {
  test("are accounts with a parent, which cannot be a sub-account itself", () => {
    given(...fundedVenue())
      .when(openAccount(ALICE, "alice-1"))
      .emits({ type: "AccountOpened", accountId: 4, externalId: "alice-1", parentAccountId: ALICE })
      .when(openAccount(ALICE, "alice-1"))
      .emits({ type: "ExternalIdRepeated", accountId: 4, externalId: "alice-1" })
      .when(openAccount(BOB, "alice-1"))
      .rejects("EXTERNAL_ID_REUSED")
      .when(openAccount(4, "alice-1-1"))
      .rejects("PARENT_IS_SUB_ACCOUNT")
      .when(openAccount(9, "nobody-1"))
      .rejects("UNKNOWN_ACCOUNT");
  });

  test("trade with their own money and are suspended alone", () => {
    given(...fundedVenue(), ...families, setAccountStatus(ALICE, "SUSPENDED"))
      .when(limitBuy(ALICE_ONE, "1 BTC @ 100"))
      .rejects("INSUFFICIENT_BALANCE")
      .when(deposit(ALICE_ONE, "100 USDT"), limitBuy(ALICE_ONE, "1 BTC @ 100"))
      .emitsAmongOthers({ type: "OrderNew", accountId: ALICE_ONE });
  });
});

describe("transfers", () => {
  test("are told to both sides", () => {
    given(...fundedVenue(), ...families)
      .when(transfer(ALICE, ALICE_ONE, "40 BTC", "t1"))
      .emits(
        { type: "TransferSent", accountId: ALICE, accountEvent: 7, toAccountId: ALICE_ONE, amount: 400_000_000_000n },
        { type: "TransferReceived", accountId: ALICE_ONE, accountEvent: 1, fromAccountId: ALICE, externalId: "t1" },
        { type: "BalanceChanged", accountId: ALICE, free: 600_000_000_000n },
        { type: "BalanceChanged", accountId: ALICE_ONE, free: 400_000_000_000n },
      )
      .leavesBalance(ALICE, "BTC", { free: "60", locked: "0" })
      .leavesBalance(ALICE_ONE, "BTC", { free: "40", locked: "0" });
  });

  test.each([
    [ALICE, ALICE_ONE],
    [ALICE_ONE, ALICE],
    [ALICE_ONE, ALICE_TWO],
  ])("go between a parent and its sub-accounts (%i to %i)", (from, to) => {
    given(...fundedVenue(), ...families, deposit(ALICE_ONE, "5 ETH"))
      .when(transfer(from, to, "5 ETH", "t1"))
      .emitsAmongOthers({ type: "TransferReceived", accountId: to, fromAccountId: from });
  });

  test.each([
    [ALICE, BOB],
    [ALICE, BOB_ONE],
    [BOB_ONE, ALICE_ONE],
    [ALICE, ALICE],
    [ALICE, CAROL],
  ])("leave no family, and need two accounts (%i to %i)", (from, to) => {
    given(...fundedVenue(), ...families)
      .when(transfer(from, to, "5 ETH", "t1"))
      .rejects("NOT_SAME_FAMILY");
  });

  test("with the same external id and content move nothing the second time (L14)", () => {
    const venue = [...fundedVenue(), ...families, transfer(ALICE, ALICE_ONE, "1 BTC", "t1")];
    given(...venue)
      .when(transfer(ALICE, ALICE_ONE, "1 BTC", "t1"))
      .emits({ type: "ExternalIdRepeated", accountId: ALICE, externalId: "t1", firstPosition: venue.length })
      .when(transfer(ALICE, ALICE_TWO, "1 BTC", "t1"))
      .rejects("EXTERNAL_ID_REUSED")
      .when(transfer(ALICE, ALICE_ONE, "2 BTC", "t1"))
      .rejects("EXTERNAL_ID_REUSED")
      .when(transfer(ALICE_ONE, ALICE, "1 BTC", "t1"))
      .rejects("EXTERNAL_ID_REUSED")
      .leavesBalance(ALICE_ONE, "BTC", { free: "1", locked: "0" });
  });

  test("move free funds only (L4), of known assets, between accounts that are not suspended", () => {
    given(...fundedVenue(), ...families, limitSell(ALICE, "30 BTC @ 100"))
      .when(transfer(ALICE, ALICE_ONE, "70.0000000001 BTC", "t"))
      .rejects("INSUFFICIENT_BALANCE")
      .when(transfer(ALICE_ONE, ALICE, "1 BTC", "t"))
      .rejects("INSUFFICIENT_BALANCE")
      .when(transfer(ALICE, 9, "1 BTC", "t"))
      .rejects("UNKNOWN_ACCOUNT")
      .when(transfer(ALICE, ALICE_ONE, "0 BTC", "t"))
      .rejects("AMOUNT_NOT_POSITIVE")
      .when(setAccountStatus(ALICE_ONE, "SUSPENDED"), transfer(ALICE, ALICE_ONE, "70 BTC", "t"))
      .rejects("ACCOUNT_SUSPENDED")
      .when(setAccountStatus(ALICE_ONE, "ACTIVE"), transfer(ALICE, ALICE_ONE, "70 BTC", "t"))
      .emitsAmongOthers({ type: "TransferSent" });
  });
});

describe("everything withdrawn or transferred", () => {
  test("leaves what orders hold: it still settles (L12)", () => {
    given(...fundedVenue(), ...families, limitSell(ALICE, "30 BTC @ 100"))
      .when(transfer(ALICE, ALICE_ONE, "50 BTC", "t"), requestWithdrawal(ALICE, "20 BTC", "w"))
      .when(approveWithdrawal("w"), sendWithdrawal("w"))
      .leavesBalance(ALICE, "BTC", { free: "0", locked: "30" })
      .when(limitBuy(BOB, "30 BTC @ 100"))
      .emitsAmongOthers({ type: "Trade", sellerAccountId: ALICE })
      .leavesBalance(ALICE, "BTC", { free: "0", locked: "0" })
      .leavesBalance(ALICE, "USDT", { free: "1003000", locked: "0" });
  });
});

test("a trade group is set, changed and left", () => {
  given(...fundedVenue())
    .when(setTradeGroup(ALICE, 7))
    .emits({ type: "TradeGroupChanged", accountId: ALICE, tradeGroupId: 7 })
    .when(setTradeGroup(ALICE, -1))
    .emits({ type: "TradeGroupChanged", accountId: ALICE, tradeGroupId: -1 })
    .when(setTradeGroup(9, 7))
    .rejects("UNKNOWN_ACCOUNT");
});
