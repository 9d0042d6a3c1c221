import type { Client } from "../../client/create-client.js";
import type { Account, AccountRequest } from "../../generated/types.js";
import { accountRoute } from "../../wire/routes.js";

/**
 * Reads permissions, commission rates and balances.
 *
 * @param request.omitZeroBalances leave out assets with nothing free and nothing locked
 * @returns balances as decimal strings
 * @throws {@link RateLimited} request weight used up
 * @throws {@link OutcomeUnknown} no answer or HTTP 5xx; repeating the call is safe
 *
 * @example
 * const { balances } = await account(client, { omitZeroBalances: true });
 */
export function account(client: Client, request: AccountRequest = {}): Promise<Account> {
  return client.request(accountRoute, request);
}
