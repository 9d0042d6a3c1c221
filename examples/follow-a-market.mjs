// The read models are folds over the engine's events: any process that sees the events can hold depth, candles and tickers.
//   npm run build && node examples/follow-a-market.mjs
import { createEngine, formatDecimal } from "@pricetime/engine";
import { createLiveState } from "@pricetime/engine/projections";
import { ALICE, BOB, deposit, limitBuy, limitSell, marketBuy, testVenue } from "@pricetime/engine/testing";

const engine = createEngine();
const live = createLiveState();
const orders = [
  deposit(ALICE, "2 BTC"),
  deposit(BOB, "200000 USDT"),
  limitSell(ALICE, "0.5 BTC @ 64000"),
  limitSell(ALICE, "0.5 BTC @ 64100"),
  limitBuy(BOB, "0.3 BTC @ 63900"),
  marketBuy(BOB, "0.7 BTC"),
];

let timeMs = Date.UTC(2026, 0, 1);
for (const envelope of [...testVenue(), ...orders]) {
  timeMs += 1000;
  const view = engine.execute(timeMs, envelope);
  live.apply({ position: view.position, timeMs, events: view.toArray() });
}

const market = live.symbol("BTCUSDT");
if (market === undefined) throw new Error("The test venue lists BTCUSDT.");
const price = (/** @type {number} */ units) => formatDecimal(units, market.priceDecimals);
const quantity = (/** @type {bigint} */ units) => formatDecimal(units, market.quantityDecimals);

const { bids, asks } = live.publishDepth(market.symbolId).snapshot(10);
for (const [level, total] of asks.toReversed()) console.log(`ask ${price(level)}  ${quantity(total)}`);
for (const [level, total] of bids) console.log(`bid ${price(level)}  ${quantity(total)}`);
for (const candle of live.klines(market.symbolId, "1m")) {
  const { open, high, low, close, volume } = candle;
  console.log(`1m candle ${[open, high, low, close].map(price).join(" ")}, ${quantity(volume)} BTC`);
}
