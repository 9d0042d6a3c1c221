import type { Envelope } from "../../messages/command.js";
import type { Dice } from "../dice.js";
import type { LiveAccount, LiveState } from "../live-state.js";
import { envelopeOf } from "../test-venue.js";
import { deposit, someExternalId } from "./workload-operations.js";
import { limitOrder, someAccountId } from "./workload-orders.js";

export function requestWithdrawal(live: LiveState, dice: Dice): Envelope {
  const accountId = someAccountId(live, dice);
  const { assetId } = dice.pick(live.assets);
  const free = live.freeOf(accountId, assetId);
  const amount = dice.chance(0.2) ? free + BigInt(dice.below(2)) : free / BigInt(1 + dice.below(1_000));
  return envelopeOf(accountId, { type: "RequestWithdrawal", assetId, amount, externalId: someExternalId(dice) });
}

/** The next step of a withdrawal, sometimes a step too far. */
export function stepWithdrawal(live: LiveState, dice: Dice): Envelope {
  const pending = [...live.pendingWithdrawals];
  if (pending.length === 0) return requestWithdrawal(live, dice);
  const externalId = dice.pick(pending);
  const next = live.approvedWithdrawals.has(externalId) ? "SendWithdrawal" : "ApproveWithdrawal";
  const type = dice.chance(0.7)
    ? next
    : dice.pick(["ApproveWithdrawal", "SendWithdrawal", "RejectWithdrawal", "RejectWithdrawal"] as const);
  return envelopeOf(0, { type, externalId });
}

/** Between relatives, with one unit too much now and then. */
export function transfer(live: LiveState, dice: Dice): Envelope {
  const accounts = [...live.accounts];
  const fromParent = dice.chance(0.6);
  const [accountId, { family }] = dice.pick(
    accounts.filter(([id, account]) => (fromParent ? id === 1 : isSubAccount(id, account))),
  );
  const relatives = accounts.filter(([id, account]) => account.family === family && id !== accountId);
  const [toAccountId] = dice.pick(relatives);
  const { assetId } = dice.pick(live.assets);
  const free = live.freeOf(accountId, assetId);
  const amount = dice.chance(0.2) ? free + BigInt(dice.below(2)) : free / BigInt(1 + dice.below(1_000));
  const externalId = someExternalId(dice);
  return envelopeOf(accountId, { type: "Transfer", toAccountId, assetId, amount, externalId });
}

const isSubAccount = (accountId: number, { family }: LiveAccount): boolean => family !== accountId;

const isFree = ({ isActive, canTrade, canDeposit, canWithdraw }: LiveAccount): boolean =>
  isActive && canTrade && canDeposit && canWithdraw;

/** Mostly a sub-account, which trades little, so that most orders are still placed. */
const someRestrictable = (live: LiveState, dice: Dice): number =>
  dice.chance(0.8) ? 7 + dice.below(2) : someAccountId(live, dice);

const ALLOWED = { canTrade: true, canDeposit: true, canWithdraw: true } as const;

/** Suspends or restricts an account; those that were are free again soon. */
export function restrictAccount(live: LiveState, dice: Dice): Envelope {
  const restricted = [...live.accounts].find(([, account]) => !isFree(account));
  if (restricted && dice.chance(0.7)) {
    const [accountId, { isActive }] = restricted;
    if (!isActive) return envelopeOf(accountId, { type: "SetAccountStatus", status: "ACTIVE" });
    return envelopeOf(accountId, { type: "SetAccountPermissions", ...ALLOWED });
  }
  const accountId = someRestrictable(live, dice);
  if (dice.chance(0.4)) return envelopeOf(accountId, { type: "SetAccountStatus", status: "SUSPENDED" });
  const taken = dice.pick(["canTrade", "canDeposit", "canWithdraw"] as const);
  return envelopeOf(accountId, { type: "SetAccountPermissions", ...ALLOWED, [taken]: dice.chance(0.2) });
}

export const setTradeGroup = (live: LiveState, dice: Dice): Envelope =>
  envelopeOf(someAccountId(live, dice), { type: "SetTradeGroup", tradeGroupId: dice.below(4) - 1 });

const withdrawOne = (live: LiveState, dice: Dice): Envelope => {
  const { assetId } = dice.pick(live.assets);
  return envelopeOf(0, { type: "RequestWithdrawal", assetId, amount: 1n, externalId: someExternalId(dice) });
};

/** Something an account with a restriction may not do; without such an account it gets the restriction. */
export const inSpiteOf =
  (restriction: "isActive" | "canTrade" | "canDeposit" | "canWithdraw") =>
  (live: LiveState, dice: Dice): Envelope => {
    const restricted = [...live.accounts].find(([, account]) => !account[restriction]);
    if (!restricted) {
      const accountId = someRestrictable(live, dice);
      if (restriction === "isActive") return envelopeOf(accountId, { type: "SetAccountStatus", status: "SUSPENDED" });
      return envelopeOf(accountId, { type: "SetAccountPermissions", ...ALLOWED, [restriction]: false });
    }
    const [accountId] = restricted;
    const attempts = {
      isActive: dice.pick([limitOrder, withdrawOne]),
      canTrade: limitOrder,
      canDeposit: deposit,
      canWithdraw: withdrawOne,
    };
    return { ...attempts[restriction](live, dice), accountId };
  };
