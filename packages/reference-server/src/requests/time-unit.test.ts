import { ENDPOINTS } from "@pricetime/sdk/wire";
import { expect, test } from "vitest";
import { inTimeUnit } from "./time-unit.js";

test("times are found by the schema, in records, lists and tuples", () => {
  expect(inTimeUnit(ENDPOINTS.time.response, { serverTime: 12 }, "MICROSECOND")).toEqual({ serverTime: 12_000 });
  const trade = { id: 7, price: "1", qty: "2", quoteQty: "2", time: 5, isBuyerMaker: true, isBestMatch: true };
  expect(inTimeUnit(ENDPOINTS.trades.response, [trade], "MICROSECOND")).toEqual([{ ...trade, time: 5_000 }]);
  const kline = [10, "1", "1", "1", "1", "3", 19, "3", 4, "1", "1", "0"];
  expect(inTimeUnit(ENDPOINTS.klines.response, [kline], "MICROSECOND")).toEqual([
    [10_000, "1", "1", "1", "1", "3", 19_000, "3", 4, "1", "1", "0"],
  ]);
});

test("a time that has not come stays −1, and milliseconds change nothing", () => {
  const order = { symbol: "X", orderId: 1, orderListId: -1, clientOrderId: "c", transactTime: 9 };
  expect(inTimeUnit(ENDPOINTS.newOrder.response, { ...order, transactTime: 9 }, "MICROSECOND")).toEqual({
    ...order,
    transactTime: 9_000,
  });
  expect(inTimeUnit(ENDPOINTS.newOrder.response, order, "MILLISECOND")).toBe(order);
});
