import type { Market } from "../book/market.js";
import type { Matching } from "../book/match.js";
import type { PriceLevels } from "../book/price-levels.js";
import { toPrice } from "../money/units.js";
import { SIDE_CODE } from "../order/codes.js";
import { type SelfTradePreventionTraits, TRAITS_OF_PREVENTION } from "../order/self-trade-prevention.js";
import type { State } from "../state.js";
import { roleOf } from "../symbol/commission.js";
import { VENUE_ACCOUNT } from "../wallet/ledger.js";
import { Fill, settle } from "../wallet/settlement.js";
import { chargeCommission, totalRate } from "./charge-commission.js";
import { closeOrder } from "./close-order.js";
import { breakPair } from "./order-list-life.js";
import {
  emitDepthChanged,
  emitMatchPrevented,
  emitOrderPrevented,
  emitOrderTraded,
  emitTrade,
} from "./order-report.js";
import { releasePart } from "./release-lock.js";
import { isSelf, transfersWith } from "./self-trade.js";

/** Joins the walk through the book with money, statistics and events: one object, reused for every taker. */
export class SettlingMatch implements Matching {
  #state!: State;
  #market!: Market;
  #takerAccount = 0;
  #takerBuys = false;
  #takerRate = 0;
  #lockedAtLimit = false;
  /** The level of the newest fill: trades of one taker at one price share an aggregate trade. */
  #aggregatePrice = 0;
  readonly #fill = new Fill();
  /** The prices that this taker has moved the last price to, one after another; empty when no order waits for one. */
  readonly pricePath: number[] = [];

  /** @param lockedAtLimit whether the taker's funds are locked at its own price, or at what the fills will cost */
  begin(state: State, market: Market, taker: number, lockedAtLimit: boolean): void {
    const { orders } = state;
    this.#state = state;
    this.#market = market;
    this.#takerAccount = orders.accountId(taker);
    this.#aggregatePrice = 0;
    this.#takerBuys = orders.side(taker) === SIDE_CODE.BUY;
    this.#takerRate = totalRate(state, market, this.#takerAccount, roleOf(false, this.#takerBuys));
    this.#lockedAtLimit = lockedAtLimit;
    if (this.pricePath.length > 0) this.pricePath.length = 0;
    this.#fill.venueBase = state.ledger.ensure(VENUE_ACCOUNT, market.baseAssetId);
    this.#fill.venueQuote = state.ledger.ensure(VENUE_ACCOUNT, market.quoteAssetId);
  }

  fill(maker: number, taker: number, price: number, quantity: number): void {
    const state = this.#state;
    const market = this.#market;
    const { orders } = state;
    const takerBuys = this.#takerBuys;
    const buyer = takerBuys ? taker : maker;
    const seller = takerBuys ? maker : taker;
    const makerRate = totalRate(state, market, orders.accountId(maker), roleOf(true, !takerBuys));
    const fill = this.#fill;
    fill.buyerRate = takerBuys ? this.#takerRate : makerRate;
    fill.sellerRate = takerBuys ? makerRate : this.#takerRate;
    this.#exchange(buyer, seller, price, quantity);
    chargeCommission(state, market, fill, orders.accountId(buyer), orders.accountId(seller), !takerBuys);

    if (price !== this.#aggregatePrice) {
      this.#aggregatePrice = price;
      market.lastAggTradeId++;
    }
    market.lastTradeId++;
    if (market.waiting.size > 0 && price !== market.lastPrice) this.pricePath.push(price);
    market.lastPrice = toPrice(price);
    market.averagePrice.addTrade(state.timeMs, price * quantity, quantity);
    emitTrade(state, market, price, quantity, buyer, seller, !takerBuys);
    emitOrderTraded(state, market, maker, fill, !takerBuys, true);
    emitOrderTraded(state, market, taker, fill, takerBuys, false);
    if (orders.details(maker) !== undefined) breakPair(state, market, maker);
    if (orders.details(taker) !== undefined) breakPair(state, market, taker);
  }

  isSelf(maker: number): boolean {
    const state = this.#state;
    return isSelf(state, this.#takerAccount, state.orders.accountId(maker));
  }

  prevent(maker: number, taker: number, price: number, matched: number, makerLoss: number, takerLoss: number): void {
    const state = this.#state;
    const market = this.#market;
    const { orders } = state;
    const { transfers } = TRAITS_OF_PREVENTION[orders.selfTradePrevention(taker)] as SelfTradePreventionTraits;
    const moves = transfers && transfersWith(state, this.#takerAccount, maker);
    const transferred = moves ? matched : 0;
    market.lastPreventedMatchId++;
    emitMatchPrevented(state, market, taker, maker, price, takerLoss, makerLoss, transferred);
    if (moves) this.#exchange(this.#takerBuys ? taker : maker, this.#takerBuys ? maker : taker, price, matched);
    else {
      if (makerLoss > 0) releasePart(state, market, maker, makerLoss);
      if (takerLoss > 0 && this.#lockedAtLimit) releasePart(state, market, taker, takerLoss);
    }
    if (makerLoss > 0) this.#lose(maker, makerLoss, matched, price, orders.orderId(taker), transferred);
    if (takerLoss > 0) this.#lose(taker, takerLoss, matched, price, orders.orderId(maker), transferred);
    if (makerLoss > 0) breakPair(state, market, maker);
    if (takerLoss > 0) breakPair(state, market, taker);
  }

  makerDone(maker: number): void {
    closeOrder(this.#state, this.#market, maker, true);
  }

  leaveLevel(levels: PriceLevels, level: number): void {
    emitDepthChanged(this.#state, this.#market, levels, level);
  }

  /** Moves base and quote between buyer and seller, from what their orders locked. */
  #exchange(buyer: number, seller: number, price: number, quantity: number): void {
    const { ledger, orders } = this.#state;
    const fill = this.#fill;
    fill.buyerBase = orders.baseBalance(buyer);
    fill.buyerQuote = orders.quoteBalance(buyer);
    fill.sellerBase = orders.baseBalance(seller);
    fill.sellerQuote = orders.quoteBalance(seller);
    fill.lockPrice = this.#takerBuys && this.#lockedAtLimit ? orders.price(buyer) : price;
    fill.price = price;
    fill.quantity = quantity;
    settle(ledger, this.#market.scales, fill);
  }

  /** Writes down and reports what an order lost to a prevented match. */
  #lose(slot: number, loss: number, matched: number, price: number, counterOrderId: number, transferred: number): void {
    const state = this.#state;
    const market = this.#market;
    const details = state.orders.ensureDetails(slot);
    details.preventedMatchId = market.lastPreventedMatchId;
    details.preventedQuantity += loss;
    emitOrderPrevented(state, market, slot, loss, matched, price, counterOrderId, transferred);
  }
}
