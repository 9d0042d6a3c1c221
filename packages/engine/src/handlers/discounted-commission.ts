import type { Market } from "../book/market.js";
import { divideBigUp, powerOfTen } from "../money/rounding.js";
import { RATE_ONE } from "../money/units.js";
import type { Wide } from "../money/wide.js";
import type { State } from "../state.js";
import { freeCell, VENUE_ACCOUNT } from "../wallet/ledger.js";

const BIG_ONE = BigInt(RATE_ONE);
const BIG_ONE_SQUARED = BIG_ONE * BIG_ONE;

/** One amount in units of another: × numerator / denominator. */
interface Conversion {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/**
 * Lets an account pay the commission of a trade in the discount asset, when everything allows it: the account, the symbol (asked
 * before), a known price, and enough of the asset that is free after the trade's own movements.
 *
 * @param role the account's in the trade, as `roleOf` names it
 * @param received what the trade brought it, in the smallest unit of `receivedAssetId`
 * @param out what was paid, in the smallest unit of the discount asset
 * @returns whether it was paid; if not, nothing has moved
 */
export function payDiscounted(
  state: State,
  market: Market,
  accountId: number,
  role: number,
  receivedAssetId: number,
  received: Wide,
  out: Wide,
): boolean {
  const { accounts, commissionDiscount, ledger } = state;
  if (commissionDiscount === undefined || !accounts.isDiscountEnabled(accountId)) return false;
  const standard = accounts.standardRate(accountId, role, market.standardRates[role] as number);
  const further = market.furtherRates[role] as number;
  if (standard + further === 0) return false;
  const { assetId, discount } = commissionDiscount;
  const conversion = conversionOf(state, receivedAssetId, assetId);
  if (conversion === undefined) return false;
  const rate = BigInt(standard) * BigInt(discount) + BigInt(further) * BIG_ONE;
  const capped = rate > BIG_ONE_SQUARED ? BIG_ONE_SQUARED : rate;
  const amount = divideBigUp(
    received.toBigInt() * capped * conversion.numerator,
    conversion.denominator * BIG_ONE_SQUARED,
  );
  out.setBigInt(amount);
  if (amount === 0n) return true;
  const balance = ledger.find(accountId, assetId);
  if (balance === -1 || !ledger.cells.covers(freeCell(balance), out)) return false;
  ledger.touch(balance);
  ledger.transfer(freeCell(balance), freeCell(ledger.ensure(VENUE_ACCOUNT, assetId)), out);
  return true;
}

/** At the last price of the market of the discount asset in the received one, else of the received one in the discount asset. */
function conversionOf(state: State, receivedAssetId: number, discountAssetId: number): Conversion | undefined {
  if (receivedAssetId === discountAssetId) return { numerator: 1n, denominator: 1n };
  const received = unitOf(state, receivedAssetId);
  const discount = unitOf(state, discountAssetId);
  const direct = tradedMarket(state, discountAssetId, receivedAssetId);
  if (direct !== undefined) {
    const one = powerOfTen(direct.priceDecimals);
    return { numerator: one * discount, denominator: BigInt(direct.lastPrice) * received };
  }
  const inverse = tradedMarket(state, receivedAssetId, discountAssetId);
  if (inverse === undefined) return undefined;
  const one = powerOfTen(inverse.priceDecimals);
  return { numerator: BigInt(inverse.lastPrice) * discount, denominator: one * received };
}

/** How many smallest units one of an asset is. */
const unitOf = ({ assets }: State, assetId: number): bigint => powerOfTen(assets[assetId]?.decimals ?? 0);

/** The first listed market of this pair that has traded. */
const tradedMarket = ({ markets }: State, baseAssetId: number, quoteAssetId: number): Market | undefined =>
  markets.find(
    (market) => market.baseAssetId === baseAssetId && market.quoteAssetId === quoteAssetId && market.lastPrice > 0,
  );
