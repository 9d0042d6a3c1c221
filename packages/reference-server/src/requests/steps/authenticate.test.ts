import { expect, test } from "vitest";
import { isSignatureOf } from "./authenticate.js";

const SECRET = "NhqPtmdSJYdKjVHjA7PZj4Mge3R5YNiP1e3UZjInClVN65XAbvqqM6A7H5fATj0j";

// The published examples of the API documents.
const REST =
  "symbol=LTCBTC&side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=0.1&recvWindow=5000&timestamp=1499827319559";
const VECTORS = [
  [REST, "c8db56825ae71d6d79447849e617115f4a920fa2acdcab2b053c4b2838bd6b71"],
  [
    REST.replace("LTCBTC", "%EF%BC%91%EF%BC%92%EF%BC%93%EF%BC%94%EF%BC%95%EF%BC%96"),
    "e1353ec6b14d888f1164ae9af8228a3dbd508bc82eb867db8ab6046442f33ef3",
  ],
  [
    "apiKey=vmPUZE6mv9SD5VNHk4HlWFsOr6aKE2zvsw0MuIgwCIPy6utIco14y7Ju91duEh8A&price=52000.00&quantity=0.01000000&recvWindow=100&side=SELL&symbol=BTCUSDT&timeInForce=GTC&timestamp=1645423376532&type=LIMIT",
    "aa1b5712c094bc4e57c05a1a5c1fd8d88dcd628338ea863fec7b88e59fe2db24",
  ],
] as const;

test.each(VECTORS)("the signature of %s is known", (payload, signature) => {
  expect(isSignatureOf(payload, signature, SECRET)).toBe(true);
  expect(isSignatureOf(payload, signature.toUpperCase(), SECRET)).toBe(true);
});

test.each([
  ["one digit changed", (signature: string) => signature.replace(/.$/, (last) => (last === "0" ? "1" : "0"))],
  ["truncated", (signature: string) => signature.slice(0, 62)],
  ["too long", (signature: string) => `${signature}00`],
  ["empty", () => ""],
  ["not hexadecimal", (signature: string) => signature.replace(/^./, "g")],
])("a signature that is %s is refused", (_name, change) => {
  const [[payload, signature]] = VECTORS;
  expect(isSignatureOf(payload, change(signature), SECRET)).toBe(false);
});

test("a signature over other bytes is refused", () => {
  expect(isSignatureOf(REST.replace("quantity=1", "quantity=2"), VECTORS[0][1], SECRET)).toBe(false);
  expect(isSignatureOf(REST, VECTORS[0][1], SECRET.toLowerCase())).toBe(false);
});
