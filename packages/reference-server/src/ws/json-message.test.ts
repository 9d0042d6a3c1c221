import { expect, test } from "vitest";
import { idText, readMessage } from "./json-message.js";

const read = (text: string) => {
  const reading = readMessage(text);
  if (!reading.ok) throw new Error("it is an object");
  return reading.message;
};

test("numbers keep their spelling, texts and names their content", () => {
  const { fields, spelled } = read('{"a":1.50,"b":[1e-7,-2,"3"],"4":{"c\\"5":"6.0\\\\"},"d":true,"e":null}');
  expect(fields).toEqual({ a: 1.5, b: [1e-7, -2, "3"], "4": { 'c"5': "6.0\\" }, d: true, e: null });
  expect(spelled).toEqual({ a: "1.50", b: ["1e-7", "-2", "3"], "4": { 'c"5': "6.0\\" }, d: true, e: null });
});

test.each(["7", "-7", "18446744073709551615", '"abc"', '"with \\"quotes\\""', "null"])("the id %s is echoed", (id) => {
  expect(idText(read(`{"id":${id},"method":"x","params":{"id":5}}`))).toBe(id);
});

test("no id is null", () => {
  expect(idText(read("{}"))).toBe("null");
});

test.each(["", "x", "{", '{"a":}', "undefined", '{"a":01}', "\u0000"])("%j is no JSON", (text) => {
  expect(readMessage(text)).toMatchObject({ ok: false, isJson: false, line: 1, column: expect.any(Number) });
});

test.each(["1", "null", "[]", '"text"', "true"])("%s is JSON, but no object", (text) => {
  expect(readMessage(text)).toEqual({ ok: false, isJson: true, line: 1, column: 1 });
});
