import { type AssetDefinition, NO_RATES, parseDecimal } from "@pricetime/engine";
import { openAccount } from "../accounts/open-account.js";
import { submitOperation } from "../accounts/submit-operation.js";
import { UserError } from "../cli/user-error.js";
import type { Exchange } from "../exchange.js";
import type { AccountOpening, AssetListing, Genesis, SymbolListing } from "./genesis.js";
import { toAddSymbol, toCommission } from "./listing.js";

const ACTOR = "operator:genesis";

type Target = Pick<Exchange, "submit" | "users" | "clock" | "markets">;

/**
 * Lists, opens and credits what a genesis says and is not there yet, by journaled commands. Applying it again, or after a
 * crash half-way, changes nothing that was done.
 *
 * @returns the engine's accounts by name
 * @throws UserError when it contradicts what is there, or could never be listed; nothing has been submitted then
 */
export async function applyGenesis(
  exchange: Target,
  genesis: Genesis,
): Promise<{ readonly accounts: ReadonlyMap<string, number> }> {
  const problems = problemsOf(exchange, genesis);
  if (problems.length > 0) throw refused(problems);
  for (const listing of genesis.assets) {
    if (exchange.markets.asset(listing.asset) !== undefined) continue;
    await submitOperation(exchange, {
      what: `Asset ${listing.asset}`,
      command: { type: "AddAsset", ...listing },
      accountId: 0,
      actor: ACTOR,
    });
  }
  for (const listing of genesis.symbols) {
    if (exchange.markets.market(listing.symbol) !== undefined) continue;
    const listed = toAddSymbol(listing, assetsOf(exchange, genesis, listing));
    if (!listed.ok) throw refused(listed.problems);
    await submitOperation(exchange, {
      what: `Symbol ${listing.symbol}`,
      command: listed.command,
      accountId: 0,
      actor: ACTOR,
    });
  }
  const accounts = new Map<string, number>();
  for (const opening of genesis.accounts) {
    const setUp = (accountId: number): Promise<void> => credit(exchange, opening, accountId);
    accounts.set(opening.name, await openAccount(exchange, opening.name, ACTOR, setUp));
  }
  return { accounts };
}

async function credit(exchange: Target, { name, commission, balances }: AccountOpening, accountId: number) {
  if (commission !== undefined) {
    await submitOperation(exchange, {
      what: `Commission of ${name}`,
      command: {
        type: "SetCommission",
        ...NO_RATES,
        makerCommission: toCommission(name, commission.maker, []),
        takerCommission: toCommission(name, commission.taker, []),
      },
      accountId,
      actor: ACTOR,
    });
  }
  for (const [assetName, text] of Object.entries(balances)) {
    const asset = exchange.markets.asset(assetName);
    const amount = asset === undefined ? undefined : parseDecimal(text, asset.decimals);
    if (asset === undefined || typeof amount !== "bigint" || amount === 0n) continue;
    await submitOperation(exchange, {
      what: `${text} ${assetName} for ${name}`,
      command: { type: "Deposit", assetId: asset.assetId, amount, externalId: `genesis:${accountId}:${assetName}` },
      accountId,
      actor: ACTOR,
    });
  }
}

/** Everything that would be refused later, before anything is submitted. */
function problemsOf(exchange: Target, genesis: Genesis): readonly string[] {
  const problems: string[] = [];
  for (const { asset, decimals } of genesis.assets) {
    const listed = exchange.markets.asset(asset);
    if (listed !== undefined && listed.decimals !== decimals) {
      problems.push(`Asset ${asset} is listed with ${listed.decimals} decimals already; they are fixed for ever.`);
    }
  }
  for (const listing of genesis.symbols) {
    const added = toAddSymbol(listing, assetsOf(exchange, genesis, listing));
    if (!added.ok) problems.push(...added.problems);
  }
  const decimals = new Map(genesis.assets.map((listing) => [listing.asset, listing.decimals]));
  for (const { name, commission, balances } of genesis.accounts) {
    if (commission !== undefined) {
      toCommission(`Account ${name}: maker commission`, commission.maker, problems);
      toCommission(`Account ${name}: taker commission`, commission.taker, problems);
    }
    for (const [asset, text] of Object.entries(balances)) {
      if (typeof parseDecimal(text, decimals.get(asset) ?? 0) !== "bigint") {
        problems.push(
          `Account ${name}: ${text} has more decimals than ${asset}, which has ${decimals.get(asset) ?? 0}.`,
        );
      }
    }
  }
  return problems;
}

function assetsOf(
  { markets }: Target,
  { assets }: Genesis,
  { baseAsset, quoteAsset }: SymbolListing,
): { readonly baseAsset: AssetDefinition; readonly quoteAsset: AssetDefinition } {
  const definition = (name: string): AssetDefinition => {
    const listing: AssetListing = assets.find(({ asset }) => asset === name) ?? { asset: name, decimals: 0 };
    return markets.asset(name) ?? { assetId: 0, ...listing };
  };
  return { baseAsset: definition(baseAsset), quoteAsset: definition(quoteAsset) };
}

const refused = (problems: readonly string[]): UserError =>
  new UserError(["The genesis cannot be applied:", ...problems].join("\n  "), "usage");
