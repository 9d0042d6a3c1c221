import fc from "fast-check";
import { expect, test } from "vitest";
import {
  ENDPOINTS,
  ERRORS,
  endpointList,
  entriesFromJson,
  legalRange,
  type ParameterEntries,
  parametersOf,
  parseParameters,
  webSocketMethods,
} from "../../src/wire/index.js";

const HOSTILE = [
  "",
  " 1",
  "1 ",
  "1\n",
  "\0",
  "1\0",
  "-0",
  "-1",
  "+1",
  ".5",
  "1.",
  "1e5",
  "1e400",
  "0x10",
  "NaN",
  "Infinity",
  "null",
  "undefined",
  "１",
  "٣",
  "9".repeat(400),
  `0.${"1".repeat(400)}`,
  "9007199254740993",
  "9223372036854775808",
  "18446744073709551616",
  "__proto__",
  "constructor",
  "toString",
  "[]",
  "{}",
  '["A"',
  '["A",]',
  "[".repeat(10_000),
  '["__proto__"]',
  "' OR 1=1 --",
  "%00",
  "😀",
  "\uD800",
  "a".repeat(50_000),
];

const NAMES = ["__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "", "\0", "symbol ", "Symbol"];
const CODES = new Set<number>(Object.values(ERRORS).map(({ code }) => code));

const anyText = fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: "binary", maxLength: 40 }));

/** A value that the parameter may well take, so that the search gets past the first check. */
const GOOD: Readonly<Record<string, string>> = {
  symbol: "BTCUSDT",
  symbols: '["BTCUSDT"]',
  side: "BUY",
  type: "LIMIT",
  timeInForce: "GTC",
  quantity: "1.5",
  price: "100.25",
  interval: "1m",
  timestamp: "1700000000000",
  signature: "ab",
  limit: "10",
  orderId: "7",
  listenKey: "k",
};

const anyRequest = fc.constantFrom(...endpointList).chain((endpoint) => {
  const names = parametersOf(endpoint, "REST").map(({ name }) => name);
  const required = parametersOf(endpoint, "REST").filter((parameter) => parameter.required);
  const good = required.map(({ name }): [string, string] => [name, GOOD[name] ?? "1"]);
  const other = fc.tuple(
    fc.constantFrom(...names, ...NAMES),
    fc.oneof(anyText, fc.constantFrom(...Object.values(GOOD))),
  );
  return fc.tuple(
    fc.constant(endpoint),
    fc.oneof(
      fc.array(other, { maxLength: 8 }),
      fc.array(other, { maxLength: 3 }).map((more): [string, string][] => {
        const merged = new Map([...good, ...more]);
        return [...merged];
      }),
    ),
  );
});

test("any request is read or refused with a documented code, and nothing else happens", () => {
  const reached: Record<string, number> = { ok: 0 };
  const before = Object.getOwnPropertyNames(Object.prototype).length;
  fc.assert(
    fc.property(anyRequest, ([endpoint, entries]) => {
      const parsed = parseParameters<string>(endpoint, entries);
      if (!parsed.ok) {
        reached[parsed.error.code] = (reached[parsed.error.code] ?? 0) + 1;
        expect(CODES).toContain(parsed.error.code);
        expect(parsed.error.httpStatus).toBe(400);
        expect(parsed.error.msg).not.toContain("%s");
        expect(parsed.error.msg.length).toBeLessThan(250);
        return;
      }
      reached.ok = (reached.ok ?? 0) + 1;
      const known = parametersOf(endpoint, "REST").map(({ name }) => name);
      expect(Object.getPrototypeOf(parsed.values)).toBeNull();
      for (const [name, value] of Object.entries(parsed.values)) {
        expect(known).toContain(name);
        if (typeof value === "number") expect(Number.isFinite(value)).toBe(true);
      }
    }),
    { numRuns: 20_000 },
  );
  expect(Object.getOwnPropertyNames(Object.prototype)).toHaveLength(before);
  for (const code of [-1100, -1101, -1102, -1104, -1105, -1108, -1130]) {
    expect(reached[code] ?? 0, `requests refused with ${code}`).toBeGreaterThan(20);
  }
  expect(reached.ok).toBeGreaterThan(300);
});

test("a decimal is refused, or keeps its value digit by digit", () => {
  const wellFormed = fc.stringMatching(/^[0-9]{1,13}(\.[0-9]{1,20})?$/);
  let read = 0;
  fc.assert(
    fc.property(wellFormed, (quantity) => {
      const order = { symbol: "A", side: "BUY", type: "MARKET", quantity, timestamp: "1700000000000", signature: "a" };
      const parsed = parseParameters(ENDPOINTS.newOrder, Object.entries(order));
      const exact = (text: string) => {
        const [whole = "", fraction = ""] = text.split(".");
        return BigInt(whole + fraction.padEnd(20, "0"));
      };
      if (parsed.ok) {
        read += 1;
        expect(exact(parsed.values.quantity ?? "")).toBe(exact(quantity));
        expect(parsed.values.quantity).toMatch(/^(0|[1-9][0-9]*)(\.[0-9]+)?$/);
      } else if (exact(quantity) === 0n) expect(parsed.error.code).toBe(-1013);
      else expect(exact(quantity) > exact("92233720368.54775807") && parsed.error.code === -1108).toBe(true);
    }),
    { numRuns: 3_000 },
  );
  expect(read).toBeGreaterThan(1_000);
});

test("any JSON on the WebSocket API is read or refused", () => {
  let refused = 0;
  let read = 0;
  fc.assert(
    fc.property(fc.constantFrom(...webSocketMethods.values()), fc.jsonValue({ maxDepth: 4 }), (operation, params) => {
      const converted = entriesFromJson(params);
      if (!converted.ok) {
        refused += 1;
        expect(converted.error.code).toBe(-1135);
        return;
      }
      read += 1;
      const parsed = parseParameters<string>(operation, converted.entries, "WEBSOCKET");
      if (!parsed.ok) expect(CODES).toContain(parsed.error.code);
    }),
    { numRuns: 3_000 },
  );
  expect(refused).toBeGreaterThan(100);
  expect(read).toBeGreaterThan(100);
});

test("no legal range takes longer than 5 ms on 50,000 hostile characters", () => {
  const ranges = new Set(
    [...webSocketMethods.values()].flatMap((operation) => parametersOf(operation, "WEBSOCKET").map(legalRange)),
  );
  const shapes = ["a", "A", "0", "1.", '"A",', '["A"', '["A","A"', "-", " ", "^("];
  for (const range of ranges) {
    const compiled = new RegExp(range);
    for (const shape of shapes) {
      const text = shape.repeat(Math.ceil(50_000 / shape.length));
      compiled.test(text);
      const times = [1, 2, 3].map(() => {
        const start = performance.now();
        compiled.test(text);
        return performance.now() - start;
      });
      expect(Math.min(...times), `${range} on ${shape}…`).toBeLessThan(5);
    }
  }
});

test("a request of 10,000 parameters costs a count, not a search", () => {
  const entries: ParameterEntries = Array.from({ length: 10_000 }, (_, at) => [`p${at}`, "1"] as const);
  expect(parseParameters(ENDPOINTS.newOrder, entries)).toMatchObject({ ok: false, error: { code: -1101 } });
});
