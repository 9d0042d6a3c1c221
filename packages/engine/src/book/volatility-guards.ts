import type { VolatilityHalt } from "../symbol/volatility-halt.js";
import type { Market } from "./market.js";
import { VolatilityGuard } from "./volatility-guard.js";

/** The guards of those markets that ever had a rule for volatility halts. */
export class VolatilityGuards {
  /** By symbol id. */
  readonly #guards: (VolatilityGuard | undefined)[] = [];
  /** Whether any market has a rule: all that most commands ever ask. */
  isArmed = false;
  /** When a phase of a running halt ends next, {@link Number.POSITIVE_INFINITY} when none runs. */
  dueMs = Number.POSITIVE_INFINITY;

  find(symbolId: number): VolatilityGuard | undefined {
    return this.#guards[symbolId];
  }

  /** A halt that runs goes on as it began. */
  setRule(market: Market, rule: VolatilityHalt | undefined): VolatilityGuard {
    const guard = this.#guards[market.symbolId] ?? new VolatilityGuard(market);
    this.#guards[market.symbolId] = guard;
    guard.setRule(market, rule);
    this.isArmed = this.#guards.some((each) => each?.rule !== undefined);
    return guard;
  }

  /** To be called after any guard's phases changed. */
  updateDue(): void {
    this.dueMs = Number.POSITIVE_INFINITY;
    for (const guard of this.#guards) if (guard !== undefined) this.dueMs = Math.min(this.dueMs, guard.dueMs);
  }

  /** An operator set the market's status: no halt runs any more. */
  interrupt(symbolId: number): void {
    this.find(symbolId)?.interrupt();
    this.updateDue();
  }
}
