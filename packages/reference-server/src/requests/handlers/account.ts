import type { AccountCommissionResponse, AccountResponse, RateLimitOrderResponse } from "@pricetime/sdk";
import type { ParametersOf } from "@pricetime/sdk/wire";
import { orderCounts } from "../../limits/order-counts.js";
import * as view from "../../mapping/account-view.js";
import * as commission from "../../mapping/commission-view.js";
import { findMarket } from "../find-market.js";
import { keyOf, type RequestContext } from "../request-context.js";

export async function account(
  context: RequestContext,
  { omitZeroBalances }: ParametersOf<"account">,
): Promise<AccountResponse> {
  const { hotState, markets } = context.exchange;
  const { accountId, permissions } = keyOf(context);
  const record = await hotState.account(accountId);
  const [firstMarket] = markets.all();
  const rates = commission.standardRates(firstMarket, record);
  return view.accountView(markets, accountId, record, rates, permissions, omitZeroBalances);
}

export async function accountCommission(
  context: RequestContext,
  { symbol }: ParametersOf<"accountCommission">,
): Promise<AccountCommissionResponse> {
  const { hotState, markets } = context.exchange;
  const market = findMarket(markets, symbol);
  const record = await hotState.account(keyOf(context).accountId);
  const discount = await hotState.commissionDiscount();
  return commission.accountCommission(markets, { market, record, discount });
}

export const rateLimitOrder = (context: RequestContext): Promise<RateLimitOrderResponse> =>
  orderCounts(context.exchange, keyOf(context).accountId, context.nowMs);
