import { SYMBOL_STATUSES } from "@pricetime/engine";
import type { AccountOpening, AssetListing, Genesis, ListingFilter, SymbolListing } from "./genesis.js";
import { JsonReader } from "./json-reader.js";

const ASSET = /^[A-Z0-9]{1,20}$/;
const ASSET_FORM = "1 to 20 capital letters and digits";
const ACCOUNT = /^[a-zA-Z0-9._-]{1,40}$/;

/**
 * Checks a genesis file as parsed from JSON.
 *
 * @returns the genesis, or all that is wrong with it, each with its place
 */
export function readGenesis(
  json: unknown,
): { readonly ok: true; readonly genesis: Genesis } | { readonly ok: false; readonly problems: readonly string[] } {
  const problems: string[] = [];
  const { assets, symbols, accounts } = new JsonReader(json, "genesis", problems).object(
    "assets",
    "symbols",
    "accounts",
  );
  const genesis: Genesis = {
    assets: assets.list().map(readAsset),
    symbols: symbols.isAbsent ? [] : symbols.list().map(readSymbol),
    accounts: accounts.isAbsent ? [] : accounts.list().map(readAccount),
  };
  if (problems.length === 0) checkNames(genesis, problems);
  return problems.length === 0 ? { ok: true, genesis } : { ok: false, problems };
}

function readAsset(reader: JsonReader): AssetListing {
  const { asset, decimals } = reader.object("asset", "decimals");
  return { asset: asset.text(ASSET, ASSET_FORM), decimals: decimals.wholeNumber(0, 18) };
}

/** One symbol; `symbol add` reads the same. */
export function readSymbol(reader: JsonReader): SymbolListing {
  const fields = reader.object(
    "symbol",
    "baseAsset",
    "quoteAsset",
    "status",
    "makerCommission",
    "takerCommission",
    "filters",
  );
  return {
    symbol: fields.symbol.text(ASSET, ASSET_FORM),
    baseAsset: fields.baseAsset.text(ASSET, ASSET_FORM),
    quoteAsset: fields.quoteAsset.text(ASSET, ASSET_FORM),
    status: fields.status.isAbsent ? "TRADING" : fields.status.word(SYMBOL_STATUSES),
    makerCommission: fields.makerCommission.isAbsent ? "0" : fields.makerCommission.decimal(),
    takerCommission: fields.takerCommission.isAbsent ? "0" : fields.takerCommission.decimal(),
    filters: readFilters(fields.filters),
  };
}

function readFilters(reader: JsonReader): readonly ListingFilter[] {
  const filters = reader.list().flatMap((item) => readFilter(item) ?? []);
  const count = (type: string): number => filters.filter(({ filterType }) => filterType === type).length;
  for (const needed of ["PRICE_FILTER", "LOT_SIZE"]) {
    if (count(needed) !== 1) reader.refuse(`a list with exactly one ${needed}`);
  }
  for (const optional of ["NOTIONAL", "MIN_NOTIONAL"]) {
    if (count(optional) > 1) reader.refuse(`a list with at most one ${optional}`);
  }
  return filters;
}

const FILTER_TYPES = ["PRICE_FILTER", "LOT_SIZE", "NOTIONAL", "MIN_NOTIONAL"] as const;

function readFilter(reader: JsonReader): ListingFilter | undefined {
  const type = reader.record().find(([name]) => name === "filterType")?.[1];
  if (type === undefined) {
    reader.refuse(`an object with filterType ${FILTER_TYPES.join(", ")}`);
    return undefined;
  }
  const filterType = FILTER_TYPES.find((known) => known === type.value);
  if (filterType === undefined) {
    type.refuse(FILTER_TYPES.join(" or "));
    return undefined;
  }
  switch (filterType) {
    case "PRICE_FILTER": {
      const { minPrice, maxPrice, tickSize } = reader.object("filterType", "minPrice", "maxPrice", "tickSize");
      return { filterType, minPrice: minPrice.decimal(), maxPrice: maxPrice.decimal(), tickSize: tickSize.decimal() };
    }
    case "LOT_SIZE": {
      const { minQty, maxQty, stepSize } = reader.object("filterType", "minQty", "maxQty", "stepSize");
      return { filterType, minQty: minQty.decimal(), maxQty: maxQty.decimal(), stepSize: stepSize.decimal() };
    }
    case "NOTIONAL": {
      const fields = reader.object(
        "filterType",
        "minNotional",
        "applyMinToMarket",
        "maxNotional",
        "applyMaxToMarket",
        "avgPriceMins",
      );
      return {
        filterType,
        minNotional: fields.minNotional.decimal(),
        applyMinToMarket: fields.applyMinToMarket.flag(),
        maxNotional: fields.maxNotional.decimal(),
        applyMaxToMarket: fields.applyMaxToMarket.flag(),
        avgPriceMins: fields.avgPriceMins.wholeNumber(0, 60),
      };
    }
    case "MIN_NOTIONAL": {
      const fields = reader.object("filterType", "minNotional", "applyToMarket", "avgPriceMins");
      return {
        filterType,
        minNotional: fields.minNotional.decimal(),
        applyToMarket: fields.applyToMarket.flag(),
        avgPriceMins: fields.avgPriceMins.wholeNumber(0, 60),
      };
    }
  }
}

function readAccount(reader: JsonReader): AccountOpening {
  const { name, commission, balances } = reader.object("name", "commission", "balances");
  const rates = commission.isAbsent ? undefined : commission.object("maker", "taker");
  return {
    name: name.text(ACCOUNT, "1 to 40 letters, digits, dots, dashes and underscores"),
    ...(rates === undefined ? {} : { commission: { maker: rates.maker.decimal(), taker: rates.taker.decimal() } }),
    balances: balances.isAbsent
      ? {}
      : Object.fromEntries(balances.record().map(([asset, amount]) => [asset, amount.decimal()])),
  };
}

/** Names used are names given, and given once. */
function checkNames({ assets, symbols, accounts }: Genesis, problems: string[]): void {
  const known = new Set(assets.map(({ asset }) => asset));
  const twice = (names: readonly string[], what: string): void => {
    for (const name of new Set(names.filter((name, place) => names.indexOf(name) !== place))) {
      problems.push(`${what} ${name} is there twice.`);
    }
  };
  twice([...assets.map(({ asset }) => asset)], "Asset");
  twice([...symbols.map(({ symbol }) => symbol)], "Symbol");
  twice([...accounts.map(({ name }) => name)], "Account");
  const use = (asset: string, place: string): void => {
    if (!known.has(asset)) problems.push(`${place} names the asset ${asset}, which is not under assets.`);
  };
  for (const { symbol, baseAsset, quoteAsset } of symbols) {
    use(baseAsset, `Symbol ${symbol}`);
    use(quoteAsset, `Symbol ${symbol}`);
    if (baseAsset === quoteAsset) problems.push(`Symbol ${symbol} must have two different assets.`);
  }
  for (const { name, balances } of accounts) for (const asset of Object.keys(balances)) use(asset, `Account ${name}`);
}
