import type { Envelope } from "../messages/command.js";
import type { EngineEvent } from "../messages/event.js";
import type { OrderImage } from "../messages/order-events.js";
import { ExpectationFailed, firstDifference, show } from "./differences.js";
import type { EngineFace } from "./engine-face.js";

/** Two engines that execute the same commands and must never differ. */
export class EnginePair {
  readonly engine: EngineFace;
  private readonly reference: EngineFace;

  constructor(engine: EngineFace, reference: EngineFace) {
    this.engine = engine;
    this.reference = reference;
  }

  /**
   * @returns the events both gave
   * @throws ExpectationFailed when they differ
   */
  execute(timeMs: number, envelope: Envelope): EngineEvent[] {
    const events = [...this.engine.execute(timeMs, envelope)];
    const expected = [...this.reference.execute(timeMs, envelope)];
    const difference = firstDifference(events, expected);
    if (difference !== undefined) {
      throw new ExpectationFailed(
        [
          `the engines differ at position ${this.reference.position} in event ${difference}`,
          `command: ${show(envelope)}`,
          ...events.map((event) => `engine:    ${show(event)}`),
          ...expected.map((event) => `reference: ${show(event)}`),
        ].join("\n"),
      );
    }
    return events;
  }

  /** @throws ExpectationFailed when anything that can be asked differs */
  compareState(): void {
    const difference = firstDifference(observableState(this.engine), observableState(this.reference));
    if (difference !== undefined) {
      throw new ExpectationFailed(`the engines differ after position ${this.reference.position}: ${difference}`);
    }
  }
}

/** Everything an engine answers, as plain data. */
export function observableState(engine: EngineFace): unknown {
  const accountIds = [...Array(engine.accountCount + 1).keys()];
  return {
    position: engine.position,
    timeMs: engine.timeMs,
    needsTime: engine.needsTime(),
    assets: engine.assets(),
    symbols: engine.symbols(),
    volatilityHalts: engine.symbols().map(({ symbolId }) => engine.volatilityHalt(symbolId)),
    depth: engine.symbols().map(({ symbolId }) => engine.depth(symbolId)),
    accounts: accountIds.map((accountId) => ({
      account: engine.account(accountId),
      balances: engine.assets().map(({ assetId }) => {
        const { free, locked } = engine.balance(accountId, assetId);
        return { free, locked };
      }),
      orderLists: engine.openOrderLists(accountId),
      openOrders: engine.openOrders(accountId).map(withoutEventNumbers),
    })),
  };
}

/** The numbers of the event that last carried an order are no part of the order. */
const withoutEventNumbers = (order: OrderImage): OrderImage => ({ ...order, accountEvent: 0, executionId: 0 });
