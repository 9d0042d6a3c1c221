import {
  applyRetention,
  createProjector,
  createPublisher,
  createSequencer,
  createSnapshotter,
  createSubmitter,
  describeColdReplay,
  type RecoveryReport,
  type ReplayProof,
  recover,
  replayAll,
  startSnapshotWorker,
} from "@pricetime/adapters";
import type { Exchange } from "./exchange.js";
import { followFirstFills } from "./limits/order-counts.js";
import { type RateLimit, rateLimits } from "./limits/rate-limits.js";
import { createListenKeys } from "./listen-keys.js";
import { followMarkets } from "./markets.js";
import type { Ports } from "./ports.js";
import { createSubmit } from "./submit.js";

export interface AssembleOptions {
  readonly limits: readonly RateLimit[];
  readonly acceptClock: boolean;
  /** Longest wait for the outcome of a command, ms. */
  readonly answerTimeoutMs: number;
  /** Longest wait of a history read for the projector, ms. */
  readonly historyWaitMs: number;
  /** Something an operator should read; the exchange goes on. */
  readonly onNotice: (sentence: string) => void;
  /** The sequencer has stopped for good: the process must end. */
  readonly onFatal: (error: Error) => void;
}

/** An exchange that this process recovered and now leads. */
export interface OpenExchange extends Exchange {
  readonly recovery: RecoveryReport;
  /** One sentence: what a replay of the whole directory can prove. */
  readonly coldReplay: string;
  /** Of the last command executed. */
  position(): number;
  /** Hash of the engine's state; 32 hexadecimal digits. */
  stateHash(): string;
  /** Executes the journal again from its start, beside the running exchange, and checks every row, hash and invariant. */
  replay(): Promise<ReplayProof>;
}

/** Another process may write what only one may write: nothing more must happen here. */
export class LeadershipLost extends Error {
  readonly code = "LEADERSHIP_LOST";
  constructor() {
    super("The lock of the data directory is lost: another process may write there, so this one stops.");
    this.name = "LeadershipLost";
  }
}

const DRAIN_MS = 5_000;
const STEP_MS = 5;
const LEASE_CHECK_MS = 1_000;

/** Recovers from the journal and starts the pipeline. Knows ports only. */
export async function assembleExchange(ports: Ports, options: AssembleOptions): Promise<OpenExchange> {
  const { clock, journal, checkpoints, queue, hotState, feed, history, users, rateLimitStore } = ports;
  const recovered = await recover({ journal, checkpoints });
  const { replica, live } = recovered;
  await hotState.load(live);

  const problem = (part: string) => (error: Error) => options.onNotice(`${part}: ${error.message}`);
  const publisher = createPublisher({
    journal,
    checkpoints,
    clock,
    position: replica.position,
    sinks: [createProjector(history)],
    onProgress: (_sink, position) => {
      void hotState.forgetClosedOrders(position);
      snapshotter.forgetClosedOrders(position);
    },
    onProblem: (sink, error) => problem(sink)(error),
  });
  const snapshotter = (ports.snapshotsInWorker ? startSnapshotWorker : createSnapshotter)({
    journal,
    checkpoints,
    start: recovered,
    onCheckpoint: (mark) => {
      sequencer.recordCheckpoint(mark);
      const sinkPositions = publisher.positions().values();
      applyRetention({ journal, checkpoints, sinkPositions, dropRows: ports.dropsRows }).catch(problem("Retention"));
    },
    onProblem: problem("Checkpoints"),
  });

  // Listings and counts are up to date before any reply leaves: their listeners come before the submitter's.
  const markets = await followMarkets(hotState, feed);
  const limits = rateLimits(options.limits);
  const stopCounting = followFirstFills({ rateLimits: limits, rateLimitStore, feed, clock });
  const submitter = createSubmitter({ queue, feed, clock });
  const sequencer = createSequencer({
    replica,
    journal,
    queue,
    hotState,
    feed,
    clock,
    publisher,
    snapshotter,
    waitsForTime: (nowMs) => live.nextCandleCloseMs <= nowMs,
    acceptClock: options.acceptClock,
    onRefused: (commands, error) => submitter.refuse(commands, error),
    onDeadLetter: (command, reason) => {
      options.onNotice(`A command was set aside: ${reason}`);
      submitter.refuse([command], new Error(reason));
    },
    onFatal: options.onFatal,
  });
  await sequencer.start();
  publisher.start();
  const leaseTimer = setInterval(() => {
    void ports.isLeading().then((leads) => leads || options.onFatal(new LeadershipLost()));
  }, LEASE_CHECK_MS);
  leaseTimer.unref();

  const listenKeys = createListenKeys(clock);
  const { submit, stopIntake } = createSubmit({
    submitter,
    clock,
    journalTimeMs: () => sequencer.timeMs,
    answerTimeoutMs: options.answerTimeoutMs,
  });
  const close = async (): Promise<void> => {
    stopIntake();
    clearInterval(leaseTimer);
    const endMs = clock.monotonicMs() + DRAIN_MS;
    while (submitter.waiting > 0 && clock.monotonicMs() < endMs) await clock.sleep(STEP_MS);
    await sequencer.stop();
    submitter.close();
    stopCounting();
    listenKeys.close();
    await publisher.drain(DRAIN_MS);
    await publisher.stop();
    await snapshotter.take();
    await snapshotter.stop();
    await ports.close();
  };
  return {
    clock,
    hotState,
    history,
    users,
    feed,
    rateLimitStore,
    rateLimits: limits,
    listenKeys,
    markets,
    historyWaitMs: options.historyWaitMs,
    submit,
    close: once(close),
    recovery: recovered.report,
    coldReplay: await describeColdReplay({ journal, checkpoints }),
    position: () => replica.position,
    stateHash: () => replica.engine.stateHash(),
    replay: () => replayAll({ journal, checkpoints }),
  };
}

/** Closing twice waits for the same closing. */
function once(close: () => Promise<void>): () => Promise<void> {
  let closing: Promise<void> | undefined;
  return () => {
    closing ??= close();
    return closing;
  };
}
