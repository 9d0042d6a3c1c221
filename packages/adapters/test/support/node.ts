import {
  createLeadership,
  createProjector,
  createPublisher,
  createSequencer,
  createSnapshotter,
  createStandby,
  type HotState,
  type Leadership,
  type Lease,
  type LiveFeed,
  type Publisher,
  recover,
  type Sequencer,
  type Sink,
  type Standby,
  takeOver,
} from "@pricetime/adapters";
import type { ManualClock } from "@pricetime/adapters/memory";
import { MemoryHotState, MemoryLiveFeed } from "@pricetime/adapters/memory";
import { createWorld, type Ports, type World } from "./exchange.js";

/** What all processes of a cluster share. */
export interface ClusterWorld extends World {
  readonly hotState: MemoryHotState;
  readonly feed: LiveFeed;
  readonly lease: LeaseRow;
}

export const createClusterWorld = (): ClusterWorld => ({
  ...createWorld(),
  hotState: new MemoryHotState(),
  feed: new MemoryLiveFeed(),
  lease: { epoch: 0, holder: undefined, untilMs: 0 },
});

interface LeaseRow {
  epoch: number;
  holder: object | undefined;
  untilMs: number;
}

const LEASE_MS = 1_500;

/** A lease that ends by itself, as a row in a database with a clock. */
export class ExpiringLease implements Lease {
  readonly #row: LeaseRow;
  readonly #clock: ManualClock;

  constructor({ lease, clock }: ClusterWorld) {
    this.#row = lease;
    this.#clock = clock;
  }

  async acquire(): Promise<number | undefined> {
    const nowMs = this.#clock.monotonicMs();
    if (this.#row.holder !== undefined && this.#row.untilMs > nowMs) return undefined;
    Object.assign(this.#row, { epoch: this.#row.epoch + 1, holder: this, untilMs: nowMs + LEASE_MS });
    return this.#row.epoch;
  }

  async renew(): Promise<boolean> {
    const nowMs = this.#clock.monotonicMs();
    if (this.#row.holder !== this || this.#row.untilMs <= nowMs) return false;
    this.#row.untilMs = nowMs + LEASE_MS;
    return true;
  }

  async release(): Promise<void> {
    if (this.#row.holder === this) this.#row.holder = undefined;
  }
}

export interface NodePorts extends Omit<Ports, "hotState"> {
  readonly hotState: Pick<HotState, "position" | "load" | "write">;
  readonly lease: Lease;
}

/** A process with the role sequencer or standby: which one it is, the lease says. */
export interface ClusterNode {
  readonly standby: Standby;
  readonly leadership: Leadership;
  readonly sequencer: Sequencer;
  readonly fatal: Error[];
  readonly problems: Error[];
  /** Monotonic time at which it began to take commands; undefined while it waits. */
  leadsSinceMs(): number | undefined;
  /** Planned: finishes what it received and lets the next one lead. */
  stop(): Promise<void>;
}

export interface NodeOptions {
  readonly sinks?: readonly Sink[];
  readonly windowSize?: number;
}

export async function startNode(
  world: ClusterWorld,
  plant: (own: NodePorts) => NodePorts = (own) => own,
  { sinks = [], windowSize = 100_000 }: NodeOptions = {},
): Promise<ClusterNode> {
  const ports = plant({ ...world, lease: new ExpiringLease(world) });
  const { clock, journal, checkpoints, hotState, feed } = ports;
  const fatal: Error[] = [];
  const problems: Error[] = [];
  const onFatal = (error: Error) => void fatal.push(error);
  const onProblem = (error: Error) => void problems.push(error);
  const recovered = await recover({ journal, checkpoints });
  const snapshotter = createSnapshotter({ journal, checkpoints, start: recovered, everyCommands: 20, onProblem });
  const standby = createStandby({ journal, clock, start: recovered, snapshotter, onFatal, onProblem });
  const leadership = createLeadership({ lease: ports.lease, clock, onLost: onFatal, onProblem });
  let publisher: Publisher | undefined;
  const sequencer = createSequencer({
    ...ports,
    replica: recovered.replica,
    publisher: { offer: (commands) => publisher?.offer(commands) },
    snapshotter,
    onFatal,
  });
  const waiting = new AbortController();
  let sinceMs: number | undefined;
  const lead = async (): Promise<void> => {
    if (!(await leadership.acquire(waiting.signal))) return;
    await takeOver({ standby, hotState, feed, sequencer });
    sinceMs = clock.monotonicMs();
    publisher = createPublisher({
      journal,
      checkpoints,
      clock,
      position: recovered.replica.position,
      sinks: [createProjector(ports.history), ...sinks],
      windowSize,
      onProblem: (_, error) => onProblem(error),
    });
    publisher.start();
  };
  standby.start();
  const leading = lead().catch(onFatal);
  return {
    standby,
    leadership,
    sequencer,
    fatal,
    problems,
    leadsSinceMs: () => sinceMs,
    stop: async () => {
      waiting.abort();
      await leading;
      await standby.stop();
      if (sinceMs !== undefined) await sequencer.stop();
      await leadership.release();
      await publisher?.stop();
      await snapshotter.stop();
    },
  };
}
