import type { Trade } from "../messages/market-events.js";
import { notionalOf, type Price } from "../money/units.js";
import type { Kline } from "./kline.js";
import { type KlineInterval, klineNextOpenTimeMs, klineOpenTimeMs } from "./kline-interval.js";
import { WideSum } from "./wide-sum.js";

/** A candle that still grows; {@link Kline} is what readers get. */
export class Candle {
  readonly symbolId: number;
  readonly interval: KlineInterval;
  readonly openTimeMs: number;
  readonly closeTimeMs: number;
  readonly #open: Price;
  #high: Price;
  #low: Price;
  #close: Price;
  readonly #volume: WideSum;
  readonly #quoteVolume: WideSum;
  #tradeCount: number;
  readonly #takerBuyVolume: WideSum;
  readonly #takerBuyQuoteVolume: WideSum;
  readonly #firstTradeId: number;
  #lastTradeId: number;

  private constructor(kline: Kline) {
    this.symbolId = kline.symbolId;
    this.interval = kline.interval;
    this.openTimeMs = kline.openTimeMs;
    this.closeTimeMs = kline.closeTimeMs;
    this.#open = kline.open;
    this.#high = kline.high;
    this.#low = kline.low;
    this.#close = kline.close;
    this.#volume = new WideSum(kline.volume);
    this.#quoteVolume = new WideSum(kline.quoteVolume);
    this.#tradeCount = kline.tradeCount;
    this.#takerBuyVolume = new WideSum(kline.takerBuyVolume);
    this.#takerBuyQuoteVolume = new WideSum(kline.takerBuyQuoteVolume);
    this.#firstTradeId = kline.firstTradeId;
    this.#lastTradeId = kline.lastTradeId;
  }

  static from(kline: Kline): Candle {
    return new Candle(kline);
  }

  /** The candle that `trade` opens; the trade itself is not in it yet. */
  static openedBy(trade: Trade, interval: KlineInterval, timeMs: number): Candle {
    const openTimeMs = klineOpenTimeMs(interval, timeMs);
    return new Candle({
      symbolId: trade.symbolId,
      interval,
      openTimeMs,
      closeTimeMs: klineNextOpenTimeMs(interval, openTimeMs) - 1,
      open: trade.price,
      high: trade.price,
      low: trade.price,
      close: trade.price,
      volume: 0n,
      quoteVolume: 0n,
      tradeCount: 0,
      takerBuyVolume: 0n,
      takerBuyQuoteVolume: 0n,
      firstTradeId: trade.tradeId,
      lastTradeId: trade.tradeId,
    });
  }

  add(trade: Trade): void {
    const { price, quantity } = trade;
    const quoteQuantity = notionalOf(price, quantity);
    if (price > this.#high) this.#high = price;
    if (price < this.#low) this.#low = price;
    this.#close = price;
    this.#volume.add(quantity);
    this.#quoteVolume.add(quoteQuantity);
    this.#tradeCount += 1;
    if (!trade.isBuyerMaker) {
      this.#takerBuyVolume.add(quantity);
      this.#takerBuyQuoteVolume.add(quoteQuantity);
    }
    this.#lastTradeId = trade.tradeId;
  }

  toKline(): Kline {
    return {
      symbolId: this.symbolId,
      interval: this.interval,
      openTimeMs: this.openTimeMs,
      closeTimeMs: this.closeTimeMs,
      open: this.#open,
      high: this.#high,
      low: this.#low,
      close: this.#close,
      volume: this.#volume.value,
      quoteVolume: this.#quoteVolume.value,
      tradeCount: this.#tradeCount,
      takerBuyVolume: this.#takerBuyVolume.value,
      takerBuyQuoteVolume: this.#takerBuyQuoteVolume.value,
      firstTradeId: this.#firstTradeId,
      lastTradeId: this.#lastTradeId,
    };
  }
}
