import { NumberIndex } from "../collections/number-index.js";
import { type Price, type Rate, toPrice } from "../money/units.js";
import type { SymbolStatus } from "../order/enums.js";
import { NO_ORDER } from "../order/order-store.js";
import { AveragePrice } from "../symbol/average-price.js";
import { type FurtherCommission, NO_FURTHER, NO_RATES, ratesByRole } from "../symbol/commission.js";
import type { SymbolFilters } from "../symbol/filters/symbol-filters.js";
import type { Scales } from "../symbol/scales.js";
import { preventionBits, type SelfTradePreventionRule } from "../symbol/self-trade-prevention-rule.js";
import type { SymbolDefinition } from "../symbol/symbol.js";
import { OrderBook } from "./order-book.js";

const EVERYDAY_FILTERS: ReadonlySet<string> = new Set([
  "priceFilter",
  "lotSize",
  "marketLotSize",
  "minNotional",
  "notional",
]);

/** A listed symbol at work: its definition, its book, and the counters of every number that clients see. */
export class Market {
  readonly symbolId: number;
  readonly symbol: string;
  readonly baseAssetId: number;
  readonly quoteAssetId: number;
  readonly priceDecimals: number;
  readonly quantityDecimals: number;
  #makerCommission!: Rate;
  #takerCommission!: Rate;
  #furtherCommission: FurtherCommission | undefined;
  /** Standard, and special plus tax, rates by role: what `roleOf` names. */
  standardRates: readonly number[] = ratesByRole(NO_RATES);
  furtherRates: readonly number[] = ratesByRole(NO_RATES);
  isDiscountEnabled = false;
  readonly scales: Scales;
  readonly book = new OrderBook();
  /** Live orders that are not on the book yet, by id: they wait for their stop. */
  readonly waiting = new NumberIndex(64);
  /** Orders of lists whose turn has not come, by id: they stand nowhere. */
  readonly pending = new NumberIndex(64);
  readonly averagePrice = new AveragePrice();
  status: SymbolStatus;
  #filters!: SymbolFilters;
  /** Whether there are filters other than on price, lot and notional. */
  hasFurtherFilters = false;
  #selfTradePrevention: SelfTradePreventionRule;
  #preventionBits: number;
  lastOrderId = 0;
  lastTradeId = 0;
  lastAggTradeId = 0;
  lastUpdateId = 0;
  lastExecutionId = 0;
  lastPreventedMatchId = 0;
  /** Price of the newest trade; 0 before the first. */
  lastPrice: Price = toPrice(0);

  constructor(definition: SymbolDefinition, scales: Scales) {
    this.symbolId = definition.symbolId;
    this.symbol = definition.symbol;
    this.baseAssetId = definition.baseAssetId;
    this.quoteAssetId = definition.quoteAssetId;
    this.priceDecimals = definition.priceDecimals;
    this.quantityDecimals = definition.quantityDecimals;
    this.status = definition.status;
    this.filters = definition.filters;
    this.setCommission(definition.makerCommission, definition.takerCommission, definition.furtherCommission);
    this.scales = scales;
    this.#selfTradePrevention = definition.selfTradePrevention;
    this.#preventionBits = preventionBits(definition.selfTradePrevention);
  }

  get selfTradePrevention(): SelfTradePreventionRule {
    return this.#selfTradePrevention;
  }

  set selfTradePrevention(rule: SelfTradePreventionRule) {
    this.#selfTradePrevention = rule;
    this.#preventionBits = preventionBits(rule);
  }

  /** Whether orders with the self-trade prevention mode of this code are taken. */
  allowsPrevention(mode: number): boolean {
    return (this.#preventionBits & (1 << mode)) !== 0;
  }

  get filters(): SymbolFilters {
    return this.#filters;
  }

  set filters(filters: SymbolFilters) {
    this.#filters = filters;
    this.hasFurtherFilters = Object.keys(filters).some((filter) => !EVERYDAY_FILTERS.has(filter));
  }

  /** The slot of a live order, on the book, waiting or pending, or −1. */
  findOrder(orderId: number): number {
    const resting = this.book.index.get(orderId);
    if (resting !== NO_ORDER) return resting;
    const waiting = this.waiting.get(orderId);
    return waiting === NO_ORDER ? this.pending.get(orderId) : waiting;
  }

  /** The definition as it stands now, fields in the order of the type. */
  definition(): SymbolDefinition {
    const { symbolId, symbol, baseAssetId, quoteAssetId, priceDecimals, quantityDecimals } = this;
    const { status, filters, selfTradePrevention } = this;
    const furtherCommission = this.#furtherCommission;
    return {
      symbolId,
      symbol,
      baseAssetId,
      quoteAssetId,
      priceDecimals,
      quantityDecimals,
      status,
      filters,
      makerCommission: this.#makerCommission,
      takerCommission: this.#takerCommission,
      ...(furtherCommission && { furtherCommission }),
      selfTradePrevention,
    };
  }

  /** Sets what trades pay from now on. */
  setCommission(makerCommission: Rate, takerCommission: Rate, further: FurtherCommission | undefined): void {
    this.#makerCommission = makerCommission;
    this.#takerCommission = takerCommission;
    this.#furtherCommission = further;
    const { buyerCommission, isDiscountEnabled, sellerCommission, special, tax } = further ?? NO_FURTHER;
    this.standardRates = ratesByRole({ makerCommission, takerCommission, buyerCommission, sellerCommission });
    const taxes = ratesByRole(tax);
    this.furtherRates = ratesByRole(special).map((rate, role) => rate + (taxes[role] as number));
    this.isDiscountEnabled = isDiscountEnabled;
  }
}
