import { setImmediate } from "node:timers/promises";
import { hasCode, type Sink } from "@pricetime/adapters";
import { type ClusterNode, ExpiringLease, type NodePorts, startNode } from "../node.js";
import { Clients } from "./clients.js";
import type { Fault } from "./fault-plan.js";
import { finalViolations } from "./final-checks.js";
import { simulatedPorts } from "./ports.js";
import { SimulatedProcess } from "./process.js";
import { BrokenConnection, outboundSink } from "./sinks.js";
import { createSimulatedWorld, type SimulatedWorld } from "./world.js";

/** Virtual time between two looks at the world, ms. */
const TURN_MS = 5;
const FAULTY_MS = 8_000;
const ORDERS = 120;
/** Once nothing fails any more, everything must be well again after this long, ms. */
const HEALED_MS = 60_000;
const WINDOW = 60;
const PROCESSES = 2;
/** Ends a process may come to by itself: it leads no longer, or could not tell what became of a row. */
const EXPECTED_ENDS = ["FENCED", "LEADERSHIP_LOST", "RELEASE_FAILED", "JOURNAL_FAILED"];

export interface ProcessPorts extends NodePorts {
  readonly outbound: Sink;
}

const isExpected = (error: Error): boolean =>
  (EXPECTED_ENDS.some((code) => hasCode(error, code)) && !hasCode(error.cause, "PREDECESSOR_MISSING")) ||
  error instanceof BrokenConnection;

/** A planted bug: a wrapper around what a process has in its hands. */
export type Plant = (own: ProcessPorts, world: SimulatedWorld) => ProcessPorts;

export interface SimulatedRun {
  readonly violations: readonly string[];
  readonly hits: ReadonlyMap<Fault, number>;
  readonly commands: number;
  readonly virtualMs: number;
  /** The same for the same seed. */
  readonly fingerprint: string;
}

/** One of the processes, and the next one in its place when it has ended. */
class Slot {
  readonly #world: SimulatedWorld;
  readonly #plant: Plant;
  process: SimulatedProcess;
  node: ClusterNode | undefined;
  #restartMs = Number.POSITIVE_INFINITY;
  #isStopping = false;

  constructor(world: SimulatedWorld, plant: Plant) {
    this.#world = world;
    this.#plant = plant;
    this.process = this.#start();
  }

  get leads(): boolean {
    return !this.process.isDead && this.node?.sequencer.status === "running";
  }

  /** A supervisor's look: what has ended is started again. */
  turn(): void {
    const { plan, clock, witness } = this.#world;
    for (const error of this.process.isDead ? [] : (this.node?.fatal ?? [])) {
      if (!isExpected(error)) witness.report(`a process ended with: ${error.message}`);
      plan.count("ENDED_BY_ITSELF");
      this.process.kill();
    }
    if (this.process.isDead && this.#restartMs === Number.POSITIVE_INFINITY)
      this.#restartMs = clock.monotonicMs() + plan.between(20, 1_000);
    if (clock.monotonicMs() >= this.#restartMs) this.process = this.#start();
  }

  /** Planned: it ends once it has finished. */
  handOver(): void {
    if (this.node === undefined || this.#isStopping || this.process.isDead) return;
    this.#isStopping = true;
    this.#world.plan.count("HANDED_OVER");
    const { process } = this;
    void this.node.stop().then(
      () => process.kill(),
      () => process.kill(),
    );
  }

  #start(): SimulatedProcess {
    const { plan, clock, witness } = this.#world;
    const process = new SimulatedProcess(plan, clock);
    this.#restartMs = Number.POSITIVE_INFINITY;
    this.#isStopping = false;
    this.node = undefined;
    const world = { ...this.#world, hotState: this.#world.hotState.current };
    const own = simulatedPorts(this.#world, process, new ExpiringLease(world));
    const ports = this.#plant({ ...own, outbound: outboundSink(this.#world, process) }, this.#world);
    startNode(world, () => ports, { sinks: [ports.outbound], windowSize: WINDOW }).then(
      (node) => {
        this.node = node;
      },
      (error: Error) => {
        if (!isExpected(error)) witness.report(`a process did not start: ${error.message}`);
        process.kill();
      },
    );
    return process;
  }
}

/**
 * One run of a whole cluster in one thread and virtual time: two processes over shared services, clients behind two gateways, and faults
 * drawn from the seed; then all faults end, and everything must come right.
 */
export async function simulateCluster(seed: number, plant: Plant = (own) => own): Promise<SimulatedRun> {
  const world = createSimulatedWorld(seed);
  const measure = performance.now;
  // Replays hold the thread for a measured time: here nothing may depend on how fast the machine is.
  performance.now = () => world.clock.monotonicMs();
  try {
    return await run(world, plant);
  } finally {
    performance.now = measure;
  }
}

async function run(world: SimulatedWorld, plant: Plant): Promise<SimulatedRun> {
  const { plan, clock, witness } = world;
  const slots = Array.from({ length: PROCESSES }, () => new Slot(world, plant));
  const clients = new Clients(world);
  const turn = async (): Promise<void> => {
    clock.advance(TURN_MS);
    await setImmediate();
    for (const slot of slots) slot.turn();
    if (plan.random() < 0.005) world.queue.redeliver();
  };
  const patiently = async (isDone: () => boolean | Promise<boolean>, what: string): Promise<boolean> => {
    const endMs = clock.monotonicMs() + HEALED_MS;
    while (!(await isDone()) && clock.monotonicMs() < endMs && witness.violations.length === 0) await turn();
    const done = await isDone();
    if (!done) witness.report(`it never came true that ${what}`);
    return done;
  };

  clients.open();
  await patiently(() => clients.unanswered === 0, "the venue is open");
  plan.isActive = true;
  for (
    const endMs = clock.monotonicMs() + FAULTY_MS;
    clock.monotonicMs() < endMs && witness.violations.length === 0;
  ) {
    bringTrouble(world, slots);
    if (plan.random() < (ORDERS * TURN_MS) / FAULTY_MS / 3)
      for (let left = plan.between(1, 5); left > 0; left--) clients.order();
    await turn();
  }
  plan.isActive = false;
  const leader = () => slots.find(({ leads }) => leads)?.node;
  const isWell = async () => {
    const position = leader()?.sequencer.position;
    return (
      clients.unanswered === 0 &&
      slots.every(({ node, process }) => !process.isDead && node?.standby.position === position) &&
      world.outbound.position === position &&
      world.hotState.shown === position &&
      (await world.history.position()) === position
    );
  };
  await patiently(isWell, "every request is answered and every sink has everything");
  const violations =
    witness.violations.length > 0
      ? witness.violations
      : await finalViolations(
          world,
          clients,
          slots.flatMap(({ node }) => node ?? []),
        );
  const position = leader()?.sequencer.position ?? 0;
  const fingerprint = `${clock.monotonicMs()} ${plan.random()} ${position} ${leader()?.standby.replica.head.eventsHash}`;
  for (const { process } of slots) process.kill();
  clients.close();
  return { violations, hits: plan.hits, commands: position, virtualMs: clock.monotonicMs(), fingerprint };
}

/** What happens to processes and services from outside. */
function bringTrouble({ plan, hotState, clock, outbound }: SimulatedWorld, slots: readonly Slot[]): void {
  const any = () => slots[plan.between(0, slots.length - 1)] as Slot;
  if (plan.random() < 0.004) any().process.dieAfter(plan.between(0, 30));
  if (plan.random() < 0.003) any().process.pauseAfter(plan.between(0, 30));
  if (plan.random() < 0.001) any().handOver();
  if (plan.happens("HOT_STATE_LOST", 0.001)) hotState.lose();
  if (plan.happens("CLOCK_SET_FORWARD", 0.002)) clock.jump(plan.between(1, 5_000));
  if (plan.happens("CLOCK_SET_BACK", 0.002)) clock.jump(-plan.between(1, 5_000));
  if (plan.happens("SINK_DOWN", 0.002)) outbound.downUntilMs = clock.monotonicMs() + plan.between(500, 4_000);
  const leader = slots.find(({ leads }) => leads)?.node;
  const isBehind = leader !== undefined && leader.sequencer.position - outbound.position > WINDOW;
  if (isBehind && !outbound.isBehind) plan.count("SINK_BEHIND_WINDOW");
  outbound.isBehind = isBehind;
  // The whole state of whoever executes, between two rows.
  if (plan.random() < 0.02)
    for (const { node, process } of slots) if (!process.isDead) node?.standby.replica.engine.checkInvariants();
}
