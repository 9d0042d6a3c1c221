import type { EngineEvent } from "../messages/event.js";
import { divideBigDown, powerOfTen } from "../money/rounding.js";
import { GUARD } from "../money/units.js";
import type { Side } from "../order/enums.js";
import type { EngineFace } from "../testing/engine-face.js";
import { SymbolView } from "./symbol-view.js";

/** What participants know of a venue: read from it once, followed by its events from then on. */
export class MarketView {
  /** Journal time, ms since the epoch. */
  timeMs: number;
  readonly #symbols: SymbolView[] = [];
  /** Decimals by asset id. */
  readonly #decimals: number[] = [];
  /** Free and locked by "account/asset". */
  readonly #balances = new Map<string, { readonly free: bigint; readonly locked: bigint }>();

  constructor(engine: EngineFace) {
    this.timeMs = engine.timeMs;
    for (const { assetId, decimals } of engine.assets()) this.#decimals[assetId] = decimals;
    for (const definition of engine.symbols()) {
      const symbol = new SymbolView(definition);
      this.#symbols[definition.symbolId] = symbol;
      const { bids, asks } = engine.depth(definition.symbolId);
      for (const [price, quantity] of bids) symbol.setLevel("BUY", price, quantity);
      for (const [price, quantity] of asks) symbol.setLevel("SELL", price, quantity);
    }
    for (let accountId = 0; accountId <= engine.accountCount; accountId++) {
      for (const { assetId } of engine.assets()) {
        this.#balances.set(`${accountId}/${assetId}`, engine.balance(accountId, assetId));
      }
      for (const order of engine.openOrders(accountId)) this.symbol(order.symbolId).keepOrder(order);
    }
  }

  /** @throws RangeError when no such symbol is listed */
  symbol(symbolId: number): SymbolView {
    const symbol = this.#symbols[symbolId];
    if (symbol === undefined) throw new RangeError(`there is no symbol ${symbolId}`);
    return symbol;
  }

  /** Free and locked, in the asset's smallest unit. */
  balance(accountId: number, assetId: number): { readonly free: bigint; readonly locked: bigint } {
    return this.#balances.get(`${accountId}/${assetId}`) ?? { free: 0n, locked: 0n };
  }

  /** All an account has of the symbol's base asset, free and locked, in the symbol's quantity unit, rounded down. */
  holding(accountId: number, symbolId: number): number {
    const { baseAssetId } = this.symbol(symbolId).definition;
    const { free, locked } = this.balance(accountId, baseAssetId);
    return this.#quantityOf(symbolId, free + locked);
  }

  /** The largest quantity that an account's free balance pays for at a price, in the symbol's quantity unit. */
  affordable(accountId: number, symbolId: number, side: Side, price: number): number {
    const { baseAssetId, quoteAssetId, priceDecimals, quantityDecimals } = this.symbol(symbolId).definition;
    if (side === "SELL") return this.#quantityOf(symbolId, this.balance(accountId, baseAssetId).free);
    const perNotional = powerOfTen((this.#decimals[quoteAssetId] ?? 0) - priceDecimals - quantityDecimals);
    const { free } = this.balance(accountId, quoteAssetId);
    return guarded(divideBigDown(free, perNotional * BigInt(price)));
  }

  /** Takes in what a command did. */
  observe(timeMs: number, events: Iterable<EngineEvent>): void {
    this.timeMs = timeMs;
    for (const event of events) this.#apply(event);
  }

  #quantityOf(symbolId: number, amount: bigint): number {
    const { baseAssetId, quantityDecimals } = this.symbol(symbolId).definition;
    return guarded(divideBigDown(amount, powerOfTen((this.#decimals[baseAssetId] ?? 0) - quantityDecimals)));
  }

  #apply(event: EngineEvent): void {
    if ("executionId" in event) {
      this.symbol(event.symbolId).keepOrder(event);
      return;
    }
    switch (event.type) {
      case "Trade":
        this.symbol(event.symbolId).lastPrice = event.price;
        break;
      case "DepthChanged":
        this.symbol(event.symbolId).setLevel(event.side, event.price, event.quantity);
        break;
      case "BalanceChanged":
        this.#balances.set(`${event.accountId}/${event.assetId}`, { free: event.free, locked: event.locked });
        break;
      case "AssetAdded":
        this.#decimals[event.definition.assetId] = event.definition.decimals;
        break;
      case "SymbolAdded":
        this.#symbols[event.definition.symbolId] = new SymbolView(event.definition);
        break;
      case "SymbolStatusChanged":
        this.#redefine(event.symbolId, { status: event.status });
        break;
      case "FiltersChanged":
        this.#redefine(event.symbolId, { filters: event.filters });
        break;
      default:
        break;
    }
  }

  #redefine(symbolId: number, changes: Partial<SymbolView["definition"]>): void {
    const symbol = this.symbol(symbolId);
    symbol.definition = { ...symbol.definition, ...changes };
  }
}

const guarded = (value: bigint): number => Number(value > BigInt(GUARD) ? BigInt(GUARD) : value);
