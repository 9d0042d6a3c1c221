import { createPublicKey, type KeyObject } from "node:crypto";
import type { PublicKeyApiKey } from "@pricetime/adapters";

const RSA_BITS = { least: 2048, most: 4096 } as const;

/** The text is no public key that requests may be signed for. */
export class PublicKeyRefused extends Error {
  readonly code = "PUBLIC_KEY_REFUSED";
  constructor(sentence: string, cause?: unknown) {
    super(sentence, { cause });
    this.name = "PublicKeyRefused";
  }
}

/** Reads a public key in PEM and says what kind it is. @throws PublicKeyRefused */
export function readPublicKey(pem: string): Pick<PublicKeyApiKey, "kind" | "publicKey"> {
  if (pem.includes("PRIVATE KEY")) {
    throw new PublicKeyRefused(
      "This is a private key. Keep it to yourself, and give the public key that belongs to it.",
    );
  }
  const key = parse(pem);
  const publicKey = key.export({ type: "spki", format: "pem" }).toString();
  if (key.asymmetricKeyType === "ed25519") return { kind: "ED25519", publicKey };
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
  if (key.asymmetricKeyType === "rsa" && bits >= RSA_BITS.least && bits <= RSA_BITS.most)
    return { kind: "RSA", publicKey };
  const size = key.asymmetricKeyType === "rsa" ? ` of ${bits} bits` : "";
  throw new PublicKeyRefused(
    `A public key is Ed25519, or RSA of ${RSA_BITS.least} to ${RSA_BITS.most} bits, not ${key.asymmetricKeyType}${size}.`,
  );
}

function parse(pem: string): KeyObject {
  try {
    return createPublicKey({ key: pem, format: "pem" });
  } catch (error) {
    throw new PublicKeyRefused("A public key is a text in PEM that begins with -----BEGIN PUBLIC KEY-----.", error);
  }
}
