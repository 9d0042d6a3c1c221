import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { crc32c } from "./crc-32c.js";

const text = (value: string) => new TextEncoder().encode(value);

/** The definition, bit by bit. */
function slowCrc32c(bytes: Uint8Array): number {
  let remainder = 0xffffffff;
  for (const byte of bytes) {
    remainder ^= byte;
    for (let bit = 0; bit < 8; bit++) remainder = remainder & 1 ? (remainder >>> 1) ^ 0x82f63b78 : remainder >>> 1;
  }
  return ~remainder >>> 0;
}

describe("crc32c", () => {
  it("gives the published values", () => {
    expect(crc32c(text("123456789"))).toBe(0xe3069283);
    expect(crc32c(new Uint8Array(32))).toBe(0x8a9136aa);
    expect(crc32c(new Uint8Array(32).fill(0xff))).toBe(0x62a8ab43);
    expect(crc32c(Uint8Array.from({ length: 32 }, (_, index) => index))).toBe(0x46dd794e);
  });

  it("equals the definition for any bytes, whole, in parts or cut out", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), fc.nat(100), (bytes, cut) => {
        const middle = Math.min(cut, bytes.length);
        expect(crc32c(bytes)).toBe(slowCrc32c(bytes));
        expect(crc32c(bytes, middle, bytes.length, crc32c(bytes, 0, middle))).toBe(slowCrc32c(bytes));
        expect(crc32c(bytes, middle)).toBe(slowCrc32c(bytes.subarray(middle)));
      }),
    );
  });
});
