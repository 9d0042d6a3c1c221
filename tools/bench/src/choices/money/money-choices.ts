import type { Choice } from "../choice.js";
import { bigintMoney } from "./bigint-money.js";
import { makeFills } from "./fills.js";
import { guardedMoney } from "./guarded-money.js";
import { twoLimbMoney } from "./two-limb-money.js";

/** Funds with which all sums of guarded money stay guarded. */
const SMALL_FUNDS = 10n ** 15n;
const LARGE_FUNDS = 10n ** 27n;

/** What it costs to lock, settle and charge commission. */
export function moneyChoices(fills: number): Choice[] {
  const usual = makeFills(fills, 8, SMALL_FUNDS);
  const fine = makeFills(fills, 18, LARGE_FUNDS);
  return [
    {
      what: "money, assets of 8 decimals",
      operation: "fill",
      operations: fills,
      alternatives: [
        { name: "bigint", prepare: () => bigintMoney(usual) },
        { name: "guarded numbers, sums too", prepare: () => guardedMoney(usual) },
        { name: "guarded numbers, sums of two limbs", prepare: () => twoLimbMoney(usual) },
      ],
    },
    {
      what: "money, assets of 18 decimals",
      operation: "fill",
      operations: fills,
      alternatives: [
        { name: "bigint", prepare: () => bigintMoney(fine) },
        { name: "guarded numbers, sums of two limbs", prepare: () => twoLimbMoney(fine) },
      ],
    },
  ];
}
