import { expect, test } from "vitest";
import { ApiError } from "../requests/api-error.js";
import { rawParameters } from "./raw-parameters.js";

test("what is signed is the text as sent, without the signature wherever it stands", () => {
  for (const text of ["a=1&b=%2F&signature=ff", "a=1&signature=ff&b=%2F", "signature=ff&a=1&b=%2F"]) {
    expect(rawParameters(text).signed).toBe("a=1&b=%2F");
  }
});

test("names and values are decoded, the signature included", () => {
  expect(rawParameters("a=1&symbols=%5B%22X%22%5D&c=x+y&d&signature=f%2F").entries).toEqual([
    ["a", "1"],
    ["symbols", '["X"]'],
    ["c", "x y"],
    ["d", ""],
    ["signature", "f/"],
  ]);
});

test("a name sent twice stays twice, for the contract to refuse", () => {
  expect(rawParameters("a=1&a=2").entries).toHaveLength(2);
});

test.each(["a=%", "a=%GG", "a=%C3%28", "%ED%A0%80=1"])("%s is not percent-encoded UTF-8", (text) => {
  expect(() => rawParameters(text)).toThrow(ApiError);
});

test("nothing is nothing", () => {
  expect(rawParameters("")).toEqual({ entries: [], signed: "" });
});
