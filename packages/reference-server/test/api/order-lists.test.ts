import {
  account,
  cancelOpenOrders,
  cancelOrder,
  cancelOrderList,
  exchangeInfo,
  newLegacyOco,
  newOcoOrderList,
  newOrder,
  newOtocoOrderList,
  newOtoOrderList,
  openOrders,
  queryOrder,
} from "@pricetime/sdk";
import { checkSchema, USER_DATA_EVENTS } from "@pricetime/sdk/wire";
import { afterEach, beforeAll, expect, test } from "vitest";
import { exchangeForTests, type Parameters } from "./support.js";
import { TestSocket } from "./ws-support.js";

const exchange = exchangeForTests();
const alice = () => exchange.client("alice");
const bob = () => exchange.client("bob");
const symbol = "BTCUSDT";

const limit = (side: "BUY" | "SELL", price: string, quantity: string) =>
  ({ symbol, side, type: "LIMIT", timeInForce: "GTC", price, quantity }) as const;

/** Sells at 66000, or below 55000: whichever comes first. */
const OCO = {
  symbol,
  side: "SELL",
  quantity: "0.1",
  aboveType: "LIMIT_MAKER",
  abovePrice: "66000",
  belowType: "STOP_LOSS_LIMIT",
  belowStopPrice: "55000",
  belowPrice: "54000",
  belowTimeInForce: "GTC",
} as const;
const WORKING = {
  symbol,
  workingType: "LIMIT",
  workingSide: "BUY",
  workingPrice: "59000",
  workingQuantity: "0.1",
  workingTimeInForce: "GTC",
} as const;
const OTO = {
  ...WORKING,
  pendingType: "LIMIT_MAKER",
  pendingSide: "SELL",
  pendingPrice: "61000",
  pendingQuantity: "0.1",
} as const;
const OTOCO = {
  ...WORKING,
  pendingSide: "SELL",
  pendingQuantity: "0.1",
  pendingAboveType: "LIMIT_MAKER",
  pendingAbovePrice: "66000",
  pendingBelowType: "STOP_LOSS",
  pendingBelowStopPrice: "55000",
} as const;

async function tradeAt(price: string): Promise<void> {
  await newOrder(alice(), limit("SELL", price, "0.001"));
  await newOrder(alice(), limit("BUY", price, "0.001"));
}

beforeAll(() => tradeAt("60000"));
afterEach(async () => {
  for (const who of [alice, bob]) {
    if ((await openOrders(who(), { symbol })).length > 0) await cancelOpenOrders(who(), { symbol });
  }
});

test("exchangeInfo says which lists a symbol takes", async () => {
  expect((await exchangeInfo(bob(), { symbol })).symbols[0]).toMatchObject({
    ocoAllowed: true,
    otoAllowed: true,
    opoAllowed: false,
  });
});

test("a pair is reported as a list, locks its funds once, and a fill of one ends the other", async () => {
  const placed = await newOcoOrderList(bob(), { ...OCO, listClientOrderId: "my-list", aboveClientOrderId: "profit" });
  expect(placed).toMatchObject({
    contingencyType: "OCO",
    listStatusType: "EXEC_STARTED",
    listOrderStatus: "EXECUTING",
    listClientOrderId: "my-list",
    symbol,
  });
  expect(placed.orderReports.map((report) => ("type" in report ? [report.type, report.status] : []))).toEqual([
    ["STOP_LOSS_LIMIT", "NEW"],
    ["LIMIT_MAKER", "NEW"],
  ]);
  expect(placed.orders.map(({ orderId }) => orderId)).toEqual(placed.orderReports.map(({ orderId }) => orderId));
  const open = await openOrders(bob(), { symbol });
  expect(open.map(({ orderListId }) => orderListId)).toEqual([placed.orderListId, placed.orderListId]);
  expect((await account(bob())).balances.find(({ asset }) => asset === "BTC")?.locked).toBe("0.1000000000");

  await newOrder(alice(), limit("BUY", "66000", "0.1"));
  expect(await queryOrder(bob(), { symbol, origClientOrderId: "profit" })).toMatchObject({ status: "FILLED" });
  const stop = placed.orders.find(({ clientOrderId }) => clientOrderId !== "profit");
  expect(await queryOrder(bob(), { symbol, orderId: stop?.orderId ?? 0 })).toMatchObject({
    status: "EXPIRED",
    expiryReason: "OCO_TRIGGER",
  });
  await tradeAt("60000");
});

test("an OTO keeps its pending order back until the working one is filled", async () => {
  const placed = await newOtoOrderList(bob(), { ...OTO, pendingClientOrderId: "later" });
  expect(placed.contingencyType).toBe("OTO");
  expect(placed.orderReports[1]).toMatchObject({ status: "PENDING_NEW", workingTime: -1, clientOrderId: "later" });
  expect(await queryOrder(bob(), { symbol, origClientOrderId: "later" })).toMatchObject({
    status: "PENDING_NEW",
    isWorking: false,
  });
  await newOrder(alice(), limit("SELL", "59000", "0.1"));
  expect(await queryOrder(bob(), { symbol, origClientOrderId: "later" })).toMatchObject({
    status: "NEW",
    isWorking: true,
  });
});

test("an OTOCO has three orders; cancelling one of them ends and reports the list", async () => {
  const placed = await newOtocoOrderList(bob(), { ...OTOCO, newOrderRespType: "ACK" });
  expect(placed.orderReports).toHaveLength(3);
  expect(placed.orderReports[0]).not.toHaveProperty("status");
  const canceled = await cancelOrder(bob(), { symbol, orderId: placed.orders[0]?.orderId ?? 0 });
  if (!("orderReports" in canceled)) throw new Error("the cancel of an order of a list reports the list");
  expect(canceled).toMatchObject({ listStatusType: "ALL_DONE", listOrderStatus: "ALL_DONE" });
  expect(canceled.orderReports.map((report) => ("status" in report ? report.status : ""))).toEqual([
    "CANCELED",
    "EXPIRED",
    "EXPIRED",
  ]);
  expect(await openOrders(bob(), { symbol })).toEqual([]);
});

test("a list is cancelled by either id, once; cancelling all orders reports lists too", async () => {
  const { orderListId } = await newOcoOrderList(bob(), OCO);
  const canceled = await cancelOrderList(bob(), { symbol, orderListId, newClientOrderId: "bye" });
  expect(canceled).toMatchObject({ orderListId, listOrderStatus: "ALL_DONE" });
  expect(canceled.orderReports).toMatchObject([{ clientOrderId: "bye" }, { clientOrderId: "bye" }]);
  await expect(cancelOrderList(bob(), { symbol, orderListId })).rejects.toMatchObject({ code: -2011 });
  await expect(cancelOrderList(bob(), { symbol })).rejects.toMatchObject({ code: -1102 });
  const second = await newOcoOrderList(bob(), { ...OCO, listClientOrderId: "named" });
  const mismatch = { symbol, orderListId: second.orderListId, listClientOrderId: "other" };
  await expect(cancelOrderList(bob(), mismatch)).rejects.toMatchObject({ code: -2039 });
  await newOrder(bob(), limit("BUY", "50000", "0.1"));
  const all = await cancelOpenOrders(bob(), { symbol });
  expect(all.map((report) => ("orderReports" in report ? report.orderReports.length : report.price))).toEqual([
    2,
    "50000.00000000",
  ]);
});

test("the deprecated OCO is the same pair under other names", async () => {
  const sell = { symbol, side: "SELL", quantity: "0.1", price: "66000", stopPrice: "55000" } as const;
  const placed = await newLegacyOco(bob(), sell);
  expect(placed.orderReports).toMatchObject([{ type: "STOP_LOSS" }, { type: "LIMIT_MAKER" }]);
  const buy = {
    ...sell,
    side: "BUY",
    price: "55000",
    stopPrice: "66000",
    stopLimitPrice: "66500",
    stopLimitTimeInForce: "GTC",
  } as const;
  expect((await newLegacyOco(bob(), buy)).orderReports[0]).toMatchObject({ type: "STOP_LOSS_LIMIT", side: "BUY" });
  const { stopLimitTimeInForce: _left, ...half } = buy;
  await expect(newLegacyOco(bob(), half)).rejects.toMatchObject({ code: -1128 });
  await expect(newLegacyOco(bob(), { ...sell, price: "54000" })).rejects.toMatchObject({
    code: -2010,
    msg: "The relationship of the prices for the orders is not correct.",
  });
});

const LM = { Type: "LIMIT_MAKER", Price: "66000" };
const SL = { Type: "STOP_LOSS", StopPrice: "55000" };
const TP = { Type: "TAKE_PROFIT", StopPrice: "66000" };
const pair = (side: string, above: object, below: object): Parameters => ({
  symbol,
  side,
  quantity: "0.1",
  ...Object.fromEntries(Object.entries(above).map(([name, value]) => [`above${name}`, value])),
  ...Object.fromEntries(Object.entries(below).map(([name, value]) => [`below${name}`, value])),
});

test.each<[string, Parameters, number]>([
  ["oco", pair("SELL", { Type: "LIMIT", Price: "66000", TimeInForce: "GTC" }, SL), -1158],
  ["oco", pair("SELL", { Type: "WHAT" }, SL), -1116],
  ["oco", pair("SELL", LM, LM), -1168],
  ["oco", pair("BUY", LM, SL), -1165],
  ["oco", pair("SELL", SL, LM), -1166],
  ["oco", pair("BUY", SL, SL), -1196],
  ["oco", pair("SELL", SL, SL), -1197],
  ["oco", pair("BUY", TP, TP), -1198],
  ["oco", pair("SELL", TP, TP), -1199],
  ["oco", pair("SELL", LM, { Type: "STOP_LOSS" }), -1102],
  ["oco", pair("SELL", { ...LM, TimeInForce: "GTC" }, SL), -1106],
  ["oco", pair("SELL", LM, { ...SL, PegOffsetValue: 1 }), -1106],
  [
    "oco",
    pair("SELL", LM, { ...SL, Type: "STOP_LOSS_LIMIT", Price: "54000", TimeInForce: "IOC", IcebergQty: "0.01" }),
    -1160,
  ],
  ["oco", pair("SELL", { ...LM, Price: "59000" }, SL), -2010],
  ["oco", pair("SELL", { ...LM, Price: "66000.001" }, SL), -1013],
  ["oco", { ...pair("SELL", LM, SL), quantity: "100" }, -2010],
  ["oto", { ...OTO, workingType: "MARKET" }, -1159],
  ["oto", { ...OTO, workingSide: "HOLD" }, -1117],
  ["oto", { ...OTO, pendingStopPrice: "1" }, -1106],
  ["oto", { ...OTO, listClientOrderId: "not allowed" }, -1100],
  ["otoco", { ...OTOCO, pendingAboveType: "STOP_LOSS", pendingAboveStopPrice: "66000" }, -1197],
  ["otoco", { ...OTOCO, workingType: "STOP_LOSS" }, -1159],
])("POST orderList/%s %j is refused with %d and leaves nothing behind", async (kind, parameters, code) => {
  const answer = await exchange.signed("bob", "POST", `/api/v3/orderList/${kind}`, parameters);
  expect(answer.body).toMatchObject({ code });
  expect(await openOrders(bob(), { symbol })).toEqual([]);
});

test("the WebSocket API places and cancels lists, and the stream tells how they stand", async () => {
  const socket = await TestSocket.open(exchange.running().url, "/ws-api/v3");
  const key = exchange.keyOf("bob");
  await socket.askSigned(key, "userDataStream.subscribe.signature");
  expect(await socket.askSigned(key, "orderList.place.oto", OTO)).toMatchObject({ status: 200 });
  expect(await socket.askSigned(key, "orderList.place.otoco", OTOCO)).toMatchObject({ status: 200 });
  const legacy = { symbol, side: "SELL", quantity: "0.1", price: "66000", stopPrice: "55000" };
  expect(await socket.askSigned(key, "orderList.place", legacy)).toMatchObject({ status: 200 });
  const placed = await socket.askSigned(key, "orderList.place.oco", { ...OCO, listClientOrderId: "streamed" });
  expect(placed).toMatchObject({ status: 200, result: { listClientOrderId: "streamed" } });
  const canceled = await socket.askSigned(key, "orderList.cancel", { symbol, listClientOrderId: "streamed" });
  expect(canceled).toMatchObject({ status: 200, result: { listOrderStatus: "ALL_DONE" } });
  const ofList = () => socket.events().filter(({ e, C }) => e === "listStatus" && C === "streamed");
  await socket.until(() => ofList().length === 2, "the two statuses of the list");
  expect(ofList()).toMatchObject([
    { s: symbol, c: "OCO", l: "EXEC_STARTED", L: "EXECUTING", r: "NONE", O: [{ s: symbol }, { s: symbol }] },
    { l: "ALL_DONE", L: "ALL_DONE" },
  ]);
  for (const event of ofList()) expect(checkSchema(USER_DATA_EVENTS.listStatus.payload, event)).toEqual([]);
  const { g } = ofList()[0] as { readonly g?: number };
  const reports = socket.events().filter((event) => event.e === "executionReport" && event.g === g);
  expect(reports.map(({ x, P }) => [x, P])).toEqual([
    ["NEW", "55000.00000000"],
    ["NEW", "0.00000000"],
    ["CANCELED", "55000.00000000"],
    ["CANCELED", "0.00000000"],
  ]);
  for (const event of reports) expect(checkSchema(USER_DATA_EVENTS.executionReport.payload, event)).toEqual([]);
  await socket.close();
});
