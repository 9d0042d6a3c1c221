import { expect, test } from "vitest";
import { readUpgradeTarget } from "./upgrade-target.js";

const timeUnit = "MILLISECOND";

test.each([
  ["/ws", []],
  ["/ws/", []],
  ["/ws/0", ["0"]],
  ["/ws/btcusdt@trade", ["btcusdt@trade"]],
  ["/ws/btcusdt@trade//!ticker@arr/", ["btcusdt@trade", "!ticker@arr"]],
  ["/ws/btcusdt%40trade%2f%21ticker%40arr", ["btcusdt@trade", "!ticker@arr"]],
])("%s is a raw connection", (url, names) => {
  expect(readUpgradeTarget(url)).toEqual({ kind: "STREAMS", combined: false, names, timeUnit });
});

test.each([
  ["/stream", []],
  ["/stream?streams=", []],
  ["/stream?streams=a@trade/b@trade", ["a@trade", "b@trade"]],
  ["/stream?streams=a%40trade%2Fb%40trade&timeUnit=millisecond", ["a@trade", "b@trade"]],
])("%s is a combined connection", (url, names) => {
  expect(readUpgradeTarget(url)).toEqual({ kind: "STREAMS", combined: true, names, timeUnit });
});

test("the WebSocket API takes its options from the query", () => {
  expect(readUpgradeTarget("/ws-api/v3")).toEqual({ kind: "API", returnRateLimits: true, timeUnit });
  expect(readUpgradeTarget("/ws-api/v3?returnRateLimits=false&timeUnit=MICROSECOND")).toEqual({
    kind: "API",
    returnRateLimits: false,
    timeUnit: "MICROSECOND",
  });
});

test.each([
  ["/", -1, 404],
  ["/wsx", -1, 404],
  ["/ws-api", -1, 404],
  ["/streams", -1, 404],
  ["/ws/%ff", -1100, 400],
  ["/ws?timeUnit=NANOSECOND", -1194, 400],
  ["/ws-api/v3?returnRateLimits=maybe", -1130, 400],
])("%s is refused", (url, code, httpStatus) => {
  const told = httpStatus === 404 ? { httpStatus } : { code, httpStatus };
  expect(() => readUpgradeTarget(url)).toThrow(expect.objectContaining({ refusal: expect.objectContaining(told) }));
});
