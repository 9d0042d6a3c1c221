import fc from "fast-check";
import { expect, test } from "vitest";
import { CANCEL_REPLACE_MODES, CANCEL_RESTRICTIONS, ORDER_TYPES, SIDES, TIMES_IN_FORCE } from "../order/enums.js";
import {
  ASSET_FILTER_FIELDS,
  EXCHANGE_FILTER_FIELDS,
  type FilterFields,
  REQUIRED_SYMBOL_FILTERS,
  SYMBOL_FILTER_FIELDS,
} from "../symbol/filters/filter-fields.js";
import { ByteReader, BytesUnreadable, ByteWriter } from "./bytes.js";
import { decodeEnvelope, encodeEnvelope } from "./coding.js";
import type { Command, Envelope } from "./command.js";

const integer = fc.oneof(fc.maxSafeNat(), fc.nat(1000));
const text = fc.string({ maxLength: 40, unit: "grapheme" });
const KINDS = { integer, boolean: fc.boolean(), amount: fc.bigInt({ min: 0n, max: 10n ** 30n }) } as const;
const filtersOf = (table: FilterFields, requiredKeys: readonly string[]) =>
  fc.record(
    Object.fromEntries(
      Object.entries(table).map(([filter, fields]) => [
        filter,
        fc.record(Object.fromEntries(Object.entries(fields).map(([field, kind]) => [field, KINDS[kind]]))),
      ]),
    ),
    { requiredKeys: [...requiredKeys] },
  );
const orderRequest = {
  symbolId: integer,
  side: fc.constantFrom(...SIDES),
  orderType: fc.constantFrom(...ORDER_TYPES),
  timeInForce: fc.constantFrom(...TIMES_IN_FORCE),
  price: integer,
  quantity: integer,
  quoteOrderQuantity: integer,
  clientOrderId: text,
  selfTradePreventionMode: fc.constant("NONE"),
};
const command = fc.oneof(
  fc.record({ type: fc.constant("NewOrder"), ...orderRequest }),
  fc.record({
    type: fc.constant("CancelOrder"),
    symbolId: integer,
    orderId: integer,
    clientOrderId: text,
    newClientOrderId: text,
    cancelRestrictions: fc.constantFrom(...CANCEL_RESTRICTIONS),
  }),
  fc.record({
    type: fc.constant("CancelReplaceOrder"),
    cancelReplaceMode: fc.constantFrom(...CANCEL_REPLACE_MODES),
    cancelOrderId: integer,
    cancelOrigClientOrderId: text,
    cancelNewClientOrderId: text,
    cancelRestrictions: fc.constantFrom(...CANCEL_RESTRICTIONS),
    ...orderRequest,
  }),
  fc.record({
    type: fc.constant("AmendOrder"),
    symbolId: integer,
    orderId: integer,
    clientOrderId: text,
    newClientOrderId: text,
    newQuantity: integer,
  }),
  fc.record({
    type: fc.constant("Deposit"),
    assetId: integer,
    amount: fc.bigInt({ min: -(10n ** 31n), max: 10n ** 31n }),
    externalId: text,
  }),
  fc.record({
    type: fc.constant("SetFilters"),
    symbolId: integer,
    filters: filtersOf(SYMBOL_FILTER_FIELDS, REQUIRED_SYMBOL_FILTERS),
  }),
  fc.record({ type: fc.constant("SetExchangeFilters"), filters: filtersOf(EXCHANGE_FILTER_FIELDS, []) }),
  fc.record({ type: fc.constant("SetAssetFilters"), assetId: integer, filters: filtersOf(ASSET_FILTER_FIELDS, []) }),
  fc.record({ type: fc.constant("AdvanceTime") }),
) as unknown as fc.Arbitrary<Command>;
const envelope: fc.Arbitrary<Envelope> = fc.record({
  commandId: fc.record({ high: fc.nat(2 ** 31 - 1), low: fc.nat(2 ** 31 - 1) }),
  accountId: integer,
  validUntilMs: integer,
  actor: text,
  reason: text,
  command,
});

const encode = (value: Envelope): Uint8Array => {
  const writer = new ByteWriter(4);
  encodeEnvelope(writer, value);
  return writer.toBytes();
};

test("an envelope reads back as it was written, and uses all bytes", () => {
  fc.assert(
    fc.property(envelope, (value) => {
      const reader = new ByteReader(encode(value));
      expect(decodeEnvelope(reader)).toEqual(value);
      expect(reader.remaining).toBe(0);
    }),
  );
});

test("truncated or damaged bytes are unreadable or another envelope, never another kind of failure", () => {
  let refused = 0;
  fc.assert(
    fc.property(envelope, fc.nat(), fc.nat(255), (value, at, byte) => {
      const bytes = encode(value);
      const damaged = bytes.slice(0, bytes.length - (at % 3));
      damaged[at % damaged.length] = byte;
      try {
        decodeEnvelope(new ByteReader(damaged));
      } catch (error) {
        expect(error).toBeInstanceOf(BytesUnreadable);
        refused++;
      }
    }),
    { numRuns: 500 },
  );
  expect(refused).toBeGreaterThan(50);
});
