import type { ReleasedCommand } from "@pricetime/adapters";
import { MemoryHotState } from "@pricetime/adapters/memory";
import type { ExecutedCommand } from "@pricetime/engine";
import type { LiveState } from "@pricetime/engine/projections";
import { type ClusterWorld, createClusterWorld } from "../node.js";
import { FaultPlan } from "./fault-plan.js";
import { Witness, witnessed } from "./witness.js";

/** The hot state as a service: keeps what is newer, refuses what does not follow, and may lose everything at any time. */
export class SharedHotState {
  current = new MemoryHotState();
  /** The position it has. */
  shown = 0;
  /** The newest position it ever had. */
  reached = 0;

  async load(live: LiveState): Promise<void> {
    await this.current.load(live);
    this.#moved(live.position);
  }

  async write(batch: readonly ReleasedCommand[]): Promise<void> {
    const position = await this.current.position();
    const news = batch.filter(({ executed }) => executed.position > position);
    const [first] = news;
    if (first === undefined) return;
    if (first.executed.position !== position + 1)
      throw new Error(`The hot state stands at ${position}: it lost something.`);
    await this.current.write(news);
    this.#moved(await this.current.position());
  }

  position(): Promise<number> {
    return this.current.position();
  }

  lose(): void {
    this.current = new MemoryHotState();
    this.shown = 0;
  }

  #moved(position: number): void {
    this.shown = position;
    this.reached = Math.max(this.reached, position);
  }
}

/** What an outbound consumer has, position and effect in one transaction. */
export class Outbound {
  readonly commands: ExecutedCommand[] = [];
  position = 0;
  downUntilMs = 0;
  /** By more than the leader keeps for it. */
  isBehind = false;
}

export interface SimulatedWorld extends Omit<ClusterWorld, "hotState"> {
  readonly plan: FaultPlan;
  readonly witness: Witness;
  readonly hotState: SharedHotState;
  readonly outbound: Outbound;
  readonly isLeaseGenerous: boolean;
}

export function createSimulatedWorld(seed: number): SimulatedWorld {
  const plan = new FaultPlan(seed);
  const witness = new Witness();
  const world = createClusterWorld();
  return {
    ...world,
    journal: witnessed(world.journal, witness),
    plan,
    witness,
    hotState: new SharedHotState(),
    outbound: new Outbound(),
    isLeaseGenerous: plan.random() < 0.3,
  };
}
