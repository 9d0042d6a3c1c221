import { describe, expect, test } from "vitest";
import { checkSchema } from "./check-schema.js";
import { SCHEMAS } from "./schemas.js";

const trade = { id: 1, price: "1.0", qty: "2", quoteQty: "2.0", time: 5, isBuyerMaker: true, isBestMatch: true };

describe("differences from the contract", () => {
  test("none", () => {
    expect(checkSchema(SCHEMAS.PublicTrade, trade)).toEqual([]);
    expect(checkSchema(SCHEMAS.Depth, { lastUpdateId: 1, bids: [["1", "2"]], asks: [] })).toEqual([]);
    expect(checkSchema(SCHEMAS.Empty, {})).toEqual([]);
  });

  test.each([
    [{ ...trade, extra: 1 }, "response.extra: is not documented"],
    [{ ...trade, price: 1 }, "response.price: expected string, not 1"],
    [{ ...trade, price: "1e5" }, 'response.price: "1e5" does not match ^[0-9]+(\\.[0-9]+)?$'],
    [{ ...trade, id: -2 }, "response.id: -2 is below -1"],
    [{ ...trade, id: 1.5 }, "response.id: expected integer, not 1.5"],
    [{ ...trade, isBestMatch: undefined }, "response.isBestMatch: expected boolean, not undefined"],
    [null, "response: expected object, not null"],
    [[], "response: expected object, not []"],
  ])("%j", (value, difference) => {
    expect(checkSchema(SCHEMAS.PublicTrade, value)).toEqual([difference]);
  });

  test("a missing field, a level too long, a word nobody knows, a wrong filter", () => {
    const { id: _id, ...withoutId } = trade;
    expect(checkSchema(SCHEMAS.PublicTrade, withoutId)).toEqual(["response.id: is missing"]);
    expect(checkSchema(SCHEMAS.Depth, { lastUpdateId: 1, bids: [["1", "2", "3"]], asks: [] })).toEqual([
      "response.bids[0]: expected 2 to 2 items, not 3",
    ]);
    expect(checkSchema(SCHEMAS.SymbolInfo.properties?.status ?? {}, "OPEN")).toHaveLength(1);
    expect(checkSchema(SCHEMAS.SymbolFilter, { filterType: "LOT_SIZE", minQty: "1", maxQty: "2" })).toEqual([
      "response.stepSize: is missing",
    ]);
  });

  test("inherited names are neither present nor documented", () => {
    expect(checkSchema(SCHEMAS.ServerTime, JSON.parse('{"serverTime":1,"__proto__":1}'))).toEqual([
      "response.__proto__: is not documented",
    ]);
    expect(checkSchema(SCHEMAS.ServerTime, { serverTime: 1, toString: 1 })).toEqual([
      "response.toString: is not documented",
    ]);
  });

  test("a reference to nothing is reported", () => {
    expect(checkSchema({ $ref: "#/components/schemas/Nothing" }, 1)).toEqual([
      "response: the contract has no schema Nothing",
    ]);
  });
});
