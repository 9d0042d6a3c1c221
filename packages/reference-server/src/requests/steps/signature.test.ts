import { generateKeyPairSync, sign } from "node:crypto";
import { expect, test } from "vitest";
import { isSignatureOf } from "./signature.js";

const SECRET = "NhqPtmdSJYdKjVHjA7PZj4Mge3R5YNiP1e3UZjInClVN65XAbvqqM6A7H5fATj0j";
const KEY = { kind: "HMAC", secret: SECRET } as const;

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
  expect(isSignatureOf(payload, signature, KEY)).toBe(true);
  expect(isSignatureOf(payload, signature.toUpperCase(), KEY)).toBe(true);
});

test.each([
  ["one digit changed", (signature: string) => signature.replace(/.$/, (last) => (last === "0" ? "1" : "0"))],
  ["truncated", (signature: string) => signature.slice(0, 62)],
  ["too long", (signature: string) => `${signature}00`],
  ["empty", () => ""],
  ["not hexadecimal", (signature: string) => signature.replace(/^./, "g")],
])("a signature that is %s is refused", (_name, change) => {
  const [[payload, signature]] = VECTORS;
  expect(isSignatureOf(payload, change(signature), KEY)).toBe(false);
});

test("a signature over other bytes is refused", () => {
  expect(isSignatureOf(REST.replace("quantity=1", "quantity=2"), VECTORS[0][1], KEY)).toBe(false);
  expect(isSignatureOf(REST, VECTORS[0][1], { ...KEY, secret: SECRET.toLowerCase() })).toBe(false);
});

const PUBLIC_KEYS = {
  ED25519: { pair: generateKeyPairSync("ed25519"), digest: null },
  RSA: { pair: generateKeyPairSync("rsa", { modulusLength: 2048 }), digest: "sha256" },
} as const;

test.each(["ED25519", "RSA"] as const)("an %s signature holds for its bytes and its key only", (kind) => {
  const { pair, digest } = PUBLIC_KEYS[kind];
  const other = generateKeyPairSync("ed25519");
  const key = { kind, publicKey: pair.publicKey.export({ type: "spki", format: "pem" }).toString() };
  const signature = sign(digest, Buffer.from(REST), pair.privateKey).toString("base64");
  expect(isSignatureOf(REST, signature, key)).toBe(true);
  expect(isSignatureOf(REST.replace("LTC", "ETH"), signature, key)).toBe(false);
  expect(isSignatureOf(REST, signature.toLowerCase(), key)).toBe(false);
  expect(isSignatureOf(REST, signature.slice(0, -4), key)).toBe(false);
  for (const text of ["", "=", "a".repeat(64), `${signature}\n`, encodeURIComponent(signature)]) {
    expect(isSignatureOf(REST, text, key), text).toBe(false);
  }
  expect(isSignatureOf(REST, sign(null, Buffer.from(REST), other.privateKey).toString("base64"), key)).toBe(false);
});

test("the Ed25519 vector of RFC 8032 with one byte is known", () => {
  const raw = "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c";
  const der = Buffer.from(`302a300506032b6570032100${raw}`, "hex").toString("base64");
  const key = {
    kind: "ED25519",
    publicKey: `-----BEGIN PUBLIC KEY-----\n${der}\n-----END PUBLIC KEY-----\n`,
  } as const;
  const signature =
    "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00";
  expect(isSignatureOf("r", Buffer.from(signature, "hex").toString("base64"), key)).toBe(true);
});
