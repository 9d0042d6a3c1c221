import { createEngine, type Engine, type Envelope } from "@pricetime/engine";
import {
  MarketMaker,
  MarketView,
  MomentumTrader,
  NoiseTrader,
  type Participant,
  type SimulatedCommand,
  simulate,
} from "@pricetime/engine/sim";
import {
  createReferenceEngine,
  deposit,
  type EngineFace,
  firstDifference,
  Reach,
  testVenue,
} from "@pricetime/engine/testing";
import { describe, expect, test } from "vitest";
import { scaled, seeds, TIMEOUT_MS, unreached } from "./property-run.js";

const STARTS_MS = 1_700_000_000_000;
const MAKER = 1;
const NOISE = 2;
const MOMENTUM = 3;
const NAMES = ["venue", "maker", "noise", "momentum"];
const TARGET_HOLDING = 5_000_000;
const MOST_AWAY = 200_000;
const QUOTE = { levels: 5, quantity: 20_000 };

const cast = (): Participant[] => [
  new MarketMaker({
    ...{ accountId: MAKER, symbolId: 0, everyMs: 500, startPrice: 6_400_000 },
    ...{ halfSpreadTicks: 20, gapTicks: 15, ...QUOTE },
    ...{ targetHolding: TARGET_HOLDING, mostAway: MOST_AWAY, skewTicks: 200 },
  }),
  new NoiseTrader({
    ...{ accountId: NOISE, symbolId: 0, everyMs: 200, mostQuantity: 60_000 },
    ...{ takes: 0.5, depthTicks: 60, mostOpenOrders: 12 },
  }),
  new MomentumTrader({
    ...{ accountId: MOMENTUM, symbolId: 0, everyMs: 900, looksBack: 3, trendTicks: 25 },
    ...{ quantity: 30_000, leastHolding: 1_000_000, mostHolding: 9_000_000 },
  }),
];

/** The test venue with its three accounts funded. */
const opening = (): Envelope[] => [
  ...testVenue({ takerCommission: "0.001" }),
  ...[MAKER, NOISE, MOMENTUM].flatMap((id) => [deposit(id, "50 BTC"), deposit(id, "5000000 USDT")]),
];

function openEngine(): Engine {
  const engine = createEngine();
  for (const envelope of opening()) engine.execute(STARTS_MS, envelope);
  return engine;
}

function run(seed: number, minutes: number, look: (command: SimulatedCommand, engine: Engine) => void = () => {}) {
  const engine = openEngine();
  const untilMs = STARTS_MS + minutes * 60_000;
  for (const command of simulate({ engine, participants: cast(), seed, untilMs })) look(command, engine);
  return engine;
}

const totals = (engine: Engine): bigint[] =>
  engine.assets().map(({ assetId }) => {
    const balances = [0, MAKER, NOISE, MOMENTUM].map((accountId) => engine.balance(accountId, assetId));
    return balances.reduce((sum, { free, locked }) => sum + free + locked, 0n);
  });

const MINIMA = {
  Trade: 1_000,
  "NewOrder of maker": 1_000,
  "NewOrder of noise": 1_000,
  "NewOrder of momentum": 50,
  "CancelOrder of maker": 500,
  "CancelOrder of noise": 300,
  "maker stops quoting a side": 100,
};

describe("simulated markets", { timeout: TIMEOUT_MS }, () => {
  test("conserve money, never cross, send nothing that is refused, and keep the maker's holding within bounds", () => {
    const reach = new Reach();
    const deposited = totals(openEngine());
    for (const seed of seeds(2)) {
      run(seed, scaled(8), ({ envelope, events }, engine) => {
        reach.note(events);
        reach.count(`${envelope.command.type} of ${NAMES[envelope.accountId]}`);
        const { bids, asks } = engine.depth(0);
        if (bids[0] && asks[0]) expect(bids[0][0]).toBeLessThan(asks[0][0]);
        const away = new MarketView(engine).holding(MAKER, 0) - TARGET_HOLDING;
        // What is quoted when the bound is reached may still trade.
        expect(Math.abs(away)).toBeLessThanOrEqual(MOST_AWAY + QUOTE.levels * QUOTE.quantity);
        if (Math.abs(away) >= MOST_AWAY) reach.count("maker stops quoting a side");
        if (engine.position % 50 === 0) {
          expect(totals(engine)).toEqual(deposited);
          engine.checkInvariants();
        }
      });
    }
    expect(unreached("market simulation", reach, MINIMA)).toEqual([]);
    expect(reach.of("CommandRejected")).toBe(0);
  });

  test("are decided by their seed", () => {
    for (const seed of seeds(3)) expect(run(seed, 3).stateHash()).toBe(run(seed, 3).stateHash());
    expect(new Set(seeds(10).map((seed) => run(seed, 1).stateHash())).size).toBe(10);
  });

  test("are the same on the reference engine", () => {
    const commandsOn = (engine: EngineFace): SimulatedCommand[] => {
      for (const envelope of opening()) engine.execute(STARTS_MS, envelope);
      return [...simulate({ engine, participants: cast(), seed: 5, untilMs: STARTS_MS + 60_000 })];
    };
    const commands = commandsOn(createEngine());
    expect(commands.length).toBeGreaterThan(300);
    expect(firstDifference(commands, commandsOn(createReferenceEngine()))).toBeUndefined();
  });

  test("show their participants the market as it is", () => {
    const engine = openEngine();
    let looks = 0;
    const watcher: Participant = {
      nextTurnMs: (timeMs) => timeMs + 700,
      takeTurn(view) {
        looks++;
        const fresh = new MarketView(engine);
        for (const side of ["BUY", "SELL"] as const)
          expect(view.symbol(0).best(side)).toEqual(fresh.symbol(0).best(side));
        for (const accountId of [MAKER, NOISE, MOMENTUM]) {
          expect(view.symbol(0).openOrders(accountId)).toEqual(fresh.symbol(0).openOrders(accountId));
          for (const assetId of [0, 1])
            expect(view.balance(accountId, assetId)).toEqual(fresh.balance(accountId, assetId));
        }
        return [];
      },
    };
    const commands = simulate({ engine, participants: [...cast(), watcher], seed: 9, untilMs: STARTS_MS + 120_000 });
    expect([...commands].length).toBeGreaterThan(500);
    expect(looks).toBe(171);
  });
});
