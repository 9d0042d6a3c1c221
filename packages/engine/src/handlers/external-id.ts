import type { RejectReason } from "../messages/reject-reasons.js";
import type { State } from "../state.js";
import { type FundingRecord, isSameFunding } from "../wallet/funding.js";

const EXTERNAL_ID = /^[\x21-\x7e]{1,64}$/;

export const isExternalId = (text: string): boolean => typeof text === "string" && EXTERNAL_ID.test(text);

/** The largest amount of one asset the venue holds, in its smallest unit: far inside what two limbs count exactly. */
export const AMOUNT_MAX = 10n ** 30n;

/** A command that came under a known external id: a repeat is answered with the first result, anything else is refused. */
export function answerRepeat(
  state: State,
  first: FundingRecord,
  again: { readonly accountId: number; readonly assetId: number; readonly amount: bigint },
): RejectReason | undefined {
  if (!isSameFunding(first, again)) return "EXTERNAL_ID_REUSED";
  const { accountId, externalId, position } = first;
  state.events.push({ type: "ExternalIdRepeated", externalId, accountId, firstPosition: position });
  return undefined;
}
