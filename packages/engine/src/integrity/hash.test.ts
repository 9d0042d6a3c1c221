import fc from "fast-check";
import { expect, test } from "vitest";
import { Fold, hashBytes } from "./hash.js";

test("the hash of the same bytes is the same everywhere and for ever", () => {
  expect(hashBytes(new Uint8Array())).toBe("2f0cd992db1aa0f67490ba601d9f32bb");
  expect(hashBytes(Uint8Array.from({ length: 100 }, (_, at) => at))).toBe("dc4c741bf81a507e7cd48dd69af42160");
});

test("every flipped bit changes every lane's worth of the hash", () => {
  const bytes = Uint8Array.from({ length: 37 }, (_, at) => at * 7);
  const whole = hashBytes(bytes);
  for (let bit = 0; bit < bytes.length * 8; bit++) {
    const flipped = bytes.slice();
    flipped[bit >> 3] = (flipped[bit >> 3] as number) ^ (1 << (bit & 7));
    const other = hashBytes(flipped);
    for (let lane = 0; lane < 32; lane += 8) expect(other.slice(lane, lane + 8)).not.toBe(whole.slice(lane, lane + 8));
  }
});

test("length and grouping are part of the content", () => {
  expect(hashBytes(new Uint8Array([0]))).not.toBe(hashBytes(new Uint8Array([0, 0])));
  expect(hashBytes(new Uint8Array([1]), new Uint8Array([2]))).not.toBe(hashBytes(new Uint8Array([1, 2])));
});

test("a stored fold goes on where it stopped", () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), fc.array(fc.integer()), (before, after) => {
      const whole = new Fold();
      for (const word of [...before, ...after]) whole.word(word);
      const first = new Fold();
      for (const word of before) first.word(word);
      const second = Fold.resume(JSON.parse(JSON.stringify(first.lanes)));
      for (const word of after) second.word(word);
      expect(second.digest()).toBe(whole.digest());
    }),
  );
});
