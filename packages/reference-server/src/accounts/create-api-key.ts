import { randomBytes } from "node:crypto";
import type { ApiKey, KeyPermission } from "@pricetime/adapters";
import type { Exchange } from "../exchange.js";

export interface NewApiKey {
  readonly accountId: number;
  readonly label: string;
  readonly permissions: readonly KeyPermission[];
  /** Keys of bots and internal roles are not rate-limited. */
  readonly internal: boolean;
}

/** 64 letters and digits: 32 random bytes. */
const token = (): string => randomBytes(32).toString("hex");

/** Makes and stores a key. The secret is in the answer and is never shown again. */
export async function createApiKey(
  { users, clock }: Pick<Exchange, "users" | "clock">,
  { accountId, label, permissions, internal }: NewApiKey,
): Promise<ApiKey> {
  const key: ApiKey = {
    apiKey: token(),
    accountId,
    kind: "HMAC",
    secret: token(),
    permissions,
    label,
    createdAtMs: clock.nowMs(),
    internal,
  };
  await users.addKey(key);
  return key;
}
