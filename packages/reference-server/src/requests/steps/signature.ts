import { createHmac, createPublicKey, type KeyObject, timingSafeEqual, verify } from "node:crypto";
import type { ApiKey, HmacApiKey, PublicKeyApiKey } from "@pricetime/adapters";

type SigningKey = Pick<HmacApiKey, "kind" | "secret"> | Pick<PublicKeyApiKey, "kind" | "publicKey">;

const HEX_DIGEST = /^[0-9a-fA-F]{64}$/;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})+(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
/** What `verify` hashes a payload with: Ed25519 does so itself. */
const DIGESTS = { ED25519: null, RSA: "sha256" } as const satisfies Record<Exclude<ApiKey["kind"], "HMAC">, unknown>;

/** Keys that were read from their PEM already. */
const read = new WeakMap<SigningKey, KeyObject>();

/**
 * Whether `signature` is the key's for the payload: HMAC-SHA256 in hex of either case, Ed25519 in base64, or RSA (PKCS #1 v1.5 with
 * SHA-256) in base64. Every wrong HMAC takes equally long.
 *
 * @param payload one character per byte sent
 */
export function isSignatureOf(payload: string, signature: string, key: SigningKey): boolean {
  const bytes = Buffer.from(payload, "latin1");
  if (key.kind === "HMAC") {
    if (!HEX_DIGEST.test(signature)) return false;
    return timingSafeEqual(createHmac("sha256", key.secret).update(bytes).digest(), Buffer.from(signature, "hex"));
  }
  return BASE64.test(signature) && verify(DIGESTS[key.kind], bytes, publicKeyOf(key), Buffer.from(signature, "base64"));
}

function publicKeyOf(key: Pick<PublicKeyApiKey, "kind" | "publicKey">): KeyObject {
  const known = read.get(key) ?? createPublicKey(key.publicKey);
  read.set(key, known);
  return known;
}
