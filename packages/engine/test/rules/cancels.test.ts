import {
  ALICE,
  BOB,
  cancel,
  cancelAll,
  limitBuy,
  limitSell,
  marketBuy,
  requestWithdrawal,
} from "@pricetime/engine/testing";
import { describe, test } from "vitest";
import { fundedVenue, given } from "./given.js";

const both = (orderId: number, clientOrderId: string) => {
  const envelope = cancel(ALICE, orderId);
  return { ...envelope, command: { ...envelope.command, clientOrderId, newClientOrderId: "the-cancel" } as never };
};

describe("canceling", () => {
  test("an unknown order on an empty book is refused (D1)", () => {
    given(...fundedVenue())
      .when(cancel(ALICE, 1))
      .rejects("UNKNOWN_ORDER")
      .when(cancel(ALICE, "never"))
      .rejects("UNKNOWN_ORDER");
  });

  test("twice, or after the fill, is refused (D2)", () => {
    given(...fundedVenue(), limitBuy(ALICE, "1 BTC @ 100"), limitSell(BOB, "1 BTC @ 110"), marketBuy(ALICE, "1 BTC"))
      .when(cancel(BOB, 2))
      .rejects("UNKNOWN_ORDER")
      .when(cancel(ALICE, 1))
      .emitsAmongOthers({ type: "OrderCanceled", status: "CANCELED" })
      .when(cancel(ALICE, 1))
      .rejects("UNKNOWN_ORDER");
  });

  test("another account's order looks the same as no order (D3)", () => {
    given(...fundedVenue(), limitBuy(ALICE, "1 BTC @ 100", { clientOrderId: "hers" }))
      .when(cancel(BOB, 1))
      .rejects("UNKNOWN_ORDER")
      .when(cancel(BOB, "hers"))
      .rejects("UNKNOWN_ORDER")
      .leavesBook("BTCUSDT", "BUY", "1 @ 100");
  });

  test("after a partial fill releases what is open, and reports it (D4)", () => {
    given(...fundedVenue(), limitSell(ALICE, "1 BTC @ 100"), marketBuy(BOB, "0.25 BTC"))
      .leavesBalance(ALICE, "BTC", { free: "99", locked: "0.75" })
      .when(cancel(ALICE, 1))
      .emits(
        { type: "OrderCanceled", executedQuantity: 25_000 as never, quantity: 100_000 as never },
        { type: "DepthChanged", side: "SELL", quantity: 0n },
        { type: "BalanceChanged", assetId: 1, locked: 0n },
      )
      .leavesBalance(ALICE, "BTC", { free: "99.75", locked: "0" });
  });

  test("the only order of the best level uncovers the next level at once (D5)", () => {
    given(...fundedVenue(), limitBuy(ALICE, "1 BTC @ 100"), limitBuy(BOB, "1 BTC @ 99"))
      .when(cancel(ALICE, 1))
      .leavesBook("BTCUSDT", "BUY", "1 @ 99");
  });

  test("by both ids works only when they name one order", () => {
    given(...fundedVenue(), limitBuy(ALICE, "1 BTC @ 100", { clientOrderId: "mine" }))
      .when(both(1, "other"))
      .rejects("CLIENT_ORDER_ID_MISMATCH")
      .when(both(2, "mine"))
      .rejects("UNKNOWN_ORDER")
      .when(both(1, "mine"))
      .emitsAmongOthers({ type: "OrderCanceled", clientOrderId: "mine", cancelClientOrderId: "the-cancel" });
  });

  test("looks only at the symbol it names, and by neither id is malformed", () => {
    given(...fundedVenue(), limitBuy(ALICE, "1 BTC @ 100", { clientOrderId: "mine" }))
      .when(cancel(ALICE, "mine", "ETHBTC"))
      .rejects("UNKNOWN_ORDER")
      .when(cancel(ALICE, 0))
      .rejects("MALFORMED_COMMAND");
  });
});

describe("a cancel only in one status", () => {
  const only = (orderId: number, cancelRestrictions: "ONLY_NEW" | "ONLY_PARTIALLY_FILLED") =>
    cancel(ALICE, orderId, "BTCUSDT", { cancelRestrictions });

  test("spares an order in another one", () => {
    given(
      ...fundedVenue(),
      limitBuy(ALICE, "1 BTC @ 100"),
      limitBuy(ALICE, "1 BTC @ 99"),
      limitSell(BOB, "0.5 BTC @ 100"),
    )
      .when(only(1, "ONLY_NEW"))
      .rejects("CANCEL_RESTRICTED")
      .when(only(2, "ONLY_PARTIALLY_FILLED"))
      .rejects("CANCEL_RESTRICTED")
      .leavesBook("BTCUSDT", "BUY", "0.5 @ 100", "1 @ 99")
      .when(only(1, "ONLY_PARTIALLY_FILLED"), only(2, "ONLY_NEW"))
      .emitsAmongOthers({ type: "OrderCanceled", orderId: 2 })
      .leavesBook("BTCUSDT", "BUY");
  });

  test("asks for the order first", () => {
    given(...fundedVenue())
      .when(only(1, "ONLY_NEW"))
      .rejects("UNKNOWN_ORDER");
  });
});

describe("canceling all", () => {
  test("cancels the account's orders of the symbol in order of their ids, one balance change each (D7)", () => {
    given(
      ...fundedVenue(),
      limitSell(ALICE, "1 BTC @ 101"),
      limitBuy(ALICE, "1 BTC @ 100"),
      limitBuy(BOB, "1 BTC @ 100"),
      limitBuy(ALICE, "2 BTC @ 100"),
      limitBuy(ALICE, "1 ETH @ 0.05"),
    )
      .when(cancelAll(ALICE))
      .emits(
        { type: "OrderCanceled", orderId: 1 },
        { type: "DepthChanged", side: "SELL", quantity: 0n },
        { type: "OrderCanceled", orderId: 2 },
        { type: "DepthChanged", side: "BUY", quantity: 300_000n },
        { type: "OrderCanceled", orderId: 4 },
        { type: "DepthChanged", side: "BUY", quantity: 100_000n },
        { type: "BalanceChanged", accountId: ALICE, assetId: 1, locked: 500_000_000n },
        { type: "BalanceChanged", accountId: ALICE, assetId: 0, locked: 0n },
      )
      .leavesBook("ETHBTC", "BUY", "1 @ 0.05");
  });

  test("with nothing open is refused", () => {
    given(...fundedVenue(), limitBuy(BOB, "1 BTC @ 100"))
      .when(cancelAll(ALICE))
      .rejects("NO_OPEN_ORDERS");
  });

  test("leaves what a withdrawal holds", () => {
    given(...fundedVenue(), requestWithdrawal(ALICE, "10 BTC", "w"), limitSell(ALICE, "5 BTC @ 100"))
      .when(cancelAll(ALICE))
      .leavesBalance(ALICE, "BTC", { free: "90", locked: "10" });
  });
});

test("orders and cancels need a known account and symbol (K8)", () => {
  given(...fundedVenue())
    .when(limitBuy(4, "1 BTC @ 100"))
    .rejects("UNKNOWN_ACCOUNT")
    .when(limitBuy(0, "1 BTC @ 100"))
    .rejects("UNKNOWN_ACCOUNT")
    .when(limitBuy(ALICE, "1 BTC @ 100", { symbolId: 2 }))
    .rejects("UNKNOWN_SYMBOL")
    .when(cancel(4, 1))
    .rejects("UNKNOWN_ACCOUNT")
    .when(cancelAll(0))
    .rejects("UNKNOWN_ACCOUNT");
});
