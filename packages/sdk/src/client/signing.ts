/** Makes the signature of a payload; secrets stay inside. */
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
