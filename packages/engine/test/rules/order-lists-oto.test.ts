import {
  ALICE,
  BOB,
  CAROL,
  cancel,
  cancelAll,
  cancelList,
  fokBuy,
  iocBuy,
  limitBuy,
  limitMakerBuy,
  limitMakerSell,
  limitSell,
  marketBuy,
  marketSell,
  oto,
  requestWithdrawal,
} from "@pricetime/engine/testing";
import { describe, test } from "vitest";
import { fundedVenue, given } from "./given.js";

const BUY_THEN_SELL = oto(limitBuy(ALICE, "2 BTC @ 100"), limitSell(ALICE, "2 BTC @ 110"));

describe("one triggers the other", () => {
  test("the pending order is entered with the working one, but is in no book and locks nothing", () => {
    given(...fundedVenue())
      .when(BUY_THEN_SELL)
      .emits(
        {
          type: "OrderListChanged",
          orderListId: 1,
          contingencyType: "OTO",
          listStatusType: "EXEC_STARTED",
          listOrderStatus: "EXECUTING",
          orders: [
            { orderId: 1, clientOrderId: "" },
            { orderId: 2, clientOrderId: "" },
          ],
        },
        { type: "OrderNew", orderId: 1, status: "NEW" },
        { type: "OrderNew", orderId: 2, status: "PENDING_NEW", workingTimeMs: -1 },
        { type: "DepthChanged", side: "BUY" },
        { type: "BalanceChanged", assetId: 0 },
      )
      .leavesBook("BTCUSDT", "SELL")
      .leavesBalance(ALICE, "BTC", { free: "100", locked: "0" })
      .leavesBalance(ALICE, "USDT", { free: "999800", locked: "200" });
  });

  test("a part of the working order is not enough; all of it brings the pending order into force (H7)", () => {
    given(...fundedVenue(), BUY_THEN_SELL)
      .when(marketSell(BOB, "1.5 BTC"))
      .leavesBook("BTCUSDT", "SELL")
      .when(marketSell(CAROL, "0.5 BTC"))
      .emitsAmongOthers(
        { type: "OrderTraded", orderId: 1, status: "FILLED" },
        { type: "DepthChanged", side: "BUY" },
        { type: "OrderActivated", orderId: 2, status: "NEW" },
        { type: "DepthChanged", side: "SELL" },
        { type: "BalanceChanged" },
      )
      .leavesBook("BTCUSDT", "SELL", "2 @ 110")
      .leavesBalance(ALICE, "BTC", { free: "100", locked: "2" })
      .when(marketBuy(BOB, "2 BTC"))
      .emitsAmongOthers(
        { type: "OrderTraded", orderId: 2, status: "FILLED" },
        { type: "OrderListChanged", listStatusType: "ALL_DONE", listOrderStatus: "ALL_DONE" },
      );
  });

  test("a working order that is filled at its entry brings the pending one into force in the same command", () => {
    given(...fundedVenue(), limitSell(BOB, "2 BTC @ 99"))
      .when(BUY_THEN_SELL)
      .emitsAmongOthers(
        { type: "OrderNew", orderId: 3, status: "PENDING_NEW" },
        { type: "OrderTraded", orderId: 2, status: "FILLED" },
        { type: "OrderActivated", orderId: 3, status: "NEW" },
      )
      .leavesBook("BTCUSDT", "SELL", "2 @ 110");
  });

  test("pending orders of several lists have their turn in the order in which their working ones were filled", () => {
    given(
      ...fundedVenue(),
      oto(limitBuy(ALICE, "1 BTC @ 99"), limitSell(ALICE, "1 BTC @ 120")),
      oto(limitBuy(CAROL, "1 BTC @ 100"), limitSell(CAROL, "1 BTC @ 120")),
    )
      .when(marketSell(BOB, "2 BTC"))
      .emitsAmongOthers(
        { type: "OrderActivated", accountId: CAROL, orderId: 4 },
        { type: "OrderActivated", accountId: ALICE, orderId: 2 },
      );
  });

  test("a pending order that trades in its turn may fill the next list's working order: all in one command", () => {
    given(
      ...fundedVenue(),
      oto(limitBuy(ALICE, "1 BTC @ 100"), limitSell(ALICE, "1 BTC @ 90")),
      oto(limitBuy(CAROL, "1 BTC @ 95"), limitSell(CAROL, "1 BTC @ 110")),
    )
      .when(marketSell(BOB, "1 BTC"))
      .emitsAmongOthers(
        { type: "OrderActivated", orderId: 2 },
        { type: "OrderTraded", orderId: 3, status: "FILLED" },
        { type: "OrderListChanged", orderListId: 1, listStatusType: "ALL_DONE" },
        { type: "OrderActivated", orderId: 4 },
      );
  });

  test("when the working order expires, so does the pending one: OTO_PHASE_ONE_EXPIRED", () => {
    given(...fundedVenue())
      .when(oto(fokBuy(ALICE, "2 BTC @ 100"), limitSell(ALICE, "2 BTC @ 110")))
      .emits(
        { type: "OrderListChanged", listStatusType: "EXEC_STARTED" },
        { type: "OrderNew", orderId: 1 },
        { type: "OrderNew", orderId: 2 },
        { type: "OrderExpired", orderId: 1, expiryReason: "UNFILLED_FOK_ORDER_EXPIRED" },
        { type: "OrderExpired", orderId: 2, expiryReason: "OTO_PHASE_ONE_EXPIRED" },
        { type: "OrderListChanged", listStatusType: "ALL_DONE" },
      );
    given(...fundedVenue(), limitSell(BOB, "1 BTC @ 100"))
      .when(oto(iocBuy(ALICE, "2 BTC @ 100"), limitSell(ALICE, "2 BTC @ 110")))
      .emitsAmongOthers(
        { type: "OrderExpired", orderId: 2, expiryReason: "UNFILLED_IOC_QUANTITY_EXPIRED" },
        { type: "OrderExpired", orderId: 3, expiryReason: "OTO_PHASE_ONE_EXPIRED" },
      )
      .leavesBalance(ALICE, "USDT", { free: "999900", locked: "0" });
  });

  test("a pending order that may not be placed in its turn expires as REJECTED, and holds nothing (L5)", () => {
    given(...fundedVenue(), BUY_THEN_SELL, requestWithdrawal(ALICE, "100 BTC", "all"))
      .when(marketSell(BOB, "2 BTC"))
      .emitsAmongOthers({ type: "OrderActivated", orderId: 2 });
    given(
      ...fundedVenue(),
      oto(limitBuy(ALICE, "2 BTC @ 100"), limitSell(ALICE, "3 BTC @ 110")),
      requestWithdrawal(ALICE, "100 BTC", "all"),
    )
      .when(marketSell(BOB, "2 BTC"))
      .emitsAmongOthers(
        { type: "OrderExpired", orderId: 2, expiryReason: "REJECTED", executedQuantity: 0 as never },
        { type: "OrderListChanged", listStatusType: "ALL_DONE" },
      )
      .leavesBalance(ALICE, "BTC", { free: "2", locked: "100" });
    given(...fundedVenue(), oto(limitBuy(ALICE, "1 BTC @ 100"), limitMakerSell(ALICE, "1 BTC @ 95")))
      .when(limitBuy(CAROL, "1 BTC @ 99"), marketSell(BOB, "1 BTC"))
      .emitsAmongOthers({ type: "OrderExpired", orderId: 2, expiryReason: "REJECTED" });
  });

  test("a stranger's FOK that cannot be filled leaves the list alone (H6)", () => {
    given(...fundedVenue(), oto(limitSell(ALICE, "1 BTC @ 110"), limitBuy(ALICE, "1 BTC @ 90")))
      .when(fokBuy(BOB, "2 BTC @ 110"))
      .emits({ type: "OrderNew" }, { type: "OrderExpired", accountId: BOB })
      .leavesBook("BTCUSDT", "SELL", "1 @ 110");
  });
});

describe("canceling a list", () => {
  test("by its id or its name cancels every open order of it", () => {
    const named = oto(limitBuy(ALICE, "2 BTC @ 100"), limitSell(ALICE, "2 BTC @ 110"), { listClientOrderId: "mine" });
    for (const list of [1, "mine"]) {
      given(...fundedVenue(), named)
        .when(cancelList(ALICE, list))
        .emits(
          { type: "OrderCanceled", orderId: 1 },
          { type: "DepthChanged" },
          { type: "OrderCanceled", orderId: 2 },
          { type: "OrderListChanged", listClientOrderId: "mine", listStatusType: "ALL_DONE" },
          { type: "BalanceChanged", locked: 0n },
        )
        .when(cancelList(ALICE, list))
        .rejects("UNKNOWN_ORDER_LIST");
    }
  });

  test("cancel of the working order takes the pending one along: it expires", () => {
    given(...fundedVenue(), BUY_THEN_SELL, marketSell(BOB, "0.5 BTC"))
      .when(cancel(ALICE, 1))
      .emitsAmongOthers(
        { type: "OrderCanceled", orderId: 1, executedQuantity: 50_000 as never },
        { type: "OrderExpired", orderId: 2, expiryReason: "OTO_PHASE_ONE_EXPIRED" },
        { type: "OrderListChanged", listStatusType: "ALL_DONE" },
      )
      .when(cancel(ALICE, 2))
      .rejects("UNKNOWN_ORDER")
      .leavesBalance(ALICE, "USDT", { free: "999950", locked: "0" });
  });

  test("cancel of the pending order takes the working one along: both are CANCELED", () => {
    given(...fundedVenue(), BUY_THEN_SELL)
      .when(cancel(ALICE, 2))
      .emitsAmongOthers(
        { type: "OrderCanceled", orderId: 1 },
        { type: "OrderCanceled", orderId: 2 },
        { type: "OrderListChanged", listStatusType: "ALL_DONE" },
      )
      .leavesBook("BTCUSDT", "BUY");
  });

  test("canceling all open orders includes lists, whose orders go together (D7)", () => {
    given(...fundedVenue(), limitBuy(ALICE, "1 BTC @ 90"), BUY_THEN_SELL, limitBuy(ALICE, "1 BTC @ 91"))
      .when(cancelAll(ALICE))
      .emitsAmongOthers(
        { type: "OrderCanceled", orderId: 1 },
        { type: "OrderCanceled", orderId: 2 },
        { type: "OrderCanceled", orderId: 3 },
        { type: "OrderListChanged", listStatusType: "ALL_DONE" },
        { type: "OrderCanceled", orderId: 4 },
      )
      .leavesBalance(ALICE, "USDT", { free: "1000000", locked: "0" });
  });

  test("another account's list looks the same as no list (D3)", () => {
    given(...fundedVenue(), BUY_THEN_SELL)
      .when(cancelList(BOB, 1))
      .rejects("UNKNOWN_ORDER_LIST")
      .when(cancelList(ALICE, 1, "ETHBTC"))
      .rejects("UNKNOWN_ORDER_LIST");
  });
});

describe("a list is refused as a whole", () => {
  test("names are unique among open orders, among open lists, and within the list (B19)", () => {
    const twins = { clientOrderId: "twin" };
    const first = oto(limitBuy(ALICE, "1 BTC @ 100", twins), limitSell(ALICE, "1 BTC @ 110"), {
      listClientOrderId: "list",
    });
    given(...fundedVenue(), first)
      .when(first)
      .rejects("DUPLICATE_LIST_CLIENT_ORDER_ID")
      .when(oto(limitBuy(ALICE, "1 BTC @ 100"), limitSell(ALICE, "1 BTC @ 110", twins)))
      .rejects("DUPLICATE_CLIENT_ORDER_ID")
      .when(oto(limitBuy(BOB, "1 BTC @ 100", twins), limitSell(BOB, "1 BTC @ 110", twins)))
      .rejects("DUPLICATE_CLIENT_ORDER_ID")
      .when(cancelList(ALICE, "list"), first)
      .emitsAmongOthers({ type: "OrderListChanged", orderListId: 2 });
  });

  test("the working order must be one that can rest with a price", () => {
    given(...fundedVenue(), limitSell(BOB, "1 BTC @ 100"))
      .when(oto(marketBuy(ALICE, "1 BTC"), limitSell(ALICE, "1 BTC @ 110")))
      .rejects("UNSUPPORTED_ORDER_COMBINATION")
      .when(oto(limitMakerBuy(ALICE, "1 BTC @ 100"), limitSell(ALICE, "1 BTC @ 110")))
      .rejects("WOULD_MATCH_IMMEDIATELY");
  });

  test("OPO and OPOCO are refused", () => {
    const { command, ...envelope } = BUY_THEN_SELL;
    given(...fundedVenue())
      .when({ ...envelope, command: { ...command, kind: "OPO" } as never })
      .rejects("UNSUPPORTED_ORDER_COMBINATION");
  });

  test("only the working order needs funds at once; the pending one must pass the filters already", () => {
    given(...fundedVenue())
      .when(oto(limitBuy(ALICE, "1 BTC @ 2000000"), limitSell(ALICE, "1 BTC @ 110")))
      .rejects("INSUFFICIENT_BALANCE")
      .when(oto(limitBuy(ALICE, "1 BTC @ 100"), limitSell(ALICE, "0 BTC @ 110")))
      .rejects("INVALID_QUANTITY")
      .when(oto(limitBuy(ALICE, "1 BTC @ 100"), limitSell(ALICE, "500 BTC @ 110")))
      .emitsAmongOthers({ type: "OrderNew", orderId: 2, status: "PENDING_NEW" });
  });
});
