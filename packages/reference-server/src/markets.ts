import type { HotState, LiveFeed } from "@pricetime/adapters";
import type { AssetDefinition, EventType, SymbolDefinition } from "@pricetime/engine";
import { invariant } from "@pricetime/engine";
import type { SymbolPrecision } from "@pricetime/sdk/wire";
import { printedDecimals } from "./mapping/decimal-text.js";

/** A listed symbol with its assets: everything a mapping needs to read and print its numbers. */
export interface Market {
  readonly definition: SymbolDefinition;
  readonly baseAsset: AssetDefinition;
  readonly quoteAsset: AssetDefinition;
  /** Most decimals a client may send. */
  readonly precision: SymbolPrecision;
}

const LISTING_EVENTS: ReadonlySet<EventType> = new Set<EventType>([
  "AssetAdded",
  "SymbolAdded",
  "SymbolStatusChanged",
  "FiltersChanged",
  "SelfTradePreventionChanged",
]);

/** The listed assets and symbols, readable without waiting. Kept fresh from the feed, before any reply leaves. */
export interface Markets {
  /** By name, e.g. "BTCUSDT". */
  market(symbol: string): Market | undefined;
  /** By id; it must be listed. */
  marketOf(symbolId: number): Market;
  /** All, by id. */
  all(): readonly Market[];
  asset(name: string): AssetDefinition | undefined;
  /** By id; it must be listed. */
  assetOf(assetId: number): AssetDefinition;
  assets(): readonly AssetDefinition[];
  /** Reads the listings again when the hot state is further than what the feed has told. */
  lookForMissed(): Promise<void>;
}

/** Reads the listings once, then follows the feed. Subscribe this before whatever releases replies. */
export async function followMarkets(hotState: HotState, feed: LiveFeed): Promise<Markets> {
  let assets: readonly AssetDefinition[] = [...(await hotState.assets())];
  let markets: readonly Market[] = [];
  let byName = new Map<string, Market>();

  const rebuild = (definitions: readonly SymbolDefinition[]): void => {
    markets = definitions.map((definition) => marketFrom(definition, assets));
    byName = new Map(markets.map((market) => [market.definition.symbol, market]));
  };
  rebuild(await hotState.symbols());

  let position = await hotState.position();
  let reading: Promise<void> | undefined;
  const readAgain = async (): Promise<void> => {
    // What was listed while the lists were read may be missing in them: once more then.
    for (let before = -1; before !== position; ) {
      before = position;
      assets = [...(await hotState.assets())];
      rebuild(await hotState.symbols());
    }
  };
  const refresh = (): Promise<void> => {
    reading ??= readAgain().finally(() => {
      reading = undefined;
    });
    return reading;
  };

  feed.subscribe((batch) => {
    const isGap = batch[0]?.executed.position !== position + 1;
    position = batch.at(-1)?.executed.position ?? position;
    // Listings among what was missed are in the hot state. It may be away for a moment: then the next gap, or look, tries again.
    if (isGap) void refresh().catch(() => {});
    const events = batch.flatMap(({ executed }) => executed.events.filter(({ type }) => LISTING_EVENTS.has(type)));
    if (events.length === 0) return;
    const definitions = markets.map(({ definition }) => definition);
    for (const event of events) {
      if (event.type === "AssetAdded") assets = [...assets, event.definition];
      else if (event.type === "SymbolAdded") definitions.push(event.definition);
      else if (event.type === "SymbolStatusChanged") amend(definitions, event.symbolId, { status: event.status });
      else if (event.type === "FiltersChanged") amend(definitions, event.symbolId, { filters: event.filters });
      else if (event.type === "SelfTradePreventionChanged") {
        amend(definitions, event.symbolId, { selfTradePrevention: event.selfTradePrevention });
      }
    }
    rebuild(definitions);
  });

  return {
    lookForMissed: async () => {
      const seen = position;
      const newest = await hotState.position();
      if (newest <= seen || newest <= position) return;
      position = newest;
      await refresh();
    },
    market: (symbol) => byName.get(symbol),
    marketOf: (symbolId) => {
      const market = markets[symbolId];
      invariant(market !== undefined, "events and orders name listed symbols only");
      return market;
    },
    all: () => markets,
    asset: (name) => assets.find(({ asset }) => asset === name),
    assetOf: (assetId) => {
      const asset = assets[assetId];
      invariant(asset !== undefined, "events and balances name listed assets only");
      return asset;
    },
    assets: () => assets,
  };
}

function amend(definitions: SymbolDefinition[], symbolId: number, change: Partial<SymbolDefinition>): void {
  const definition = definitions[symbolId];
  if (definition !== undefined) definitions[symbolId] = { ...definition, ...change };
}

function marketFrom(definition: SymbolDefinition, assets: readonly AssetDefinition[]): Market {
  const baseAsset = assets[definition.baseAssetId];
  const quoteAsset = assets[definition.quoteAssetId];
  invariant(baseAsset !== undefined && quoteAsset !== undefined, "a symbol's assets are listed before it");
  const quoteDigits = printedDecimals(quoteAsset.decimals);
  return {
    definition,
    baseAsset,
    quoteAsset,
    precision: { price: quoteDigits, quantity: printedDecimals(baseAsset.decimals), amount: quoteDigits },
  };
}
