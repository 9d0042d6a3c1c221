import { invariant } from "../../assert.js";
import type { Execution, ReferenceBalance, ReferenceMarket, ReferenceState } from "./reference-state.js";

/** The largest total of one asset, in its smallest unit. */
export const LARGEST_AMOUNT = 10n ** 30n;

export function balanceOf(state: ReferenceState, accountId: number, assetId: number): ReferenceBalance {
  const account = state.accounts.get(accountId);
  invariant(account !== undefined, "money moves only between known accounts");
  const balance = account.balances.get(assetId) ?? { free: 0n, locked: 0n };
  account.balances.set(assetId, balance);
  return balance;
}

export const freeOf = (state: ReferenceState, accountId: number, assetId: number): bigint =>
  state.accounts.get(accountId)?.balances.get(assetId)?.free ?? 0n;

/** Adds to one balance (negative takes away) and remembers that this command touched it. */
export function post(
  { state, touched }: Execution,
  accountId: number,
  assetId: number,
  change: { readonly free?: bigint; readonly locked?: bigint },
): void {
  const balance = balanceOf(state, accountId, assetId);
  balance.free += change.free ?? 0n;
  balance.locked += change.locked ?? 0n;
  invariant(balance.free >= 0n, "free is never negative");
  invariant(balance.locked >= 0n, "locked is never negative");
  const key = `${accountId}/${assetId}`;
  if (!touched.has(key)) touched.set(key, { accountId, assetId });
}

/** Announces every touched balance of a user. */
export function announceBalances({ state, events, touched }: Execution): void {
  for (const { accountId, assetId } of touched.values()) {
    const account = state.accounts.get(accountId);
    if (accountId === 0 || account === undefined) continue;
    account.events += 1;
    const { free, locked } = balanceOf(state, accountId, assetId);
    events.push({ type: "BalanceChanged", accountId, accountEvent: account.events, assetId, free, locked });
  }
}

const decimalsOf = (state: ReferenceState, assetId: number): number => {
  const asset = state.assets[assetId];
  invariant(asset !== undefined, "a symbol's assets are listed");
  return asset.decimals;
};

/** A quantity of the market in the base asset's smallest unit. */
export const baseAmount = (state: ReferenceState, { definition }: ReferenceMarket, quantity: bigint): bigint =>
  quantity * 10n ** BigInt(decimalsOf(state, definition.baseAssetId) - definition.quantityDecimals);

/** A notional of the market in the quote asset's smallest unit. */
export const quoteAmount = (state: ReferenceState, { definition }: ReferenceMarket, notional: bigint): bigint =>
  notional *
  10n ** BigInt(decimalsOf(state, definition.quoteAssetId) - definition.priceDecimals - definition.quantityDecimals);
