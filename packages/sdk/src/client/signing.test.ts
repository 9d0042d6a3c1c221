import { createHmac, generateKeyPairSync, verify } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { hmacSigner, privateKeySigner } from "./signing.js";

const SECRET = "NhqPtmdSJYdKjVHjA7PZj4Mge3R5YNiP1e3UZjInClVN65XAbvqqM6A7H5fATj0j";
const API_KEY = "vmPUZE6mv9SD5VNHk4HlWFsOr6aKE2zvsw0MuIgwCIPy6utIco14y7Ju91duEh8A";
const ORDER = "side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=0.1&recvWindow=5000&timestamp=1499827319559";

test.each([
  ["REST", `symbol=LTCBTC&${ORDER}`, "c8db56825ae71d6d79447849e617115f4a920fa2acdcab2b053c4b2838bd6b71"],
  [
    "REST, percent-encoded symbol",
    `symbol=%EF%BC%91%EF%BC%92%EF%BC%93%EF%BC%94%EF%BC%95%EF%BC%96&${ORDER}`,
    "e1353ec6b14d888f1164ae9af8228a3dbd508bc82eb867db8ab6046442f33ef3",
  ],
  [
    "WebSocket API",
    `apiKey=${API_KEY}&price=52000.00&quantity=0.01000000&recvWindow=100&side=SELL&symbol=BTCUSDT&timeInForce=GTC&timestamp=1645423376532&type=LIMIT`,
    "aa1b5712c094bc4e57c05a1a5c1fd8d88dcd628338ea863fec7b88e59fe2db24",
  ],
])("the documented vector of %s", async (_name, payload, signature) => {
  expect(await hmacSigner(SECRET)(payload)).toBe(signature);
});

test("signatures equal those of another implementation", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.string({ minLength: 1, unit: "grapheme" }),
      fc.string({ unit: "grapheme" }),
      async (secret, payload) => {
        expect(await hmacSigner(secret)(payload)).toBe(createHmac("sha256", secret).update(payload).digest("hex"));
      },
    ),
  );
});

test.each([
  ["Ed25519", generateKeyPairSync("ed25519"), null],
  ["RSA", generateKeyPairSync("rsa", { modulusLength: 2048 }), "sha256"],
] as const)(
  "%s signatures are verified by another implementation",
  async (_name, { privateKey, publicKey }, digest) => {
    const sign = privateKeySigner(privateKey.export({ type: "pkcs8", format: "pem" }).toString());
    for (const payload of ["", `symbol=LTCBTC&${ORDER}`, "symbol=１２３"]) {
      const signature = await sign(payload);
      expect(signature).toMatch(/^[A-Za-z0-9+/]+={0,2}$/);
      expect(verify(digest, Buffer.from(payload), publicKey, Buffer.from(signature, "base64"))).toBe(true);
    }
  },
);

test("what is no private key is refused at once", () => {
  const { publicKey } = generateKeyPairSync("ed25519");
  for (const text of ["", "secret", publicKey.export({ type: "spki", format: "pem" }).toString()]) {
    expect(() => privateKeySigner(text)).toThrow("privateKey must be a PKCS #8 key in PEM");
  }
});
