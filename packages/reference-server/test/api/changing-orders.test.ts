import {
  amendOrder,
  cancelOpenOrders,
  cancelReplaceOrder,
  newOrder,
  openOrders,
  queryOrder,
  RequestRejected,
} from "@pricetime/sdk";
import { checkSchema, ENDPOINTS } from "@pricetime/sdk/wire";
import { afterEach, expect, test } from "vitest";
import { exchangeForTests } from "./support.js";
import { TestSocket } from "./ws-support.js";

const exchange = exchangeForTests();
const alice = () => exchange.client("alice");
const bob = () => exchange.client("bob");
const symbol = "BTCUSDT";

const limit = (side: "BUY" | "SELL", price: string, quantity: string) =>
  ({ symbol, side, type: "LIMIT", timeInForce: "GTC", price, quantity }) as const;
const stop = { cancelReplaceMode: "STOP_ON_FAILURE" } as const;
const allow = { cancelReplaceMode: "ALLOW_FAILURE" } as const;

afterEach(async () => {
  for (const who of [alice, bob]) {
    if ((await openOrders(who(), { symbol })).length > 0) await cancelOpenOrders(who(), { symbol });
  }
});

/** How a call was refused; the halves of a cancel-replace are as documented. */
async function refusalOf(call: Promise<unknown>): Promise<RequestRejected> {
  const refused = await call.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(refused instanceof RequestRejected)) throw new Error(`the call was not refused: ${String(refused)}`);
  if (refused.data !== undefined) {
    expect(checkSchema(ENDPOINTS.cancelReplaceOrder.response, refused.data)).toEqual([]);
  }
  return refused;
}

test("a cancel-replace answers for both halves; the old order's funds pay for the new one", async () => {
  const old = await newOrder(bob(), limit("BUY", "50000", "19"));
  const result = await cancelReplaceOrder(bob(), {
    ...limit("BUY", "49000", "20"),
    ...stop,
    cancelOrderId: old.orderId,
    cancelNewClientOrderId: "the-cancel",
    newOrderRespType: "RESULT",
  });
  expect(result).toMatchObject({
    cancelResult: "SUCCESS",
    newOrderResult: "SUCCESS",
    cancelResponse: { orderId: old.orderId, status: "CANCELED", clientOrderId: "the-cancel" },
    newOrderResponse: { status: "NEW", price: "49000.00000000", origQty: "20.00000000" },
  });
  expect((await openOrders(bob(), { symbol })).map(({ price }) => price)).toEqual(["49000.00000000"]);
});

test("STOP_ON_FAILURE does not try the new order when there is nothing to cancel: -2022", async () => {
  const refused = await refusalOf(
    cancelReplaceOrder(bob(), { ...limit("BUY", "50000", "0.1"), ...stop, cancelOrderId: 999_999 }),
  );
  expect(refused).toMatchObject({ code: -2022, httpStatus: 400, msg: "Order cancel-replace failed." });
  expect(refused.data).toEqual({
    cancelResult: "FAILURE",
    newOrderResult: "NOT_ATTEMPTED",
    cancelResponse: { code: -2011, msg: "Unknown order sent." },
    newOrderResponse: null,
  });
  expect(await openOrders(bob(), { symbol })).toEqual([]);
});

test("ALLOW_FAILURE tries it: -2021 when only it succeeds, -2022 when neither does", async () => {
  const half = await refusalOf(
    cancelReplaceOrder(bob(), { ...limit("BUY", "50000", "0.1"), ...allow, cancelOrigClientOrderId: "never-was" }),
  );
  expect(half).toMatchObject({ code: -2021, httpStatus: 409, msg: "Order cancel-replace partially failed." });
  expect(half.data).toMatchObject({
    cancelResult: "FAILURE",
    newOrderResult: "SUCCESS",
    cancelResponse: { code: -2011 },
    newOrderResponse: { status: "NEW", fills: [] },
  });
  const neither = await refusalOf(
    cancelReplaceOrder(bob(), { ...limit("BUY", "50000", "100"), ...allow, cancelOrderId: 999_999 }),
  );
  expect(neither).toMatchObject({ code: -2022, httpStatus: 400 });
  expect(neither.data).toMatchObject({
    cancelResult: "FAILURE",
    newOrderResult: "FAILURE",
    newOrderResponse: { code: -2010, msg: "Account has insufficient balance for requested action." },
  });
});

test("the cancel stands when the new order finds no funds: -2021", async () => {
  const old = await newOrder(bob(), limit("BUY", "50000", "0.1"));
  const refused = await refusalOf(
    cancelReplaceOrder(bob(), { ...limit("BUY", "50000", "100"), ...stop, cancelOrderId: old.orderId }),
  );
  expect(refused).toMatchObject({ code: -2021, httpStatus: 409 });
  expect(refused.data).toMatchObject({
    cancelResult: "SUCCESS",
    newOrderResult: "FAILURE",
    cancelResponse: { orderId: old.orderId, status: "CANCELED" },
    newOrderResponse: { code: -2010 },
  });
  expect(await openOrders(bob(), { symbol })).toEqual([]);
});

test("a new order that is wrong in itself leaves the old one, and so do restrictions", async () => {
  const old = await newOrder(bob(), limit("BUY", "50000", "0.1"));
  const wrong = await refusalOf(
    cancelReplaceOrder(bob(), { ...limit("BUY", "50000.001", "0.1"), ...stop, cancelOrderId: old.orderId }),
  );
  expect(wrong).toMatchObject({ code: -1013, data: undefined });
  const restricted = await refusalOf(
    cancelReplaceOrder(bob(), {
      ...limit("BUY", "49000", "0.1"),
      ...stop,
      cancelOrderId: old.orderId,
      cancelRestrictions: "ONLY_PARTIALLY_FILLED",
    }),
  );
  expect(restricted.data?.cancelResponse).toEqual({
    code: -2011,
    msg: "Order was not canceled due to cancel restrictions.",
  });
  expect((await queryOrder(bob(), { symbol, orderId: old.orderId })).status).toBe("NEW");
});

test.each([
  [{ cancelReplaceMode: "MAYBE", cancelOrderId: 1 }, -1130],
  [{ cancelOrderId: 1 }, -1102],
  [{ ...stop }, -1102],
  [{ ...stop, cancelOrderId: 1, cancelRestrictions: "NEVER" }, -1145],
  [{ ...stop, cancelOrderId: 1, orderRateLimitExceededMode: "SOMETIMES" }, -1130],
])("a cancel-replace with %j is refused with %d before anything happens", async (parameters, code) => {
  const sent = { ...limit("BUY", "50000", "0.1"), ...parameters };
  const answer = await exchange.signed("bob", "POST", "/api/v3/order/cancelReplace", sent);
  expect(answer.body).toMatchObject({ code });
});

test("an amend makes the order smaller where it stands and gives it a name", async () => {
  const first = await newOrder(bob(), { ...limit("BUY", "50000", "0.3"), newClientOrderId: "before" });
  await newOrder(alice(), limit("BUY", "50000", "0.2"));
  const amended = await amendOrder(bob(), { symbol, orderId: first.orderId, newQty: "0.1", newClientOrderId: "after" });
  expect(amended.amendedOrder).toMatchObject({
    orderId: first.orderId,
    orderListId: -1,
    origClientOrderId: "before",
    clientOrderId: "after",
    qty: "0.10000000",
    executedQty: "0.00000000",
    preventedQty: "0.00000000",
    status: "NEW",
  });
  expect(amended.executionId).toBeGreaterThan(0);
  expect(await queryOrder(bob(), { symbol, origClientOrderId: "after" })).toMatchObject({ origQty: "0.10000000" });
  await newOrder(alice(), limit("SELL", "50000", "0.1"));
  expect(await queryOrder(bob(), { symbol, orderId: first.orderId })).toMatchObject({ status: "FILLED" });
});

test("amends that change nothing, grow the order, or name no order are refused: -2038", async () => {
  const { orderId } = await newOrder(bob(), { ...limit("BUY", "50000", "0.3"), newClientOrderId: "amended" });
  const amend = (request: object) => amendOrder(bob(), { symbol, newQty: "0.1", ...request });
  const rejected = (msg: string) => ({ code: -2038, httpStatus: 400, msg });
  expect(await refusalOf(amend({ orderId, newQty: "0.3" }))).toMatchObject(
    rejected("The requested action would change no state; rejecting"),
  );
  expect(await refusalOf(amend({ orderId, newQty: "0.4" }))).toMatchObject(
    rejected("Order amend (quantity increase) is not supported."),
  );
  expect(await refusalOf(amend({ orderId: 999_999 }))).toMatchObject(rejected("Unknown order sent."));
  expect(await refusalOf(amend({}))).toMatchObject({ code: -1102 });
  expect(await refusalOf(amend({ orderId, newQty: "0" }))).toMatchObject({ code: -1013, msg: "Invalid quantity." });
  expect(await refusalOf(amend({ orderId, newQty: "0.000001" }))).toMatchObject({
    code: -1013,
    msg: "Filter failure: LOT_SIZE",
  });
  expect(await refusalOf(amend({ orderId, newQty: "0.12345678901" }))).toMatchObject({ code: -1111 });
  expect(await refusalOf(amend({ orderId, origClientOrderId: "other" }))).toMatchObject({ code: -2039 });
  expect(await queryOrder(bob(), { symbol, orderId })).toMatchObject({ origQty: "0.30000000", status: "NEW" });
});

test("the WebSocket API says the same, errors with their data", async () => {
  const socket = await TestSocket.open(exchange.running().url, "/ws-api/v3");
  const key = exchange.keyOf("bob");
  const old = await newOrder(bob(), limit("BUY", "50000", "0.3"));
  const replaced = await socket.askSigned(key, "order.cancelReplace", {
    ...limit("BUY", "49000", "0.3"),
    ...stop,
    cancelOrderId: old.orderId,
  });
  expect(replaced).toMatchObject({ status: 200, result: { cancelResult: "SUCCESS", newOrderResult: "SUCCESS" } });
  const again = await socket.askSigned(key, "order.cancelReplace", {
    ...limit("BUY", "49000", "0.3"),
    ...stop,
    cancelOrderId: old.orderId,
  });
  expect(again).toMatchObject({
    status: 400,
    error: { code: -2022, data: { cancelResult: "FAILURE", newOrderResult: "NOT_ATTEMPTED", newOrderResponse: null } },
  });
  const [open] = await openOrders(bob(), { symbol });
  const amended = await socket.askSigned(key, "order.amend.keepPriority", {
    symbol,
    orderId: open?.orderId ?? 0,
    newQty: "0.1",
  });
  expect(amended).toMatchObject({ status: 200, result: { amendedOrder: { qty: "0.10000000" } } });
  await socket.close();
});
