import { expect, test } from "vitest";
import { createEngine, type Engine } from "../engine.js";
import { createDice } from "../testing/dice.js";
import { deposit, iocBuy, iocSell, limitBuy, limitSell, testVenue } from "../testing/index.js";
import { MarketMaker, type MarketMakerOptions } from "./market-maker.js";
import { MarketView } from "./market-view.js";
import { MomentumTrader } from "./momentum-trader.js";
import { NoiseTrader } from "./noise-trader.js";
import type { Participant } from "./participant.js";
import { simulate } from "./simulation.js";

const STARTS_MS = 1_700_000_000_000;
const [MAKER, OTHER] = [1, 2];

function openEngine(...more: Parameters<Engine["execute"]>[1][]): Engine {
  const engine = createEngine();
  const funding = [MAKER, OTHER].flatMap((id) => [deposit(id, "10 BTC"), deposit(id, "1000000 USDT")]);
  for (const envelope of [...testVenue(), ...funding, ...more]) engine.execute(STARTS_MS, envelope);
  return engine;
}

/** Lets one participant take turns until it has sent nothing new, and gives the prices it then stands at. */
function settle(engine: Engine, participant: Participant): Record<"BUY" | "SELL", number[]> {
  const untilMs = engine.timeMs + 5_000;
  for (const { events } of simulate({ engine, participants: [participant], seed: 1, untilMs })) {
    expect(events[0]?.type).not.toBe("CommandRejected");
  }
  const orders = engine.openOrders(MAKER);
  const prices = (side: string) => orders.filter((order) => order.side === side).map(({ price }) => Number(price));
  return {
    BUY: prices("BUY").sort((one, other) => other - one),
    SELL: prices("SELL").sort((one, other) => one - other),
  };
}

const MAKER_OPTIONS: MarketMakerOptions = {
  ...{ accountId: MAKER, symbolId: 0, everyMs: 100, startPrice: 10_000 },
  ...{ halfSpreadTicks: 5, levels: 3, gapTicks: 10, quantity: 1_000 },
  ...{ targetHolding: 1_000_000, mostAway: 100_000, skewTicks: 40 },
};

test("a market maker on its target quotes both sides evenly", () => {
  expect(settle(openEngine(), new MarketMaker(MAKER_OPTIONS))).toEqual({
    BUY: [9_995, 9_985, 9_975],
    SELL: [10_005, 10_015, 10_025],
  });
});

test("a market maker that holds too much quotes lower, far too much: it only sells; too little: the other way round", () => {
  const holding = (targetHolding: number) => settle(openEngine(), new MarketMaker({ ...MAKER_OPTIONS, targetHolding }));
  expect(holding(950_000)).toEqual({ BUY: [9_975, 9_965, 9_955], SELL: [9_985, 9_995, 10_005] });
  expect(holding(900_000)).toEqual({ BUY: [], SELL: [9_965, 9_975, 9_985] });
  expect(holding(1_100_000)).toEqual({ BUY: [10_035, 10_025, 10_015], SELL: [] });
});

test("a market maker never trades when it quotes, and quotes no more than it can pay", () => {
  const crossed = openEngine(limitSell(OTHER, "1 BTC @ 99.80"));
  expect(settle(crossed, new MarketMaker(MAKER_OPTIONS)).BUY).toEqual([9_975]);
  // 10 BTC are a million units: three quotes of 400,000 are one too many, the last one gets the rest.
  const options = { ...MAKER_OPTIONS, quantity: 400_000 };
  const engine = openEngine();
  settle(engine, new MarketMaker(options));
  const sold = engine.openOrders(MAKER).filter(({ side }) => side === "SELL");
  expect(sold.map(({ quantity }) => Number(quantity))).toEqual([400_000, 400_000, 200_000]);
});

/** What a participant does with its turns, one after the other, on an engine that executes nothing of it. */
const turns = (participant: Participant, engine: Engine, count: number) => {
  const dice = createDice(4);
  return Array.from({ length: count }, () => [...participant.takeTurn(new MarketView(engine), dice)]);
};

test("a momentum trader waits for a trend, follows it either way, and stops at its bounds", () => {
  const options = {
    ...{ accountId: MAKER, symbolId: 0, everyMs: 100, looksBack: 1, trendTicks: 10, quantity: 5_000 },
    ...{ leastHolding: 998_000, mostHolding: 2_000_000 },
  };
  const follow = (...prices: string[]) => {
    const engine = openEngine(limitBuy(OTHER, "0.5 BTC @ 90"), limitSell(OTHER, "0.5 BTC at 120"));
    const trader = new MomentumTrader(options);
    const view = new MarketView(engine);
    return prices.map((price) => {
      for (const order of [limitSell(OTHER, `0.001 BTC @ ${price}`), iocBuy(OTHER, `0.001 BTC at ${price}`)]) {
        view.observe(STARTS_MS, engine.execute(STARTS_MS, order).toArray());
      }
      return [...trader.takeTurn(view)].map(({ command }) =>
        command.type === "NewOrder" ? [command.side, command.timeInForce, command.price, command.quantity] : command,
      );
    });
  };
  expect(follow("100.00", "100.09", "100.19")).toEqual([[], [], [["BUY", "IOC", 12_000, 5_000]]]);
  expect(follow("100.00", "99.90")).toEqual([[], [["SELL", "IOC", 9_000, 2_000]]]);
});

test("a noise trader has nothing to go by on a market without prices, and cancels when it has too many orders", () => {
  const options = { accountId: MAKER, symbolId: 0, everyMs: 100, mostQuantity: 1_000, takes: 0, depthTicks: 5 };
  expect(turns(new NoiseTrader({ ...options, mostOpenOrders: 2 }), openEngine(), 20).flat()).toEqual([]);
  const engine = openEngine(limitBuy(MAKER, "1 BTC @ 90"), limitBuy(MAKER, "1 BTC at 91"));
  const cancels = turns(new NoiseTrader({ ...options, mostOpenOrders: 2 }), engine, 20);
  expect(cancels.flat().map(({ command }) => command.type)).toEqual(Array(20).fill("CancelOrder"));
  const orders = turns(new NoiseTrader({ ...options, mostOpenOrders: 3 }), engine, 20).flat();
  for (const { command } of orders) {
    expect(command).toMatchObject({ type: "NewOrder", timeInForce: "GTC" });
    // At most five ticks behind the best bid, the only price there is.
    if (command.type === "NewOrder") expect(Math.abs(command.price - 9_100)).toBeLessThanOrEqual(5);
  }
  expect(orders).toHaveLength(20);
});

test("turns come in order of their times, at one time in the order of the list; one that is not later is refused", () => {
  const engine = openEngine();
  const order: string[] = [];
  const at = (name: string, ...timesMs: number[]): Participant => ({
    nextTurnMs: () => timesMs.shift(),
    *takeTurn(view) {
      order.push(`${name} at ${view.timeMs - STARTS_MS}`);
      yield { accountId: OTHER, command: iocSell(OTHER, "1 BTC @ 90").command };
    },
  });
  const participants = [
    at("a", STARTS_MS - 5, STARTS_MS + 20),
    at("b", STARTS_MS + 20, STARTS_MS + 70),
    at("c", STARTS_MS + 10),
  ];
  const commands = [...simulate({ engine, participants, seed: 1, untilMs: STARTS_MS + 50 })];
  expect(order).toEqual(["a at 0", "c at 10", "a at 20", "b at 20"]);
  expect(commands.map(({ timeMs }) => timeMs - STARTS_MS)).toEqual([0, 10, 20, 20]);
  const stuck = at("d", engine.timeMs, engine.timeMs);
  expect(() => [...simulate({ engine, participants: [stuck], seed: 1, untilMs: STARTS_MS + 99 })]).toThrow(RangeError);
});
