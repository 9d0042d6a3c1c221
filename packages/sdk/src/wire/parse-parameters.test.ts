import { describe, expect, test } from "vitest";
import { ENDPOINTS, WEBSOCKET_OPERATIONS } from "./operations.js";
import { parseParameters } from "./parse-parameters.js";

type Sent = Record<string, string>;
const entries = (sent: Sent): [string, string][] => Object.entries(sent);
const signed = { timestamp: "1499827319559", signature: "ab" };
const limitOrder = { symbol: "BTCUSDT", side: "BUY", type: "LIMIT", timeInForce: "GTC", quantity: "1", price: "0.1" };

/** The values, or the refusal. */
function parse(id: keyof typeof ENDPOINTS, sent: Sent): object {
  const parsed = parseParameters<string>(ENDPOINTS[id], entries(sent));
  return parsed.ok ? { ...parsed.values } : parsed.error;
}
const order = (changes: Sent) => parse("newOrder", { ...limitOrder, ...changes, ...signed });
const orderOf = (type: string, sent: Sent) =>
  parse("newOrder", { symbol: "BTCUSDT", side: "BUY", type, ...sent, ...signed });

describe("what is read", () => {
  test("decimals stay text without leading zeros, numbers and times are numbers, defaults are filled in", () => {
    expect(order({ quantity: "007.50", price: "64000.00", strategyId: "7" })).toEqual({
      symbol: "BTCUSDT",
      side: "BUY",
      type: "LIMIT",
      timeInForce: "GTC",
      quantity: "7.50",
      price: "64000.00",
      strategyId: 7,
      recvWindow: 5000,
      timestamp: 1499827319559,
      signature: "ab",
    });
  });

  test("microseconds are read as milliseconds", () => {
    expect(parse("account", { ...signed, timestamp: "1499827319559123" })).toMatchObject({ timestamp: 1499827319559 });
  });

  test("lists, booleans, time zones, clamped limits", () => {
    expect(parse("tickerPrice", { symbols: '["BTCUSDT","ETHUSDT"]' })).toEqual({ symbols: ["BTCUSDT", "ETHUSDT"] });
    expect(parse("exchangeInfo", { permissions: "SPOT", showPermissionSets: "false" })).toEqual({
      permissions: ["SPOT"],
      showPermissionSets: false,
    });
    expect(parse("depth", { symbol: "BTCUSDT", limit: "9000" })).toEqual({ symbol: "BTCUSDT", limit: 5000 });
    expect(order({ quantity: "92233720368.547758070" })).toMatchObject({ quantity: "92233720368.547758070" });
    const klines = { symbol: "BTCUSDT", interval: "1M" };
    expect(parse("klines", { ...klines, timeZone: "-1:30" })).toMatchObject({ timeZone: -90, limit: 500 });
    expect(parse("klines", { ...klines, limit: "1500" })).toMatchObject({ limit: 1000 });
    expect(parse("klines", { ...klines, timeZone: "05:45" })).toMatchObject({ timeZone: 345 });
    expect(parse("klines", { ...klines, timeZone: "15" })).toMatchObject({ code: -1130 });
    expect(parse("klines", { ...klines, timeZone: "-12:01" })).toMatchObject({ code: -1130 });
  });

  test("the WebSocket API adds apiKey and returnRateLimits", () => {
    const sent = entries({ apiKey: "k".repeat(64), returnRateLimits: "false", ...signed });
    const parsed = parseParameters<string>(WEBSOCKET_OPERATIONS.subscribeSignature, sent, "WEBSOCKET");
    expect(parsed).toMatchObject({ ok: true, values: { apiKey: "k".repeat(64), returnRateLimits: false } });
  });
});

describe("refusals of one parameter", () => {
  const decimalRange = "^([0-9]{1,20})(\\.[0-9]{1,20})?$";
  test.each([
    [{ price: "-1" }, -1100, `Illegal characters found in parameter 'price'; legal range is '${decimalRange}'.`],
    [{ price: "1e5" }, -1100, `Illegal characters found in parameter 'price'; legal range is '${decimalRange}'.`],
    [{ price: ".5" }, -1100, `Illegal characters found in parameter 'price'; legal range is '${decimalRange}'.`],
    [
      { symbol: "btcusdt" },
      -1100,
      "Illegal characters found in parameter 'symbol'; legal range is '^[A-Z0-9-_.]{1,20}$'.",
    ],
    [
      { newClientOrderId: "x".repeat(37) },
      -1100,
      "Illegal characters found in parameter 'newClientOrderId'; legal range is '^[a-zA-Z0-9-_]{1,36}$'.",
    ],
    [{ symbol: "" }, -1105, "Parameter 'symbol' was empty."],
    [{ quantity: "99999999999999999999" }, -1108, "Parameter 'quantity' overflowed."],
    [{ quantity: "92233720369" }, -1108, "Parameter 'quantity' overflowed."],
    [{ quantity: "92233720368.54775808" }, -1108, "Parameter 'quantity' overflowed."],
    [{ strategyId: "9223372036854775808" }, -1108, "Parameter 'strategyId' overflowed."],
    [{ strategyType: "2147483648" }, -1108, "Parameter 'strategyType' overflowed."],
    [{ strategyType: "999999" }, -1134, "`strategyType` was less than 1000000."],
    [{ timeInForce: "DAY" }, -1115, "Invalid timeInForce."],
    [{ type: "limit" }, -1116, "Invalid orderType."],
    [{ side: "LONG" }, -1117, "Invalid side."],
    [{ quantity: "0.000" }, -1013, "Invalid quantity."],
    [{ price: "0" }, -1013, "Invalid price."],
    [{ newOrderRespType: "ALL" }, -1130, "Data sent for parameter 'newOrderRespType' is not valid."],
    [{ pegPriceType: "MID" }, -1210, "Invalid pegPriceType."],
    [{ pegOffsetType: "TICKS" }, -1211, "Invalid pegOffsetType."],
    [{ recvWindow: "60001" }, -1131, "recvWindow must be less than 60000"],
    [
      { timestamp: "1483228799999" },
      -1102,
      "Mandatory parameter 'timestamp' was not sent, was empty/null, or malformed.",
    ],
  ])("%o → %i", (changes: Sent, code, msg) => {
    expect(parse("newOrder", { ...limitOrder, ...signed, ...changes })).toEqual({ code, msg, httpStatus: 400 });
  });

  test.each([
    ["klines", { symbol: "BTCUSDT", interval: "1x" }, -1120, "Invalid interval."],
    ["depth", { symbol: "BTCUSDT", symbolStatus: "OPEN" }, -1122, "Invalid symbolStatus."],
    ["trades", { symbol: "BTCUSDT", limit: "1001" }, -1130, "Data sent for parameter 'limit' is not valid."],
    ["trades", { symbol: "BTCUSDT", limit: "0" }, -1130, "Data sent for parameter 'limit' is not valid."],
    ["ticker24hr", { type: "HUGE" }, -1139, "Invalid ticker type."],
    ["tickerPrice", { symbols: "BTCUSDT" }, -1135, "JSON sent for parameter 'symbols' is not valid"],
    ["tickerPrice", { symbols: '["A","A"]' }, -1151, "Symbol is present multiple times in the list."],
    ["tickerPrice", { symbols: "[]" }, -1105, "Parameter 'symbols' was empty."],
    [
      "tickerPrice",
      { symbols: '["A", "B"]' },
      -1100,
      `Illegal characters found in parameter 'symbols'; legal range is '^\\[("[A-Z0-9-_.]{1,20}"(,"[A-Z0-9-_.]{1,20}"){0,}){0,1}\\]$'.`,
    ],
    [
      "cancelOrder",
      { symbol: "BTCUSDT", orderId: "1", cancelRestrictions: "NEW", ...signed },
      -1145,
      "Invalid cancelRestrictions",
    ],
  ] as const)("%s %o → %i", (id, sent: Sent, code, msg) => {
    expect(parse(id, sent)).toEqual({ code, msg, httpStatus: 400 });
  });
});

describe("refusals of the request as a whole", () => {
  test("a missing parameter is named, in the order of the table", () => {
    const missing = (name: string) => ({
      code: -1102,
      msg: `Mandatory parameter '${name}' was not sent, was empty/null, or malformed.`,
      httpStatus: 400,
    });
    expect(parse("newOrder", {})).toEqual(missing("symbol"));
    expect(parse("newOrder", limitOrder)).toEqual(missing("timestamp"));
    expect(parse("newOrder", { ...limitOrder, timestamp: signed.timestamp })).toEqual(missing("signature"));
    expect(parse("closeUserDataStream", {})).toEqual(missing("listenKey"));
  });

  test("too many parameters, duplicates, unread ones: the counts include the signature", () => {
    expect(parse("time", { x: "1" })).toEqual({
      code: -1101,
      msg: "Too many parameters; expected '0' and received '1'.",
      httpStatus: 400,
    });
    const twice = [...entries({ ...limitOrder, ...signed }), ["price", "0.1"]] as [string, string][];
    expect(parseParameters(ENDPOINTS.newOrder, twice)).toEqual({
      ok: false,
      error: { code: -1101, msg: "Duplicate values for a parameter detected.", httpStatus: 400 },
    });
    expect(order({ prise: "1" })).toEqual({
      code: -1104,
      msg: "Not all sent parameters were read; read '8' parameter(s) but was sent '9'.",
      httpStatus: 400,
    });
  });

  test("a misspelt name is heard of before what its absence breaks, and before a size of zero", () => {
    const { timeInForce, ...rest } = limitOrder;
    expect(parse("newOrder", { ...rest, timeInforce: timeInForce, ...signed })).toEqual({
      code: -1104,
      msg: "Not all sent parameters were read; read '7' parameter(s) but was sent '8'.",
      httpStatus: 400,
    });
    expect(order({ quantity: "0", created: "1" })).toMatchObject({ code: -1104 });
    expect(orderOf("LIMIT", { quantity: "0", price: "1" })).toMatchObject({ code: -1102 });
    expect(orderOf("MARKET", { quoteOrderQty: "0.0" })).toMatchObject({ code: -1013, msg: "Invalid quantity." });
  });

  test("what each order type needs", () => {
    const needs = (name: string) => ({
      code: -1102,
      msg: `Mandatory parameter '${name}' was not sent, was empty/null, or malformed.`,
    });
    const oneOf = (first: string, second: string) => ({
      code: -1102,
      msg: `Param '${first}' or '${second}' must be sent, but both were empty/null!`,
    });
    expect(orderOf("LIMIT", { quantity: "1", price: "1" })).toMatchObject(needs("timeInForce"));
    expect(orderOf("LIMIT", { timeInForce: "GTC", price: "1" })).toMatchObject(needs("quantity"));
    expect(orderOf("LIMIT", { timeInForce: "GTC", quantity: "1" })).toMatchObject(needs("price"));
    expect(orderOf("LIMIT_MAKER", { quantity: "1" })).toMatchObject(needs("price"));
    expect(orderOf("MARKET", {})).toMatchObject(oneOf("quantity", "quoteOrderQty"));
    expect(orderOf("STOP_LOSS", { quantity: "1" })).toMatchObject(oneOf("stopPrice", "trailingDelta"));
    expect(orderOf("TAKE_PROFIT", { quantity: "1" })).toMatchObject(oneOf("stopPrice", "trailingDelta"));
    const stopLimit = { timeInForce: "GTC", quantity: "1", price: "1" };
    expect(orderOf("STOP_LOSS_LIMIT", stopLimit)).toMatchObject(oneOf("stopPrice", "trailingDelta"));
    expect(orderOf("TAKE_PROFIT_LIMIT", { quantity: "1", price: "1", stopPrice: "1" })).toMatchObject(
      needs("timeInForce"),
    );
    expect(orderOf("LIMIT", { timeInForce: "GTC", quantity: "1", pegPriceType: "PRIMARY_PEG" })).toMatchObject({
      pegPriceType: "PRIMARY_PEG",
    });
  });

  test("what an order type does not take", () => {
    const notRequired = (name: string) => ({ code: -1106, msg: `Parameter '${name}' sent when not required.` });
    expect(orderOf("MARKET", { quantity: "1", timeInForce: "GTC" })).toMatchObject(notRequired("timeInForce"));
    expect(orderOf("MARKET", { quantity: "1", price: "1" })).toMatchObject(notRequired("price"));
    expect(orderOf("MARKET", { quantity: "1", quoteOrderQty: "1" })).toMatchObject(notRequired("quoteOrderQty"));
    expect(order({ stopPrice: "1" })).toMatchObject(notRequired("stopPrice"));
    expect(orderOf("LIMIT_MAKER", { quantity: "1", price: "1", timeInForce: "GTC" })).toMatchObject(
      notRequired("timeInForce"),
    );
    expect(order({ pegPriceType: "MARKET_PEG", pegOffsetValue: "1" })).toMatchObject({
      code: -1128,
      msg: "Fields [pegOffsetType, pegOffsetValue] must be sent together or omitted entirely.",
    });
  });

  test("ids, combinations, time ranges", () => {
    const mine = { symbol: "BTCUSDT", ...signed };
    expect(parse("queryOrder", mine)).toMatchObject({
      code: -1102,
      msg: "Param 'origClientOrderId' or 'orderId' must be sent, but both were empty/null!",
    });
    const badCombination = { code: -1128, msg: "Combination of optional parameters invalid." };
    expect(parse("tickerPrice", { symbol: "A", symbols: '["B"]' })).toMatchObject(badCombination);
    expect(parse("exchangeInfo", { symbol: "A", symbolStatus: "HALT" })).toMatchObject(badCombination);
    expect(parse("myTrades", { ...mine, fromId: "1", startTime: "1" })).toMatchObject(badCombination);
    expect(parse("myTrades", { ...mine, fromId: "1", orderId: "1" })).toMatchObject({ fromId: 1 });
    const day = 86_400_000;
    const from = 1_700_000_000_000;
    const range = (length: number) => ({ ...mine, startTime: `${from}`, endTime: `${from + length}` });
    expect(parse("allOrders", range(day))).toMatchObject({ startTime: from });
    expect(parse("allOrders", range(day + 1))).toMatchObject({
      code: -1127,
      msg: "More than 24 hours between startTime and endTime.",
    });
  });
});
