/** Makes the signature of a payload, as it stands in `signature` before percent-encoding; secrets stay inside. */
export type Signer = (payload: string) => Promise<string>;

const utf8 = new TextEncoder();

/** Lower-case hex HMAC-SHA256 over the exact bytes of the payload, by Web Crypto. */
export function hmacSigner(secret: string): Signer {
  let key: ReturnType<typeof crypto.subtle.importKey> | undefined;
  return async (payload) => {
    key ??= crypto.subtle.importKey("raw", utf8.encode(secret), { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
    const signature = await crypto.subtle.sign("HMAC", await key, utf8.encode(payload));
    return Array.from(new Uint8Array(signature), (byte) => byte.toString(16).padStart(2, "0")).join("");
  };
}

/** An Ed25519 key in PKCS #8 is 48 bytes long; RSA keys are far longer. */
const LONGEST_ED25519 = 100;

/**
 * Base64 Ed25519 or RSA (PKCS #1 v1.5 with SHA-256) signature over the exact bytes of the payload, by Web Crypto.
 *
 * @param pem private key, PKCS #8: it begins with -----BEGIN PRIVATE KEY-----
 * @throws TypeError when it is none
 */
export function privateKeySigner(pem: string): Signer {
  const base64 = /^\s*-----BEGIN PRIVATE KEY-----([\w+/=\s]+)-----END/.exec(pem)?.[1];
  if (base64 === undefined) throw new TypeError("privateKey must be a PKCS #8 key in PEM");
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const name = bytes.length < LONGEST_ED25519 ? "Ed25519" : "RSASSA-PKCS1-v1_5";
  let key: ReturnType<typeof crypto.subtle.importKey> | undefined;
  return async (payload) => {
    key ??= crypto.subtle.importKey("pkcs8", bytes, { name, hash: "SHA-256" }, false, ["sign"]);
    const signature = await crypto.subtle.sign(name, await key, utf8.encode(payload));
    return btoa(String.fromCharCode(...new Uint8Array(signature)));
  };
}
