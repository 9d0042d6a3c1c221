import { SYMBOL_STATUSES } from "@pricetime/engine";
import type { SymbolFilter } from "@pricetime/sdk";
import { FILTER_TABLE, type FieldKind, LISTING_FILTER_TYPES } from "./filter-table.js";
import type { AccountOpening, AssetListing, Genesis, SymbolListing } from "./genesis.js";
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

function readFilters(reader: JsonReader): readonly SymbolFilter[] {
  const filters = reader.list().flatMap((item) => readFilter(item) ?? []);
  for (const type of LISTING_FILTER_TYPES) {
    const count = filters.filter(({ filterType }) => filterType === type).length;
    const isNeeded = type === "PRICE_FILTER" || type === "LOT_SIZE";
    if (isNeeded && count !== 1) reader.refuse(`a list with exactly one ${type}`);
    if (!isNeeded && count > 1) reader.refuse(`a list with at most one ${type}`);
  }
  return filters;
}

function readFilter(reader: JsonReader): SymbolFilter | undefined {
  const type = reader.record().find(([name]) => name === "filterType")?.[1];
  if (type === undefined) {
    reader.refuse(`an object with filterType ${LISTING_FILTER_TYPES.join(", ")}`);
    return undefined;
  }
  const filterType = LISTING_FILTER_TYPES.find((known) => known === type.value);
  if (filterType === undefined) {
    type.refuse(LISTING_FILTER_TYPES.join(" or "));
    return undefined;
  }
  const kinds = Object.entries(FILTER_TABLE[filterType].fields);
  const readers = reader.object("filterType", ...kinds.map(([field]) => field));
  const fields = kinds.map(([field, [, kind]]) => [field, readField(readers[field] as JsonReader, kind)]);
  return { filterType, ...Object.fromEntries(fields) } as SymbolFilter;
}

function readField(reader: JsonReader, kind: FieldKind): string | number | boolean {
  if (kind === "flag") return reader.flag();
  if (kind === "count") return reader.wholeNumber(0, Number.MAX_SAFE_INTEGER);
  if (kind === "minutes") return reader.wholeNumber(0, 60);
  return reader.decimal();
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
