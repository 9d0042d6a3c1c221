import type { Client } from "../../client/create-client.js";
import type { AccountCommission, AccountCommissionRequest } from "../../generated/types.js";
import { accountCommissionRoute } from "../../wire/routes.js";

/**
 * Reads the commission rates of the account on a symbol, as fractions of what is received.
 *
 * @throws {@link RequestRejected} -1121 bad symbol
 * @throws {@link RateLimited} request weight used up
 * @throws {@link OutcomeUnknown} no answer or HTTP 5xx; repeating the call is safe
 *
 * @example
 * const { standardCommission } = await accountCommission(client, { symbol: "BTCUSDT" });
 */
export function accountCommission(client: Client, request: AccountCommissionRequest): Promise<AccountCommission> {
  return client.request(accountCommissionRoute, request);
}
