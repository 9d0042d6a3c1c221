import { expect, test } from "vitest";
import { isSignatureOf } from "../../requests/steps/signature.js";
import { readApiRequest, signedPayload } from "./read-request.js";

test("the payload of the documented example has the documented signature", () => {
  const entries: [string, string][] = [
    ["symbol", "BTCUSDT"],
    ["side", "SELL"],
    ["type", "LIMIT"],
    ["timeInForce", "GTC"],
    ["quantity", "0.01000000"],
    ["price", "52000.00"],
    ["recvWindow", "100"],
    ["timestamp", "1645423376532"],
    ["apiKey", "vmPUZE6mv9SD5VNHk4HlWFsOr6aKE2zvsw0MuIgwCIPy6utIco14y7Ju91duEh8A"],
    ["signature", "left out"],
  ];
  const signature = "aa1b5712c094bc4e57c05a1a5c1fd8d88dcd628338ea863fec7b88e59fe2db24";
  const secret = "NhqPtmdSJYdKjVHjA7PZj4Mge3R5YNiP1e3UZjInClVN65XAbvqqM6A7H5fATj0j";
  expect(isSignatureOf(signedPayload(entries), signature, { kind: "HMAC", secret })).toBe(true);
});

test("the payload is UTF-8, one character per byte, and not percent-encoded", () => {
  expect(
    signedPayload([
      ["b", "1 2&3"],
      ["a", "１"],
    ]),
  ).toBe("a=\u00ef\u00bc\u0091&b=1 2&3");
});

test("a request is taken apart", () => {
  const text = '{"id":1,"method":"v3/order.test","params":{"price":1.10,"flag":false,"list":["A","B"],"apiKey":"k"}}';
  expect(readApiRequest(text)).toMatchObject({
    ok: true,
    request: {
      id: "1",
      operation: { id: "testOrder" },
      apiKey: "k",
      entries: [
        ["price", "1.10"],
        ["flag", "false"],
        ["list", '["A","B"]'],
        ["apiKey", "k"],
      ],
      signedPayload: 'apiKey=k&flag=false&list=["A","B"]&price=1.10',
      returnRateLimits: undefined,
    },
  });
});
