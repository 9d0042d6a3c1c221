import type { Envelope } from "@pricetime/engine";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  decodeCommandMessage,
  decodeExactJson,
  encodeCommandMessage,
  encodeExactJson,
  MessageUnreadable,
} from "./message-coding.js";

const envelope: Envelope = {
  commandId: { high: 2 ** 48 - 1, low: 3 },
  accountId: 7,
  validUntilMs: 1_700_000_000_000,
  actor: "operator:Zoë",
  reason: "\u0000 \ufffe",
  command: { type: "Deposit", assetId: 1, amount: 10n ** 59n, externalId: "x" },
};

describe("command messages", () => {
  it("come back whole", () => {
    const message = { envelope, meta: "trace\u0001" };
    expect(decodeCommandMessage(encodeCommandMessage(message))).toEqual(message);
  });

  it("are refused when cut anywhere, longer, or of another version", () => {
    const bytes = encodeCommandMessage({ envelope, meta: "trace" });
    for (let length = 0; length < bytes.length; length++)
      expect(() => decodeCommandMessage(bytes.subarray(0, length))).toThrow(MessageUnreadable);
    expect(() => decodeCommandMessage(Uint8Array.of(...bytes, 0))).toThrow("1 bytes follow its end");
    expect(() => decodeCommandMessage(Uint8Array.of(2, ...bytes.subarray(1)))).toThrow("its version is 2");
  });
});

describe("exact JSON", () => {
  it("brings back any value, in ASCII that XML allows", () => {
    const leaf = fc.oneof(
      fc.bigInt(),
      fc.maxSafeInteger().map((value) => value + 0),
      fc.string({ unit: "binary" }),
      fc.string({ unit: fc.constantFrom("#", "-", "1", "\ud800", "\ufffe", "\u007f", "\n") }),
      fc.boolean(),
      fc.constant(null),
    );
    const value = fc.oneof(leaf, fc.array(leaf), fc.record({ amount: fc.bigInt(), text: leaf, list: fc.array(leaf) }));
    fc.assert(
      fc.property(value, (any) => {
        const text = encodeExactJson(any);
        expect(text).toMatch(/^[ -~]*$/);
        expect(decodeExactJson(text)).toEqual(any);
      }),
    );
  });

  it("refuses what it does not write", () => {
    expect(() => encodeExactJson({ price: Number.NaN })).toThrow(TypeError);
    for (const text of ["", "{", '"#"', '"#1.5"', '{"amount":"#x"}'])
      expect(() => decodeExactJson(text)).toThrow(MessageUnreadable);
  });
});
