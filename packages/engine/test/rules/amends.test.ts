import {
  ALICE,
  amend,
  BOB,
  CAROL,
  cancel,
  limitBuy,
  limitSell,
  marketOf,
  marketSell,
  OPEN_FILTERS,
  priceOf,
  quantityOf,
  setFilters,
  setStatus,
} from "@pricetime/engine/testing";
import { describe, test } from "vitest";
import { fundedVenue, given } from "./given.js";

const BTC = marketOf("BTC");
const btc = (text: string) => quantityOf(BTC, text);

describe("an amended order", () => {
  test("keeps its place in the queue, and exactly the difference of its lock is free (E1)", () => {
    given(...fundedVenue(), limitBuy(ALICE, "3 BTC @ 100"), limitBuy(BOB, "2 BTC @ 100"))
      .when(amend(ALICE, 1, "1 BTC"))
      .emits(
        {
          type: "OrderAmended",
          orderId: 1,
          status: "NEW",
          quantity: btc("1"),
          executedQuantity: btc("0"),
          origQuantity: btc("3"),
        },
        { type: "DepthChanged", side: "BUY", quantity: 300_000n },
        { type: "BalanceChanged", accountId: ALICE, assetId: 0 },
      )
      .leavesBook("BTCUSDT", "BUY", "3 @ 100")
      .leavesBalance(ALICE, "USDT", { free: "999900", locked: "100" })
      .when(limitSell(CAROL, "2 BTC @ 100"))
      .emitsAmongOthers(
        { type: "Trade", buyerOrderId: 1, quantity: btc("1") },
        { type: "Trade", buyerOrderId: 2, quantity: btc("1") },
      );
  });

  test("that sells frees the base asset", () => {
    given(...fundedVenue(), limitSell(ALICE, "3 BTC @ 100"))
      .when(amend(ALICE, 1, "0.00001 BTC"))
      .leavesBook("BTCUSDT", "SELL", "0.00001 @ 100")
      .leavesBalance(ALICE, "BTC", { free: "99.99999", locked: "0.00001" });
  });

  test("keeps what it has traded; what is open shrinks (E5)", () => {
    given(...fundedVenue(), limitBuy(ALICE, "3 BTC @ 100"), marketSell(BOB, "1 BTC"))
      .when(amend(ALICE, 1, "1.5 BTC"))
      .emitsAmongOthers({
        type: "OrderAmended",
        status: "PARTIALLY_FILLED",
        quantity: btc("1.5"),
        executedQuantity: btc("1"),
      })
      .leavesBook("BTCUSDT", "BUY", "0.5 @ 100")
      .leavesBalance(ALICE, "USDT", { free: "999850", locked: "50" })
      .when(marketSell(BOB, "1 BTC"))
      .emitsAmongOthers({ type: "OrderTraded", orderId: 1, status: "FILLED", executedQuantity: btc("1.5") });
  });

  test.each([["1 BTC"], ["0.4 BTC"]])("that is left nothing to trade by %s expires as it was (E6)", (all) => {
    given(...fundedVenue(), limitBuy(ALICE, "3 BTC @ 100"), marketSell(BOB, "1 BTC"))
      .when(amend(ALICE, 1, all, { newClientOrderId: "new" }))
      .emits(
        {
          type: "OrderExpired",
          expiryReason: "EXCHANGE_CANCELED",
          clientOrderId: "",
          quantity: btc("3"),
          executedQuantity: btc("1"),
        },
        { type: "DepthChanged", side: "BUY", quantity: 0n },
        { type: "BalanceChanged", accountId: ALICE, assetId: 0 },
      )
      .leavesBalance(ALICE, "USDT", { free: "999900", locked: "0" })
      .when(amend(ALICE, 1, "0.3 BTC"))
      .rejects("UNKNOWN_ORDER");
  });

  test("counts what was prevented as gone: it is no more open than what was executed (E6)", () => {
    const prevented = () =>
      given(
        ...fundedVenue(),
        limitBuy(ALICE, "3 BTC @ 100"),
        limitSell(ALICE, "1 BTC @ 100", { selfTradePreventionMode: "DECREMENT" }),
      );
    prevented()
      .when(amend(ALICE, 1, "2 BTC"))
      .emitsAmongOthers({ type: "OrderAmended", quantity: btc("2"), executedQuantity: btc("0") })
      .leavesBook("BTCUSDT", "BUY", "1 @ 100")
      .leavesBalance(ALICE, "USDT", { free: "999900", locked: "100" });
    prevented()
      .when(amend(ALICE, 1, "1 BTC"))
      .emitsAmongOthers({ type: "OrderExpired", expiryReason: "EXCHANGE_CANCELED" })
      .leavesBalance(ALICE, "USDT", { free: "1000000", locked: "0" });
  });

  test("keeps all that is not said: price, type, time, client order id (E10)", () => {
    given(...fundedVenue(), limitBuy(ALICE, "3 BTC @ 100", { clientOrderId: "mine" }))
      .when(amend(ALICE, "mine", "2 BTC"))
      .emitsAmongOthers({
        type: "OrderAmended",
        accountId: ALICE,
        clientOrderId: "mine",
        origClientOrderId: "mine",
        side: "BUY",
        orderType: "LIMIT",
        timeInForce: "GTC",
        price: priceOf(BTC, "100"),
        timeMs: 1_700_000_000_000,
        workingTimeMs: 1_700_000_000_000,
      });
  });

  test("is known by its new client order id only, and the former one is free", () => {
    given(...fundedVenue(), limitBuy(ALICE, "3 BTC @ 100", { clientOrderId: "first" }))
      .when(amend(ALICE, "first", "2 BTC", { newClientOrderId: "second" }))
      .emitsAmongOthers({ type: "OrderAmended", clientOrderId: "second", origClientOrderId: "first" })
      .when(amend(ALICE, "first", "1 BTC"))
      .rejects("UNKNOWN_ORDER")
      .when(limitBuy(ALICE, "1 BTC @ 99", { clientOrderId: "first" }))
      .emitsAmongOthers({ type: "OrderNew", orderId: 2 })
      .when(amend(ALICE, "second", "1 BTC", { newClientOrderId: "second" }))
      .emitsAmongOthers({ type: "OrderAmended", clientOrderId: "second", origClientOrderId: "second" })
      .when(cancel(ALICE, "second"))
      .emitsAmongOthers({ type: "OrderCanceled", orderId: 1, quantity: btc("1") });
  });

  test("may be of a symbol that takes no new orders", () => {
    given(...fundedVenue(), limitBuy(ALICE, "3 BTC @ 100"), setStatus("CANCEL_ONLY"))
      .when(amend(ALICE, 1, "2 BTC"))
      .emitsAmongOthers({ type: "OrderAmended" });
  });
});

describe("an amend that is refused leaves the order and its place (E7, E8, E9, E11)", () => {
  const start = () =>
    given(
      ...fundedVenue(),
      limitBuy(ALICE, "3 BTC @ 100", { clientOrderId: "mine" }),
      limitBuy(BOB, "1 BTC @ 100", { clientOrderId: "his" }),
      limitBuy(ALICE, "1 BTC @ 99", { clientOrderId: "other" }),
    );

  test("for its quantity", () => {
    start()
      .when(amend(ALICE, 1, "3 BTC"))
      .rejects("AMEND_CHANGES_NOTHING")
      .when(amend(ALICE, 1, "3 BTC", { newClientOrderId: "new" }))
      .rejects("AMEND_CHANGES_NOTHING")
      .when(amend(ALICE, 1, "3.00001 BTC"))
      .rejects("AMEND_INCREASES_QUANTITY")
      .when(amend(ALICE, 1, "0 BTC"))
      .rejects("INVALID_QUANTITY")
      .when(amend(ALICE, 1, "0 BTC", { newQuantity: -1 as never }))
      .rejects("MALFORMED_COMMAND")
      .leavesBook("BTCUSDT", "BUY", "4 @ 100", "1 @ 99")
      .leavesBalance(ALICE, "USDT", { free: "999601", locked: "399" })
      .when(limitSell(CAROL, "3 BTC @ 100"))
      .emitsAmongOthers({ type: "OrderTraded", orderId: 1, status: "FILLED" });
  });

  test("for the order it names", () => {
    start()
      .when(amend(ALICE, 9, "1 BTC"))
      .rejects("UNKNOWN_ORDER")
      .when(amend(ALICE, 2, "0.5 BTC"))
      .rejects("UNKNOWN_ORDER")
      .when(amend(ALICE, "his", "0.5 BTC"))
      .rejects("UNKNOWN_ORDER")
      .when(amend(ALICE, 1, "1 ETH"))
      .rejects("UNKNOWN_ORDER")
      .when(amend(ALICE, 1, "1 BTC", { clientOrderId: "other" }))
      .rejects("CLIENT_ORDER_ID_MISMATCH")
      .when(amend(ALICE, 0, "1 BTC"))
      .rejects("MALFORMED_COMMAND")
      .when(amend(4, 1, "1 BTC"))
      .rejects("UNKNOWN_ACCOUNT")
      .when(amend(ALICE, 1, "1 BTC", { symbolId: 2 }))
      .rejects("UNKNOWN_SYMBOL");
  });

  test("for a client order id in use", () => {
    start()
      .when(amend(ALICE, 1, "1 BTC", { newClientOrderId: "other" }))
      .rejects("DUPLICATE_CLIENT_ORDER_ID")
      .when(amend(ALICE, 1, "1 BTC", { newClientOrderId: "his" }))
      .emitsAmongOthers({ type: "OrderAmended", clientOrderId: "his" });
  });

  test("for the filters of its quantity, not those of its price", () => {
    const { priceFilter, lotSize } = OPEN_FILTERS;
    start()
      .when(setFilters({ priceFilter, lotSize: { ...lotSize, stepSize: btc("0.5") } }), amend(ALICE, 1, "1.2 BTC"))
      .rejects("FILTER_LOT_SIZE")
      .when(
        setFilters({
          priceFilter: { ...priceFilter, minPrice: priceOf(BTC, "101") },
          lotSize,
          minNotional: {
            minNotional: (priceOf(BTC, "100") * btc("1")) as never,
            applyToMarket: false,
            averagePriceMinutes: 0,
          },
        }),
        amend(ALICE, 1, "0.99999 BTC"),
      )
      .rejects("FILTER_MIN_NOTIONAL")
      .when(amend(ALICE, 1, "1 BTC"))
      .emitsAmongOthers({ type: "OrderAmended", quantity: btc("1") });
  });

  test("for its being the eleventh, or one more than the filter says", () => {
    const amends = Array.from({ length: 10 }, (_, at) => amend(ALICE, 1, `2.${9 - at} BTC`));
    start()
      .when(...amends)
      .emitsAmongOthers({ type: "OrderAmended", quantity: btc("2") })
      .when(amend(ALICE, 1, "1 BTC"))
      .rejects("FILTER_MAX_NUM_ORDER_AMENDS")
      .when(setFilters({ ...OPEN_FILTERS, maxNumOrderAmends: { maxNumOrderAmends: 11 } }), amend(ALICE, 1, "1 BTC"))
      .emitsAmongOthers({ type: "OrderAmended" })
      .when(amend(ALICE, 1, "0.5 BTC"))
      .rejects("FILTER_MAX_NUM_ORDER_AMENDS")
      .when(setFilters({ ...OPEN_FILTERS, maxNumOrderAmends: { maxNumOrderAmends: 0 } }), amend(ALICE, 1, "0.5 BTC"))
      .emitsAmongOthers({ type: "OrderAmended" });
  });
});
