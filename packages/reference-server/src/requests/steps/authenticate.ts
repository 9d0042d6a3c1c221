import type { ApiKey, KeyPermission } from "@pricetime/adapters";
import { checkTimestamp, type Security } from "@pricetime/sdk/wire";
import { isAddressAllowed } from "../../accounts/ip-allow-list.js";
import type { Exchange } from "../../exchange.js";
import type { ApiCall } from "../api-call.js";
import { apiError, throwRefusal } from "../api-error.js";
import { isSignatureOf } from "./signature.js";

const API_KEY = /^[A-Za-z0-9]{64}$/;

const PERMISSIONS: Readonly<Record<Exclude<Security, "NONE">, KeyPermission>> = {
  TRADE: "TRADE",
  USER_DATA: "READ",
  USER_STREAM: "READ",
};

/** The key that was sent, if it is one of ours: to know whether the request counts, before anything is refused. */
export async function findKey({ users }: Pick<Exchange, "users">, apiKey: string | undefined) {
  return apiKey !== undefined && API_KEY.test(apiKey) ? await users.key(apiKey) : undefined;
}

/**
 * Key, its addresses and permissions, then time, then signature.
 *
 * @param values the call's parameters, read
 * @throws ApiError -2014, -2015, -1102, -1021, -1022
 */
export function authenticate(
  call: ApiCall,
  key: ApiKey | undefined,
  values: { readonly timestamp?: number; readonly recvWindow?: number; readonly signature?: string },
  nowMs: number,
): ApiKey {
  const { security, signed } = call.operation;
  if (call.apiKey === undefined || !API_KEY.test(call.apiKey)) throw apiError("BAD_API_KEY_FMT");
  if (key === undefined || !isAddressAllowed(key, call.remoteAddress)) throw apiError("REJECTED_MBX_KEY");
  if (security !== "NONE" && !key.permissions.includes(PERMISSIONS[security])) throw apiError("REJECTED_MBX_KEY");
  if (!signed) return key;
  const { timestamp = 0, recvWindow = 0, signature = "" } = values;
  throwRefusal(checkTimestamp(timestamp, recvWindow, nowMs));
  if (call.transport === "SESSION") return key;
  if (!isSignatureOf(call.signedPayload, signature, key)) throw apiError("INVALID_SIGNATURE");
  return key;
}
