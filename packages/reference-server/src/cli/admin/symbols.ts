import type { SymbolStatus } from "@pricetime/engine";
import { submitOperation } from "../../accounts/submit-operation.js";
import type { Exchange } from "../../exchange.js";
import { JsonReader } from "../../genesis/json-reader.js";
import { toAddSymbol } from "../../genesis/listing.js";
import { readSymbol } from "../../genesis/read-genesis.js";
import type { Market } from "../../markets.js";
import { UserError } from "../user-error.js";
import type { AdminOperation } from "./operation.js";

export const symbolAdd: AdminOperation = {
  name: "symbol add",
  usage: "FILE",
  summary: "List a symbol from a JSON file, written like one symbol of a genesis; its assets must be listed.",
  words: 1,
  fileWord: 0,
  run: async (exchange, [text = ""], actor) => {
    const problems: string[] = [];
    const listing = readSymbol(new JsonReader(parseJson(text), "symbol", problems));
    const assets = [listing.baseAsset, listing.quoteAsset].map((name) => exchange.markets.asset(name));
    const [baseAsset, quoteAsset] = assets;
    if (problems.length > 0 || baseAsset === undefined || quoteAsset === undefined) {
      const missing = [listing.baseAsset, listing.quoteAsset].filter((_, index) => assets[index] === undefined);
      throw refused([...problems, ...missing.map((name) => `Asset "${name}" is not listed.`)]);
    }
    const added = toAddSymbol(listing, { baseAsset, quoteAsset });
    if (!added.ok) throw refused(added.problems);
    await submitOperation(exchange, { what: `Symbol ${listing.symbol}`, command: added.command, accountId: 0, actor });
    return [`Listed ${listing.symbol}, ${listing.status}.`];
  },
};

/** @throws UserError when nothing of that name is listed */
function findMarket(exchange: Pick<Exchange, "markets">, symbol: string): Market {
  const market = exchange.markets.market(symbol);
  if (market !== undefined) return market;
  const listed = exchange.markets.all().map(({ definition }) => definition.symbol);
  throw new UserError(`There is no symbol "${symbol}". Listed are ${listed.join(", ")}.`, "refused");
}

const setStatus = (name: string, status: SymbolStatus, summary: string): AdminOperation => ({
  name,
  usage: "SYMBOL",
  summary,
  words: 1,
  run: async (exchange, [symbol = ""], actor) => {
    const { symbolId } = findMarket(exchange, symbol).definition;
    const command = { type: "SetSymbolStatus", symbolId, status } as const;
    await submitOperation(exchange, { what: `The status of ${symbol}`, command, accountId: 0, actor });
    return [`${symbol} is ${status}.`];
  },
});

export const halt = setStatus("halt", "HALT", "Take no new orders on a symbol; cancels go on.");
export const cancelOnly = setStatus("cancel-only", "CANCEL_ONLY", "Take nothing but cancels on a symbol.");
export const resume = setStatus("resume", "TRADING", "Let a symbol trade again.");

const endOrders = (
  name: string,
  type: "CancelMarketOrders" | "DelistSymbol",
  summary: string,
  done: string,
): AdminOperation => ({
  name,
  usage: "SYMBOL",
  summary,
  words: 1,
  run: async (exchange, [symbol = ""], actor) => {
    const { symbolId } = findMarket(exchange, symbol).definition;
    const command = { type, symbolId } as const;
    const events = await submitOperation(exchange, { what: `${name} of ${symbol}`, command, accountId: 0, actor });
    const ended = events.filter((event) => event.type === "OrderExpired").length;
    return [`${symbol}${done}, ${ended} ${ended === 1 ? "order" : "orders"} ended.`];
  },
});

export const cancelOrders = endOrders(
  "cancel-orders",
  "CancelMarketOrders",
  "End every open order of a symbol and free what they hold.",
  ": cleared",
);
export const delist = endOrders(
  "delist",
  "DelistSymbol",
  "Close a symbol (BREAK) and end every open order of it.",
  " is BREAK",
);

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UserError(`The symbol's file is not JSON: ${(error as Error).message}.`, "usage", error);
  }
}

const refused = (problems: readonly string[]): UserError =>
  new UserError(["The symbol cannot be listed:", ...problems].join("\n  "), "usage");
