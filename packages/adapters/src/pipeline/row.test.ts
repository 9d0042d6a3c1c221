import fc from "fast-check";
import { expect, test } from "vitest";
import { RowUnreadable } from "./errors.js";
import { decodeRow, encodeRow, MAXIMUM_ROW_PAYLOAD, peekKind, ROW_KINDS, type Row } from "./row.js";

const hex = (digits: number) =>
  fc
    .array(fc.constantFrom(..."0123456789abcdef"), { minLength: digits, maxLength: digits })
    .map((list) => list.join(""));
const whole = (min: number) => fc.maxSafeInteger().filter((value) => value >= min);

const anyRow: fc.Arbitrary<Row> = fc.constantFrom(...ROW_KINDS).chain((kind) =>
  fc.record({
    kind: fc.constant(kind),
    seq: whole(1),
    epoch: whole(0),
    timeMs: whole(0),
    firstPosition: whole(1),
    count: kind === "COMMANDS" ? fc.integer({ min: 1, max: 256 }) : fc.constant(kind === "TICK" ? 1 : 0),
    batchId: hex(32),
    previousHash: hex(64),
    eventsHash: hex(32),
    behavior: fc.constant(1),
    payload: fc.uint8Array({ maxLength: 300, size: "max" }),
  }),
);

const tick: Row = {
  kind: "TICK",
  seq: 7,
  epoch: 2,
  timeMs: 1_700_000_000_000,
  firstPosition: 41,
  count: 1,
  batchId: "00112233445566778899aabbccddeeff",
  previousHash: "ab".repeat(32),
  eventsHash: "cd".repeat(16),
  behavior: 1,
  payload: new Uint8Array(0),
};

test("a row is read back as it was written", () => {
  const reached: Record<string, number> = {};
  fc.assert(
    fc.property(anyRow, (row) => {
      const stored = encodeRow(row);
      const { hash, payload, ...header } = decodeRow(stored);
      expect({ ...header, payload: Uint8Array.from(payload) }).toEqual(row);
      expect(hash).toMatch(/^[0-9a-f]{64}$/);
      expect(peekKind(stored)).toBe(row.kind);
      reached[row.kind] = (reached[row.kind] ?? 0) + 1;
    }),
    { numRuns: 300 },
  );
  for (const kind of ROW_KINDS) expect(reached[kind], kind).toBeGreaterThan(20);
});

test("no flipped bit and no cut is read as a row", () => {
  const { seq, bytes } = encodeRow({
    ...tick,
    kind: "COMMANDS",
    payload: Uint8Array.from({ length: 40 }, (_, at) => at),
  });
  for (let bit = 0; bit < bytes.length * 8; bit++) {
    const damaged = Uint8Array.from(bytes);
    damaged[bit >> 3] = (damaged[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    expect(() => decodeRow({ seq, bytes: damaged }), `bit ${bit}`).toThrow(RowUnreadable);
  }
  for (let length = 0; length < bytes.length; length++) {
    expect(() => decodeRow({ seq, bytes: bytes.subarray(0, length) }), `${length} bytes`).toThrow(RowUnreadable);
  }
});

test("the bytes of a row are fixed", () => {
  expect(Buffer.from(encodeRow(tick).bytes).toString("hex")).toBe(
    "01000200010000000100000000000000070000000000000002000000000000000068e5cf8b010000290000000000000000112233445566778899aabbccddeeff" +
      `${"ab".repeat(32)}${"cd".repeat(16)}` +
      "7b266eea5e87b876ed82d2e27f5bfb64caccef2dbeb23463348094b6283ecb5db03e16b6",
  );
});

test("an unknown version, a wrong number and a future behaviour are named (M7)", () => {
  const stored = encodeRow(tick);
  const newer = Uint8Array.from(stored.bytes);
  newer[0] = 2;
  expect(() => decodeRow({ seq: 7, bytes: newer })).toThrow(
    "Journal row 7 is unreadable: its version is 2; this build reads version 1.",
  );
  expect(() => decodeRow({ seq: 8, bytes: stored.bytes })).toThrow("Journal row 8 is unreadable: it says it is row 7.");
  expect(() => encodeRow({ ...tick, behavior: 2 })).toThrow("it follows behaviour 2; this build knows up to 1");
});

test.each([
  ["two ticks", { count: 2 }, "a TICK row holds 1 to 1 commands, not 2"],
  ["too many commands", { kind: "COMMANDS" as const, count: 257 }, "a COMMANDS row holds 1 to 256 commands, not 257"],
  ["row 0", { seq: 0 }, "its number is not a whole number from 1"],
  ["part of a ms", { timeMs: 1.5 }, "its time is not a whole number of ms"],
  ["too many bytes", { payload: new Uint8Array(MAXIMUM_ROW_PAYLOAD + 1) }, "its payload is larger than 1048576 bytes"],
  ["no batch id", { batchId: "xyz" }, "an id or hash has the wrong length"],
])("an impossible row is not written: %s", (_, change, reason) => {
  expect(() => encodeRow({ ...tick, ...change })).toThrow(reason);
});
