import type { Envelope } from "../../messages/command.js";
import { toRate } from "../../money/units.js";
import { SELF_TRADE_PREVENTION_MODES, SYMBOL_STATUSES } from "../../order/enums.js";
import type { Dice } from "../dice.js";
import type { LiveState } from "../live-state.js";
import { envelopeOf, OPEN_FILTERS } from "../test-venue.js";
import { someFurtherFilters } from "./workload-filters.js";
import { someAccountId, someSymbolId } from "./workload-orders.js";
import { someFilters } from "./workload-venue.js";

const MOST_LISTINGS = 12;

export const someExternalId = (dice: Dice): string => `external-${dice.below(2 ** 48)}`;

export function openAccount(live: LiveState, dice: Dice): Envelope {
  const externalId = live.accountCount < MOST_LISTINGS ? `account-${live.accountCount + 1}` : "account-1";
  const parentAccountId = dice.chance(0.3) ? 1 + dice.below(6) : 0;
  return envelopeOf(parentAccountId, { type: "OpenAccount", externalId: dice.chance(0.3) ? "account-1" : externalId });
}

export function deposit(live: LiveState, dice: Dice): Envelope {
  const asset = dice.pick(live.assets);
  const amount = BigInt(1 + dice.below(1_000_000)) * 10n ** BigInt(dice.below(asset.decimals + 1));
  const { assetId } = asset;
  return envelopeOf(someAccountId(live, dice), { type: "Deposit", assetId, amount, externalId: someExternalId(dice) });
}

/** A deposit, withdrawal or transfer once more under its own external id. */
export function repeatFunding(live: LiveState, dice: Dice): Envelope {
  if (live.recentFunding.length === 0) return deposit(live, dice);
  const { accountId, command } = dice.pick(live.recentFunding);
  return envelopeOf(accountId, command);
}

/** Closed symbols open again soon. */
export function setSymbolStatus(live: LiveState, dice: Dice): Envelope {
  const closed = live.symbols.find(({ status }) => status !== "TRADING");
  const status = closed || dice.chance(0.6) ? "TRADING" : dice.pick(SYMBOL_STATUSES);
  const symbolId = closed?.symbolId ?? someSymbolId(live, dice);
  return envelopeOf(0, { type: "SetSymbolStatus", symbolId, status });
}

export function setFilters(live: LiveState, dice: Dice): Envelope {
  const symbolId = someSymbolId(live, dice);
  const filters = dice.chance(0.3)
    ? OPEN_FILTERS
    : { ...someFilters(dice, symbolId), ...someFurtherFilters(dice, symbolId) };
  return envelopeOf(0, { type: "SetFilters", symbolId, filters });
}

/** A default and some more modes; most often all of them, with NONE as the default. */
export function setSelfTradePrevention(live: LiveState, dice: Dice): Envelope {
  const symbolId = someSymbolId(live, dice);
  const defaultMode = dice.chance(0.7) ? "NONE" : dice.pick(SELF_TRADE_PREVENTION_MODES);
  const some = SELF_TRADE_PREVENTION_MODES.filter(() => dice.chance(0.7));
  const allowedModes = dice.chance(0.6)
    ? SELF_TRADE_PREVENTION_MODES
    : [defaultMode, ...some.filter((mode) => mode !== defaultMode)];
  const selfTradePrevention = { defaultMode, allowedModes };
  return envelopeOf(0, { type: "SetSelfTradePrevention", symbolId, selfTradePrevention });
}

export function addAsset(live: LiveState, dice: Dice): Envelope {
  const asset = live.assets.length < MOST_LISTINGS ? `ASSET${live.assets.length}` : "BTC";
  return envelopeOf(0, { type: "AddAsset", asset, decimals: 8 + dice.below(11) });
}

export function addSymbol(live: LiveState, dice: Dice): Envelope {
  const symbol = live.symbols.length < MOST_LISTINGS ? `SYMBOL${live.symbols.length}` : "BTCUSDT";
  const baseAssetId = dice.below(live.assets.length);
  return envelopeOf(0, {
    type: "AddSymbol",
    symbol,
    baseAssetId,
    quoteAssetId: (baseAssetId + 1 + dice.below(live.assets.length - 1)) % live.assets.length,
    priceDecimals: dice.below(6),
    quantityDecimals: dice.below(6),
    status: "TRADING",
    filters: OPEN_FILTERS,
    makerCommission: toRate(dice.below(1_000_000)),
    takerCommission: toRate(dice.below(1_000_000)),
    ...(dice.chance(0.5) && {
      selfTradePrevention: {
        defaultMode: "EXPIRE_MAKER",
        allowedModes: ["DECREMENT", "NONE", "EXPIRE_MAKER"],
      } as const,
    }),
  });
}

export const advanceTime = (): Envelope => envelopeOf(0, { type: "AdvanceTime" });

/** Mostly tight, so that markets halt now and then; short, so that they trade again soon. */
export function setVolatilityHalt(live: LiveState, dice: Dice): Envelope {
  const symbolId = dice.chance(0.5) ? 3 : someSymbolId(live, dice);
  if (dice.chance(0.4)) return envelopeOf(0, { type: "SetVolatilityHalt", symbolId });
  const volatilityHalt = {
    maxMoveRate: toRate(dice.pick([1, 5_000, 100_000, 10_000_000, 30_000_000])),
    windowMs: dice.pick([1, 500, 5_000, 60_000]),
    haltMs: 1 + dice.below(400),
    cancelOnlyMs: dice.chance(0.3) ? 0 : dice.below(200),
  };
  return envelopeOf(0, { type: "SetVolatilityHalt", symbolId, volatilityHalt });
}
