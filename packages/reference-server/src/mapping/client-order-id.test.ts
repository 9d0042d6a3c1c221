import { expect, test } from "vitest";
import { newClientOrderId } from "./client-order-id.js";

test("made-up client order ids are 22 letters and digits, and do not repeat", () => {
  const ids = Array.from({ length: 2_000 }, newClientOrderId);
  for (const id of ids) expect(id).toMatch(/^[a-zA-Z0-9]{22}$/);
  expect(new Set(ids).size).toBe(ids.length);
  expect(new Set(ids.join("")).size).toBe(62);
});
