import { createEngine, type EngineEvent, type Envelope, REJECT_REASONS } from "@pricetime/engine";
import { createReferenceEngine, EnginePair, Reach, runWorkload } from "@pricetime/engine/testing";
import { describe, expect, test } from "vitest";
import { forAllSteps, scaled, seeds, TIMEOUT_MS, takeSteps, unreached } from "./property-run.js";

/** Compares events after every command, and everything that can be asked after every `stateEvery` commands. */
function pairedExecute(stateEvery: number) {
  const pair = new EnginePair(createEngine(), createReferenceEngine());
  const execute = (timeMs: number, envelope: Envelope): EngineEvent[] => {
    const events = pair.execute(timeMs, envelope);
    if (pair.engine.position % stateEvery === 0) pair.compareState();
    return events;
  };
  return { pair, execute };
}

/** Every event, every refusal but the one that takes 100,000 commands to reach, every way an order may come and go. */
const MINIMA: Record<string, number> = {
  ...Object.fromEntries(Object.keys(REJECT_REASONS).map((reason) => [reason, 20])),
  TOO_MANY_REMEMBERED_COMMANDS: 0,
  OrderNew: 5_000,
  Trade: 2_000,
  OrderTraded: 4_000,
  OrderCanceled: 2_000,
  OrderExpired: 500,
  OrderActivated: 50,
  "OTO of 2 EXEC_STARTED": 200,
  "OTO of 2 ALL_DONE": 200,
  OTO_PHASE_ONE_EXPIRED: 50,
  "OCO of 2 EXEC_STARTED": 200,
  "OCO of 2 ALL_DONE": 150,
  "OTO of 3 EXEC_STARTED": 100,
  "OTO of 3 ALL_DONE": 100,
  OCO_TRIGGER: 100,
  DepthChanged: 5_000,
  BalanceChanged: 10_000,
  CommandDuplicated: 100,
  "duplicate of an accepted command": 50,
  "duplicate of a refusal": 10,
  ExternalIdRepeated: 50,
  Deposited: 100,
  WithdrawalRequested: 100,
  WithdrawalApproved: 60,
  WithdrawalSent: 30,
  WithdrawalRejected: 30,
  CommissionChanged: 50,
  SymbolStatusChanged: 100,
  VolatilityHaltChanged: 50,
  "volatility halt": 50,
  "volatility halt over": 20,
  FiltersChanged: 100,
  ExchangeFiltersChanged: 50,
  AssetFiltersChanged: 50,
  SymbolCommissionChanged: 50,
  CommissionDiscountChanged: 50,
  DiscountEnabledChanged: 100,
  "commission in the discount asset": 50,
  SelfTradePreventionChanged: 50,
  AssetAdded: 5,
  SymbolAdded: 4,
  AccountOpened: 6,
  TransferSent: 50,
  TransferReceived: 50,
  AccountStatusChanged: 50,
  AccountPermissionsChanged: 50,
  TradeGroupChanged: 30,
  "LIMIT GTC": 2_000,
  "LIMIT IOC": 200,
  "LIMIT FOK": 200,
  "LIMIT_MAKER GTC": 200,
  "MARKET GTC": 300,
  "STOP_LOSS GTC": 100,
  "STOP_LOSS_LIMIT GTC": 50,
  "STOP_LOSS_LIMIT IOC": 20,
  "STOP_LOSS_LIMIT FOK": 20,
  "TAKE_PROFIT GTC": 100,
  "TAKE_PROFIT_LIMIT GTC": 50,
  "TAKE_PROFIT_LIMIT IOC": 20,
  "TAKE_PROFIT_LIMIT FOK": 20,
  OrderTriggered: 300,
  "triggered at its stop": 100,
  "triggered trailing": 50,
  "triggered trailing after its stop": 20,
  "triggered after a triggered order's trade": 50,
  "refused at its trigger": 20,
  "self-trade": 100,
  UNFILLED_IOC_QUANTITY_EXPIRED: 100,
  UNFILLED_FOK_ORDER_EXPIRED: 100,
  INSUFFICIENT_LIQUIDITY: 50,
  "cancel refused, new order NOT_ATTEMPTED": 20,
  "cancel refused, new order ACCEPTED": 20,
  "cancel ACCEPTED, new order refused": 20,
  "cancel refused, new order refused": 20,
  "order replaced": 200,
  EXCHANGE_CANCELED: 50,
  OrderAmended: 200,
  "iceberg refilled": 100,
  MatchPrevented: 200,
  "prevented by EXPIRE_TAKER": 20,
  "prevented by EXPIRE_MAKER": 20,
  "prevented by EXPIRE_BOTH": 20,
  "prevented by DECREMENT": 20,
  "prevented by TRANSFER": 20,
  "prevented in a trade group": 20,
  "transferred in a trade group": 20,
  "OrderPrevented EXPIRED_IN_MATCH": 100,
  "OrderPrevented NEW": 20,
  "OrderPrevented PARTIALLY_FILLED": 20,
  PRIMARY_PEG: 50,
  MARKET_PEG: 50,
  "order with marks": 50,
};

describe("the engine equals the reference engine", { timeout: TIMEOUT_MS }, () => {
  test("over long workloads, in every event and in all that can be asked (M9)", () => {
    const reach = new Reach();
    for (const seed of seeds(3)) {
      const { pair, execute } = pairedExecute(250);
      runWorkload(takeSteps(seed, scaled(13_000)), execute, reach);
      pair.compareState();
    }
    expect(unreached("engine = reference", reach, MINIMA)).toEqual([]);
  });

  test("over short ones that fast-check shrinks (M9)", () => {
    forAllSteps(120, 60, (steps) => {
      const { pair, execute } = pairedExecute(40);
      runWorkload(steps, execute);
      pair.compareState();
    });
  });
});
