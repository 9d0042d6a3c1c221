import type { SetCommission, SetDiscountEnabled } from "../../messages/account-commands.js";
import type { SetCommissionDiscount, SetSymbolCommission } from "../../messages/market-commands.js";
import type { RejectReason } from "../../messages/reject-reasons.js";
import { RATE_ONE } from "../../money/units.js";
import type { CommissionRates, FurtherCommission } from "../../symbol/commission.js";
import { post } from "./reference-ledger.js";
import { type Execution, type ReferenceMarket, type ReferenceState, userAccount } from "./reference-state.js";

const ONE = BigInt(RATE_ONE);

type Commission = ReferenceMarket["commission"];

const none = { makerCommission: 0, takerCommission: 0, buyerCommission: 0, sellerCommission: 0 };

/** (maker or taker) + (buyer or seller). */
const rateIn = (rates: typeof none | CommissionRates, isMaker: boolean, isBuyer: boolean): number =>
  (isMaker ? rates.makerCommission : rates.takerCommission) +
  (isBuyer ? rates.buyerCommission : rates.sellerCommission);

const standardOf = ({ makerCommission, takerCommission, furtherCommission }: Commission): typeof none => ({
  makerCommission,
  takerCommission,
  buyerCommission: furtherCommission?.buyerCommission ?? 0,
  sellerCommission: furtherCommission?.sellerCommission ?? 0,
});

const furtherRate = ({ furtherCommission }: Commission, isMaker: boolean, isBuyer: boolean): number =>
  rateIn(furtherCommission?.special ?? none, isMaker, isBuyer) +
  rateIn(furtherCommission?.tax ?? none, isMaker, isBuyer);

const ROLES = [true, false].flatMap((isMaker) => [true, false].map((isBuyer) => [isMaker, isBuyer] as const));

export const isSoundCommission = (commission: Commission): boolean =>
  ROLES.every(
    ([isMaker, isBuyer]) =>
      rateIn(standardOf(commission), isMaker, isBuyer) + furtherRate(commission, isMaker, isBuyer) <= RATE_ONE,
  );

const copyRates = (rates: CommissionRates): CommissionRates => ({
  makerCommission: rates.makerCommission,
  takerCommission: rates.takerCommission,
  buyerCommission: rates.buyerCommission,
  sellerCommission: rates.sellerCommission,
});

/** The known fields only. */
export function copyCommission({ makerCommission, takerCommission, furtherCommission }: Commission): Commission {
  if (furtherCommission === undefined) return { makerCommission, takerCommission };
  const { buyerCommission, sellerCommission, special, tax, isDiscountEnabled } = furtherCommission;
  const copy: FurtherCommission = {
    buyerCommission,
    sellerCommission,
    special: copyRates(special),
    tax: copyRates(tax),
    isDiscountEnabled,
  };
  return { makerCommission, takerCommission, furtherCommission: copy };
}

export function setCommission(
  { state, accountId, events }: Execution,
  command: SetCommission,
): RejectReason | undefined {
  const account = userAccount(state, accountId);
  if (!account) return "UNKNOWN_ACCOUNT";
  if (ROLES.some(([isMaker, isBuyer]) => rateIn(command, isMaker, isBuyer) > RATE_ONE)) return "INVALID_COMMISSION";

  account.commission = copyRates(command);
  events.push({ type: "CommissionChanged", accountId, ...account.commission });
  return undefined;
}

export function setDiscountEnabled(
  { state, accountId, events }: Execution,
  { isEnabled }: SetDiscountEnabled,
): RejectReason | undefined {
  const account = userAccount(state, accountId);
  if (!account) return "UNKNOWN_ACCOUNT";

  account.isDiscountEnabled = isEnabled;
  events.push({ type: "DiscountEnabledChanged", accountId, isEnabled });
  return undefined;
}

export function setSymbolCommission(
  { state, events }: Execution,
  command: SetSymbolCommission,
): RejectReason | undefined {
  const { symbolId } = command;
  const market = state.markets[symbolId];
  if (!market) return "UNKNOWN_SYMBOL";
  if (!isSoundCommission(command)) return "INVALID_COMMISSION";

  market.commission = copyCommission(command);
  events.push({ type: "SymbolCommissionChanged", symbolId, ...market.commission });
  return undefined;
}

export function setCommissionDiscount(
  { state, events }: Execution,
  { discount }: SetCommissionDiscount,
): RejectReason | undefined {
  if (discount && !state.assets[discount.assetId]) return "UNKNOWN_ASSET";
  if (discount && discount.discount > RATE_ONE) return "INVALID_COMMISSION";

  const copy = discount && { assetId: discount.assetId, discount: discount.discount };
  state.commissionDiscount = copy;
  events.push({ type: "CommissionDiscountChanged", ...(copy && { discount: copy }) });
  return undefined;
}

export interface Paid {
  readonly assetId: number;
  readonly amount: bigint;
}

/** Takes the commission of one side of a trade whose other movements are done. */
export function charge(
  execution: Execution,
  market: ReferenceMarket,
  accountId: number,
  isMaker: boolean,
  isBuyer: boolean,
  received: bigint,
): Paid {
  const { state } = execution;
  const { baseAssetId, quoteAssetId } = market.definition;
  const receivedAssetId = isBuyer ? baseAssetId : quoteAssetId;
  const own = state.accounts.get(accountId)?.commission;
  const standard = BigInt(rateIn(own ?? standardOf(market.commission), isMaker, isBuyer));
  const further = BigInt(furtherRate(market.commission, isMaker, isBuyer));
  const discounted = discountedAmount(state, market, accountId, receivedAssetId, received, standard, further);
  const paid = discounted ?? {
    assetId: receivedAssetId,
    amount: roundedUp(received * atMost(standard + further, ONE), ONE),
  };
  if (discounted === undefined || paid.amount > 0n) {
    post(execution, accountId, paid.assetId, { free: -paid.amount });
    post(execution, 0, paid.assetId, { free: paid.amount });
  }
  return paid;
}

function discountedAmount(
  state: ReferenceState,
  market: ReferenceMarket,
  accountId: number,
  receivedAssetId: number,
  received: bigint,
  standard: bigint,
  further: bigint,
): Paid | undefined {
  const { commissionDiscount } = state;
  const account = state.accounts.get(accountId);
  const isWanted = account?.isDiscountEnabled && market.commission.furtherCommission?.isDiscountEnabled;
  if (!commissionDiscount || !isWanted || standard + further === 0n) return undefined;
  const { assetId, discount } = commissionDiscount;
  const rate = atMost(standard * BigInt(discount) + further * ONE, ONE * ONE);
  const unit = (id: number): bigint => 10n ** BigInt(state.assets[id]?.decimals ?? 0);
  let [numerator, denominator] = [unit(assetId), unit(receivedAssetId)];
  if (assetId !== receivedAssetId) {
    const direct = tradedOn(state, assetId, receivedAssetId);
    const inverse = tradedOn(state, receivedAssetId, assetId);
    if (direct) [numerator, denominator] = [numerator * direct.one, denominator * direct.price];
    else if (inverse) [numerator, denominator] = [numerator * inverse.price, denominator * inverse.one];
    else return undefined;
  }
  const amount = roundedUp(received * rate * numerator, denominator * ONE * ONE);
  const free = account.balances.get(assetId)?.free ?? 0n;
  return free >= amount ? { assetId, amount } : undefined;
}

function tradedOn(state: ReferenceState, baseAssetId: number, quoteAssetId: number) {
  for (const { definition, lastPrice } of state.markets) {
    if (definition.baseAssetId !== baseAssetId || definition.quoteAssetId !== quoteAssetId) continue;
    if (lastPrice !== undefined) return { price: lastPrice, one: 10n ** BigInt(definition.priceDecimals) };
  }
  return undefined;
}

const atMost = (value: bigint, most: bigint): bigint => (value > most ? most : value);

const roundedUp = (value: bigint, divisor: bigint): bigint =>
  value % divisor === 0n ? value / divisor : value / divisor + 1n;
