import { expect, test } from "vitest";
import { exchangeForTests, type Parameters } from "./support.js";

const exchange = exchangeForTests();

const ORDER = {
  symbol: "BTCUSDT",
  side: "BUY",
  type: "LIMIT",
  timeInForce: "GTC",
  price: "50000",
  quantity: "0.1",
} as const;
const without = (name: keyof typeof ORDER): Parameters =>
  Object.fromEntries(Object.entries(ORDER).filter(([key]) => key !== name));

const RANGE = "'; legal range is '";

test.each<[Parameters, number, string]>([
  [{ ...ORDER, symbol: "NOSUCH" }, -1121, "Invalid symbol."],
  [
    { ...ORDER, symbol: "btcusdt" },
    -1100,
    `Illegal characters found in parameter 'symbol${RANGE}^[A-Z0-9-_.]{1,20}$'.`,
  ],
  [without("symbol"), -1102, "Mandatory parameter 'symbol' was not sent, was empty/null, or malformed."],
  [without("price"), -1102, "Mandatory parameter 'price' was not sent, was empty/null, or malformed."],
  [without("timeInForce"), -1102, "Mandatory parameter 'timeInForce' was not sent, was empty/null, or malformed."],
  [{ ...ORDER, price: "" }, -1105, "Parameter 'price' was empty."],
  [
    { ...ORDER, quantity: "-1" },
    -1100,
    `Illegal characters found in parameter 'quantity${RANGE}^([0-9]{1,20})(\\.[0-9]{1,20})?$'.`,
  ],
  [
    { ...ORDER, quantity: "1e5" },
    -1100,
    `Illegal characters found in parameter 'quantity${RANGE}^([0-9]{1,20})(\\.[0-9]{1,20})?$'.`,
  ],
  [
    { ...ORDER, quantity: "9".repeat(5_000) },
    -1100,
    `Illegal characters found in parameter 'quantity${RANGE}^([0-9]{1,20})(\\.[0-9]{1,20})?$'.`,
  ],
  [{ ...ORDER, quantity: "99999999999999999999" }, -1108, "Parameter 'quantity' overflowed."],
  [{ ...ORDER, quantity: "0.12345678901" }, -1111, "Parameter 'quantity' has too much precision."],
  [{ ...ORDER, price: "1.123456789" }, -1111, "Parameter 'price' has too much precision."],
  [{ ...ORDER, quantity: "0.000000" }, -1013, "Invalid quantity."],
  [{ ...ORDER, price: "0" }, -1013, "Invalid price."],
  [{ ...ORDER, price: "50000.001" }, -1013, "Filter failure: PRICE_FILTER"],
  [{ ...ORDER, price: "1000000.01" }, -1013, "Filter failure: PRICE_FILTER"],
  [{ ...ORDER, price: "92233720368" }, -1013, "Filter failure: PRICE_FILTER"],
  [{ ...ORDER, price: "92233720368.54" }, -1013, "Filter failure: PRICE_FILTER"],
  [{ ...ORDER, quantity: "0.000001" }, -1013, "Filter failure: LOT_SIZE"],
  [{ ...ORDER, quantity: "9001" }, -1013, "Filter failure: LOT_SIZE"],
  [{ ...ORDER, quantity: "0.00001" }, -1013, "Filter failure: NOTIONAL"],
  [{ ...ORDER, quantity: "9000" }, -1013, "Filter failure: NOTIONAL"],
  [{ ...ORDER, symbol: "ETHBTC", price: "0.00001" }, -1013, "Filter failure: MIN_NOTIONAL"],
  [{ ...ORDER, quantity: "100" }, -2010, "Account has insufficient balance for requested action."],
  [{ ...ORDER, side: "HOLD" }, -1117, "Invalid side."],
  [{ ...ORDER, type: "MAYBE" }, -1116, "Invalid orderType."],
  [{ ...ORDER, timeInForce: "GTX" }, -1115, "Invalid timeInForce."],
  [{ ...ORDER, type: "LIMIT_MAKER" }, -1106, "Parameter 'timeInForce' sent when not required."],
  [{ ...ORDER, stopPrice: "1" }, -1106, "Parameter 'stopPrice' sent when not required."],
  [{ ...ORDER, strategyId: "9007199254740993" }, -1108, "Parameter 'strategyId' overflowed."],
  [{ ...ORDER, strategyType: "7" }, -1134, "`strategyType` was less than 1000000."],
  [{ ...ORDER, icebergQty: "0.1" }, -2010, "IcebergQty exceeds QTY."],
  [{ ...ORDER, icebergQty: "0.01", timeInForce: "IOC" }, -1014, "Unsupported order combination."],
  [{ ...ORDER, price: "50000", pegPriceType: "PRIMARY_PEG" }, -1014, "Unsupported order combination."],
  [{ ...ORDER, pegPriceType: "BEST_PEG" }, -1210, "Invalid pegPriceType."],
  [
    { ...without("price"), pegPriceType: "PRIMARY_PEG", pegOffsetType: "TICKS", pegOffsetValue: "1" },
    -1211,
    "Invalid pegOffsetType.",
  ],
  [
    { ...without("price"), pegPriceType: "PRIMARY_PEG" },
    -2010,
    "Order book liquidity is too low for this pegged order.",
  ],
  [
    { ...without("price"), timeInForce: "IOC", pegPriceType: "PRIMARY_PEG" },
    -2010,
    "This price peg cannot be used with this order type.",
  ],
  [
    { ...without("price"), type: "STOP_LOSS_LIMIT", stopPrice: "60000", pegPriceType: "PRIMARY_PEG" },
    -2010,
    "This order type may not use pegged price.",
  ],
  [
    { ...ORDER, selfTradePreventionMode: "WHAT" },
    -1130,
    "Data sent for parameter 'selfTradePreventionMode' is not valid.",
  ],
  [{ ...ORDER, newOrderRespType: "LONG" }, -1130, "Data sent for parameter 'newOrderRespType' is not valid."],
  [
    { ...ORDER, newClientOrderId: "x".repeat(37) },
    -1100,
    `Illegal characters found in parameter 'newClientOrderId${RANGE}^[a-zA-Z0-9-_]{1,36}$'.`,
  ],
  [
    { ...ORDER, newClientOrderId: "<script>" },
    -1100,
    `Illegal characters found in parameter 'newClientOrderId${RANGE}^[a-zA-Z0-9-_]{1,36}$'.`,
  ],
  [{ ...ORDER, role: "admin" }, -1104, "Not all sent parameters were read; read '8' parameter(s) but was sent '9'."],
  [{ ...ORDER, recvWindow: "60001" }, -1131, "recvWindow must be less than 60000"],
  [
    { symbol: "BTCUSDT", side: "BUY", type: "MARKET" },
    -1102,
    "Param 'quantity' or 'quoteOrderQty' must be sent, but both were empty/null!",
  ],
  [
    { symbol: "BTCUSDT", side: "BUY", type: "MARKET", quoteOrderQty: "100" },
    -2010,
    "Order book liquidity is less than symbol minimum quantity.",
  ],
  [{ symbol: "BTCUSDT", side: "BUY", type: "MARKET", quantity: "1" }, -1013, "Filter failure: NOTIONAL"],
  [
    { symbol: "BTCUSDT", side: "BUY", type: "STOP_LOSS", quantity: "1" },
    -1102,
    "Param 'stopPrice' or 'trailingDelta' must be sent, but both were empty/null!",
  ],
  [
    { symbol: "BTCUSDT", side: "BUY", type: "STOP_LOSS", quantity: "1", stopPrice: "0.001" },
    -1013,
    "Filter failure: PRICE_FILTER",
  ],
  [
    { symbol: "BTCUSDT", side: "SELL", type: "STOP_LOSS", quantity: "1", trailingDelta: 10_000 },
    -1130,
    "Data sent for parameter 'trailingDelta' is not valid.",
  ],
])("POST order %j answers %d %s", async (parameters, code, msg) => {
  const before = await exchange.signed("alice", "GET", "/api/v3/account");
  const answer = await exchange.signed("alice", "POST", "/api/v3/order", parameters);
  expect(answer.body).toEqual({ code, msg });
  expect(answer.status).toBe(400);
  // A test of the order says the same, save that it looks at neither the balance nor what a market order is worth.
  if (parameters.type !== "MARKET" && !msg.startsWith("Account has insufficient")) {
    const tested = await exchange.signed("alice", "POST", "/api/v3/order/test", parameters);
    expect(tested.body).toEqual({ code, msg });
  }
  expect((await exchange.signed("alice", "GET", "/api/v3/openOrders")).body).toEqual([]);
  expect((await exchange.signed("alice", "GET", "/api/v3/account")).body).toEqual(before.body);
});

test.each<[string, string, Parameters, number, string]>([
  [
    "GET",
    "/api/v3/order",
    { symbol: "BTCUSDT" },
    -1102,
    "Param 'origClientOrderId' or 'orderId' must be sent, but both were empty/null!",
  ],
  ["GET", "/api/v3/order", { symbol: "BTCUSDT", orderId: 5 }, -2013, "Order does not exist."],
  ["GET", "/api/v3/order", { symbol: "BTCUSDT", orderId: "9007199254740993" }, -2013, "Order does not exist."],
  ["DELETE", "/api/v3/order", { symbol: "BTCUSDT", orderId: 5 }, -2011, "Unknown order sent."],
  [
    "DELETE",
    "/api/v3/order",
    { symbol: "BTCUSDT", orderId: 5, cancelRestrictions: "NEVER" },
    -1145,
    "Invalid cancelRestrictions",
  ],
  [
    "DELETE",
    "/api/v3/order",
    { symbol: "BTCUSDT", orderId: 5, cancelRestrictions: "ONLY_NEW" },
    -2011,
    "Unknown order sent.",
  ],
  ["DELETE", "/api/v3/openOrders", { symbol: "BTCUSDT" }, -2011, "Unknown order sent."],
  [
    "GET",
    "/api/v3/allOrders",
    { symbol: "BTCUSDT", startTime: 1, endTime: 86_400_002 },
    -1127,
    "More than 24 hours between startTime and endTime.",
  ],
  [
    "GET",
    "/api/v3/myTrades",
    { symbol: "BTCUSDT", fromId: 1, startTime: 1 },
    -1128,
    "Combination of optional parameters invalid.",
  ],
  [
    "GET",
    "/api/v3/myTrades",
    { symbol: "BTCUSDT", limit: 1001 },
    -1130,
    "Data sent for parameter 'limit' is not valid.",
  ],
  ["GET", "/api/v3/openOrders", { symbol: "NOSUCH" }, -1121, "Invalid symbol."],
])("%s %s %j answers %d %s", async (method, path, parameters, code, msg) => {
  expect((await exchange.signed("alice", method, path, parameters)).body).toEqual({ code, msg });
});

test.each<[string, Parameters, number, string]>([
  ["/api/v3/klines", { symbol: "BTCUSDT", interval: "2m" }, -1120, "Invalid interval."],
  ["/api/v3/klines", { symbol: "BTCUSDT", interval: "1d", timeZone: "5" }, -1020, "This operation is not supported."],
  ["/api/v3/depth", { symbol: "NOSUCH" }, -1121, "Invalid symbol."],
  [
    "/api/v3/depth",
    { symbol: "BTCUSDT", symbolStatus: "HALT" },
    -1220,
    "The symbol's status does not match the requested symbolStatus.",
  ],
  ["/api/v3/depth", { symbol: "BTCUSDT", symbolStatus: "OPEN" }, -1122, "Invalid symbolStatus."],
  ["/api/v3/ticker/24hr", { symbol: "BTCUSDT", type: "HUGE" }, -1139, "Invalid ticker type."],
  [
    "/api/v3/ticker/price",
    { symbol: "BTCUSDT", symbols: '["BTCUSDT"]' },
    -1128,
    "Combination of optional parameters invalid.",
  ],
  [
    "/api/v3/ticker/price",
    { symbols: '["BTCUSDT","BTCUSDT"]' },
    -1151,
    "Symbol is present multiple times in the list.",
  ],
  ["/api/v3/ticker/price", { symbols: "[[[[" }, -1135, "JSON sent for parameter 'symbols' is not valid"],
  ["/api/v3/ping", { __proto__x: "1" }, -1101, "Too many parameters; expected '0' and received '1'."],
  ["/api/v3/exchangeInfo", { symbols: '["BTCUSDT","NOSUCH"]' }, -1121, "Invalid symbol."],
])("GET %s %j answers %d %s", async (path, parameters, code, msg) => {
  const answer = await exchange.get(path, parameters);
  expect(answer.body).toEqual({ code, msg });
  expect(answer.status).toBe(400);
});

test("names of object members are ordinary unknown parameters", async () => {
  for (const name of ["__proto__", "constructor", "toString"]) {
    const answer = await exchange.send(`/api/v3/time?${name}=1`);
    expect(answer.body).toMatchObject({ code: -1101 });
  }
});

test("a duplicate client order id is refused while the first order is open", async () => {
  const order = { ...ORDER, newClientOrderId: "same" };
  expect((await exchange.signed("bob", "POST", "/api/v3/order", order)).status).toBe(200);
  const again = await exchange.signed("bob", "POST", "/api/v3/order", order);
  expect(again.body).toEqual({ code: -2010, msg: "Duplicate order sent." });
  const tested = await exchange.signed("bob", "POST", "/api/v3/order/test", order);
  expect(tested.body).toEqual({ code: -2010, msg: "Duplicate order sent." });
  const other = await exchange.signed("bob", "GET", "/api/v3/order", {
    symbol: "BTCUSDT",
    orderId: 1,
    origClientOrderId: "other",
  });
  expect(other.body).toEqual({ code: -2039, msg: "Client order ID is not correct for this order ID." });
  expect((await exchange.signed("bob", "DELETE", "/api/v3/openOrders", { symbol: "BTCUSDT" })).status).toBe(200);
});

test("a post-only order that would trade is refused, tested or placed", async () => {
  await exchange.signed("bob", "POST", "/api/v3/order", ORDER);
  const crossing = { symbol: "BTCUSDT", side: "SELL", type: "LIMIT_MAKER", price: "50000", quantity: "0.1" };
  for (const path of ["/api/v3/order", "/api/v3/order/test"]) {
    const answer = await exchange.signed("alice", "POST", path, crossing);
    expect(answer.body).toEqual({ code: -2010, msg: "Order would immediately match and take." });
  }
  await exchange.signed("bob", "DELETE", "/api/v3/openOrders", { symbol: "BTCUSDT" });
});

test("a closed market refuses new orders and lets old ones go", async () => {
  await exchange.signed("bob", "POST", "/api/v3/order", ORDER);
  const { exchange: running } = exchange.running();
  const setStatus = (status: "HALT" | "TRADING") =>
    running.submit({ type: "SetSymbolStatus", symbolId: 0, status }, { accountId: 0, actor: "operator:test" });
  await setStatus("HALT");
  for (const path of ["/api/v3/order", "/api/v3/order/test"]) {
    const answer = await exchange.signed("alice", "POST", path, ORDER);
    expect(answer.body).toEqual({ code: -1013, msg: "Market is closed." });
  }
  expect((await exchange.get("/api/v3/exchangeInfo", { symbol: "BTCUSDT" })).body).toMatchObject({
    symbols: [{ status: "HALT" }],
  });
  expect((await exchange.signed("bob", "DELETE", "/api/v3/openOrders", { symbol: "BTCUSDT" })).status).toBe(200);
  await setStatus("TRADING");
});
