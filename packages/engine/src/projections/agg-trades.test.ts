import { expect, test } from "vitest";
import { aggregateTrades, applyAggTrades, initialAggTrades, RECENT_AGG_TRADES } from "./agg-trades.js";
import { Story, trade } from "./sample-events.js";

test("trades of one taker at one price are one aggregate", () => {
  const executed = new Story().at(
    7,
    trade(1, 100, 2, { aggTradeId: 1 }),
    trade(2, 100, 3, { aggTradeId: 1 }),
    trade(3, 101, 4, { aggTradeId: 2 }),
    trade(1, 101, 4, { symbolId: 1, aggTradeId: 2 }),
  );
  expect(aggregateTrades(executed)).toMatchObject([
    { symbolId: 0, aggTradeId: 1, price: 100, quantity: 5n, firstTradeId: 1, lastTradeId: 2, timeMs: 7 },
    { symbolId: 0, aggTradeId: 2, price: 101, quantity: 4n, firstTradeId: 3, lastTradeId: 3, timeMs: 7 },
    { symbolId: 1, aggTradeId: 2, price: 101, quantity: 4n, firstTradeId: 1, lastTradeId: 1, timeMs: 7 },
  ]);
});

test("an aggregate does not grow in a later command", () => {
  const [story, state] = [new Story(), initialAggTrades()];
  applyAggTrades(state, story.at(1, trade(1, 100, 2)));
  expect(() => applyAggTrades(state, story.at(1, trade(2, 100, 2, { aggTradeId: 1 })))).toThrow(
    "ends with its command",
  );
});

test("an aggregate has one price", () => {
  const executed = new Story().at(1, trade(1, 100, 2), trade(2, 101, 2, { aggTradeId: 1 }));
  expect(() => aggregateTrades(executed)).toThrow("share a price");
});

test("the newest ones are held", () => {
  const [story, state] = [new Story(), initialAggTrades()];
  for (let id = 1; id <= RECENT_AGG_TRADES + 5; id += 1) applyAggTrades(state, story.at(1, trade(id, 100, 1)));
  const ids = state.recent
    .of(0)
    .toArray()
    .map(({ aggTradeId }) => aggTradeId);
  expect([ids.length, ids[0], ids.at(-1)]).toEqual([RECENT_AGG_TRADES, 6, RECENT_AGG_TRADES + 5]);
});
