import { randomBytes } from "node:crypto";
import type { HmacApiKey, KeyPermission, PublicKeyApiKey } from "@pricetime/adapters";
import type { Exchange } from "../exchange.js";
import { readPublicKey } from "./read-public-key.js";

export interface NewApiKey {
  readonly accountId: number;
  readonly label: string;
  readonly permissions: readonly KeyPermission[];
  /** Addresses and ranges that may use it; everyone may unless told. */
  readonly ipAllowList?: readonly string[];
  /** Keys of bots and internal roles are not rate-limited. */
  readonly internal: boolean;
}

export interface NewPublicKeyApiKey extends NewApiKey {
  /** SubjectPublicKeyInfo in PEM: Ed25519, or RSA of 2048 to 4096 bits. */
  readonly publicKey: string;
}

/** 64 letters and digits: 32 random bytes. */
const token = (): string => randomBytes(32).toString("hex");

/** Makes and stores a key with a secret. The secret is in the answer and is never shown again. */
export async function createApiKey(
  { users, clock }: Pick<Exchange, "users" | "clock">,
  fields: NewApiKey,
): Promise<HmacApiKey> {
  const key = { ...complete(fields, clock), kind: "HMAC", secret: token() } as const;
  await users.addKey(key);
  return key;
}

/** Makes and stores a key for signatures of the owner's private key. @throws PublicKeyRefused */
export async function createPublicKeyApiKey(
  { users, clock }: Pick<Exchange, "users" | "clock">,
  { publicKey, ...fields }: NewPublicKeyApiKey,
): Promise<PublicKeyApiKey> {
  const key = { ...complete(fields, clock), ...readPublicKey(publicKey) };
  await users.addKey(key);
  return key;
}

const complete = (fields: NewApiKey, clock: Exchange["clock"]) => ({
  ipAllowList: [],
  ...fields,
  apiKey: token(),
  createdAtMs: clock.nowMs(),
});
