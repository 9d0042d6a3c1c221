import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { readFlow, writeFlow } from "../src/flow/format.js";
import { type FlowRequest, generateFlow } from "../src/flow/generate.js";
import { checksumsAfter } from "../src/flow/judge-book.js";
import { MIX_NAMES } from "../src/flow/mixes.js";

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

/** Computed once from the reference generator of the format, which this one must equal byte for byte. */
const REFERENCE: readonly (readonly [FlowRequest, string])[] = [
  [{ mix: "xcore", messages: 20_000, seed: 1 }, "04f26a94be667bad24706f84778a7f155c9b270b6ce0b25da6fea889a0250c0c"],
  [{ mix: "xcore", messages: 20_000, seed: 7 }, "3d4bb653ba311d7153e3c3356452ab81b7bc3e3008d4c25bebfea38defe8d9f6"],
  [{ mix: "retail", messages: 20_000, seed: 1 }, "50812a22576c581b93f902d1072c6d173dffe257b58830dd60c030548ede636d"],
  [{ mix: "retail", messages: 20_000, seed: 7 }, "0d398144b82c95012727601b921f1360ec5c78f3691939a728e30dc8f41a821b"],
  [{ mix: "deep", messages: 20_000, seed: 1 }, "b7fb4f4bb7f19410e501a2eb2f600052d39a66ac81dd13e0325dd7278f62cb32"],
  [{ mix: "deep", messages: 20_000, seed: 7 }, "17ba3254a3e6b1d47466fdc9610ab93642abc86c765ad82d0a996d2f8d701e9e"],
  [
    { mix: "retail", messages: 5_000, seed: 3, bookSize: 500 },
    "a3f8d68044ba8b779113e480ece407c014aec0f6a2b9522f2ddc31b8ef2cb25b",
  ],
];

describe("generated flows", () => {
  test.each(REFERENCE)("%o is the reference generator's file", (request, expected) => {
    expect(sha256(writeFlow(generateFlow(request)))).toBe(expected);
  });

  test("a flow read back from its file is the flow that was written", () => {
    const flow = generateFlow({ mix: "retail", messages: 2_000, bookSize: 300 });
    expect(readFlow(writeFlow(flow))).toEqual(flow);
  });

  test.each(MIX_NAMES)("the checksums of %s at its last record are those of its header", (mix) => {
    const flow = generateFlow({ mix, messages: 5_000, bookSize: 500 });
    expect(checksumsAfter(flow, flow.records)).toEqual(flow.expected);
  });

  test("the checksums of a prefix are those of the shorter flow", () => {
    const long = generateFlow({ mix: "xcore", messages: 4_000 });
    const short = generateFlow({ mix: "xcore", messages: 1_500 });
    expect(checksumsAfter(long, short.records)).toEqual(short.expected);
  });
});

describe("a flow file", () => {
  test("that is something else is refused", () => {
    expect(() => readFlow(new TextEncoder().encode("#!/bin/sh\n".repeat(20)))).toThrow("not an order-flow file");
  });

  test("that was cut short is refused", () => {
    const file = writeFlow(generateFlow({ mix: "xcore", messages: 10 }));
    expect(() => readFlow(file.subarray(0, file.length - 1))).toThrow("announces 1010 records");
  });
});
