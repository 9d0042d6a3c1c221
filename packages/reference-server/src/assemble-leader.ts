import {
  applyRetention,
  createLeadership,
  createProjector,
  createPublisher,
  createSequencer,
  createSnapshotter,
  createStandby,
  describeColdReplay,
  type Publisher,
  type QueuedCommand,
  type RecoveryReport,
  type ReplayProof,
  recover,
  replayAll,
  startSnapshotWorker,
  takeOver,
} from "@pricetime/adapters";
import type { LeaderPorts } from "./ports.js";

export interface LeaderOptions {
  readonly acceptClock: boolean;
  /** Something an operator should read; the exchange goes on. */
  readonly onNotice: (sentence: string) => void;
  /** These commands were taken from the queue and will never be executed. */
  readonly onRefused?: (commands: readonly QueuedCommand[], error: Error) => void;
  /** The process must end. */
  readonly onFatal: (error: Error) => void;
}

/** The part of a process that writes the journal, or stands by until it may. */
export interface Leader {
  readonly recovery: RecoveryReport;
  /** One sentence: what a replay of the whole journal can prove. */
  readonly coldReplay: string;
  /** Whether it takes commands. */
  readonly leads: boolean;
  /** Waits until nobody else leads, then takes commands. @returns false when `stop` aborted before that */
  lead(stop: AbortSignal): Promise<boolean>;
  /** Of the last command executed. */
  position(): number;
  /** Hash of the engine's state; 32 hexadecimal digits. */
  stateHash(): string;
  /** Executes the journal again from its start, beside the running exchange, and checks every row, hash and invariant. */
  replay(): Promise<ReplayProof>;
  /** Finishes what it has received, takes nothing more, and lets the next one lead. */
  stop(): Promise<void>;
  /** Brings sinks and checkpoints up to date, after {@link Leader.stop}. Closes no port. */
  close(): Promise<void>;
}

/** Another process may write what only one may write: nothing more must happen here. */
export class LockLost extends Error {
  readonly code = "LOCK_LOST";
  constructor() {
    super("The lock of the data directory is lost: another process may write there, so this one stops.");
    this.name = "LockLost";
  }
}

const DRAIN_MS = 5_000;
const LEASE_CHECK_MS = 1_000;
const EVERY_COMMANDS = 10_000;
const LEADER_EVERY_COMMANDS = 25_000;
/** How often a standby takes a checkpoint when few commands come, and a leader drops what nobody needs, ms. */
const UPKEEP_MS = 60_000;
/** The same trouble is told again after this long, ms: a database that is away fails many times a second. */
const REPEAT_MS = 10_000;

/** Recovers from the journal and follows it. Knows ports only. */
export async function assembleLeader(ports: LeaderPorts, options: LeaderOptions): Promise<Leader> {
  const { clock, journal, checkpoints, hotState, feed, queue, lease, hotStateKeepsLive } = ports;
  const { onFatal, onNotice } = options;
  const recovered = await recover({ journal, checkpoints });
  const { replica, live } = recovered;
  const problem = tellNowAndThen(onNotice);
  let publisher: Publisher | undefined;
  let leads = false;
  let retaining = Promise.resolve();
  const retain = (): void => {
    const sinkPositions = publisher?.positions().values();
    if (sinkPositions === undefined) return;
    const { dropsRows: dropRows } = ports;
    retaining = applyRetention({ journal, checkpoints, sinkPositions, dropRows }).then(() => {}, problem("Retention"));
  };
  const snapshotter = (ports.snapshotsInWorker ? startSnapshotWorker : createSnapshotter)({
    journal,
    checkpoints,
    start: recovered,
    // A leader leaves checkpoints to its standby, unless there is none, or it falls behind.
    everyCommands: () => (lease !== undefined && leads ? LEADER_EVERY_COMMANDS : EVERY_COMMANDS),
    othersTakeToo: lease !== undefined,
    onCheckpoint: (mark) => {
      if (publisher === undefined) return;
      sequencer.recordCheckpoint(mark);
      retain();
    },
    onProblem: problem("Checkpoints"),
  });
  const standby = createStandby({
    journal,
    clock,
    start: recovered,
    snapshotter,
    onProblem: problem("Standby"),
    onFatal,
  });
  const sequencer = createSequencer({
    replica,
    journal,
    queue,
    hotState: hotStateKeepsLive
      ? hotState
      : {
          write: (batch) => {
            for (const { executed } of batch) live.apply(executed);
            return hotState.write(batch);
          },
        },
    feed,
    clock,
    publisher: { offer: (commands) => publisher?.offer(commands) },
    snapshotter,
    waitsForTime: (nowMs) => live.nextCandleCloseMs <= nowMs,
    acceptClock: options.acceptClock,
    onRefused: (commands, error) => options.onRefused?.(commands, error),
    onDeadLetter: (command, reason) => {
      onNotice(`A command was set aside: ${reason}`);
      options.onRefused?.([command], new Error(reason));
    },
    onFatal,
  });
  const leadership =
    lease === undefined ? undefined : createLeadership({ lease, clock, onLost: onFatal, onProblem: problem("Lease") });
  const check = setInterval(() => {
    void ports.isLeading().then((isLeading) => isLeading || onFatal(new LockLost()));
  }, LEASE_CHECK_MS);
  check.unref();
  const upkeep = setInterval(() => {
    if (leads) retain();
    else if (lease !== undefined) void snapshotter.take();
  }, UPKEEP_MS);
  upkeep.unref();

  return {
    recovery: recovered.report,
    coldReplay: await describeColdReplay({ journal, checkpoints }),
    get leads() {
      return leads;
    },
    lead: async (stop) => {
      if (leadership !== undefined) {
        standby.start();
        if (!(await leadership.acquire(stop))) return false;
      }
      await takeOver({ standby, hotState, feed, sequencer, sharesLive: hotStateKeepsLive });
      publisher = createPublisher({
        journal,
        checkpoints,
        clock,
        position: replica.position,
        sinks: [createProjector(ports.history)],
        onProgress: (_sink, position) => {
          hotState.forgetClosedOrders(position).catch(problem("Hot state"));
          if (!hotStateKeepsLive) live.forgetClosedOrders(position);
          snapshotter.forgetClosedOrders(position);
        },
        onProblem: (sink, error) => problem(sink)(error),
      });
      publisher.start();
      leads = true;
      return true;
    },
    position: () => replica.position,
    stateHash: () => replica.engine.stateHash(),
    replay: () => replayAll({ journal, checkpoints }),
    stop: async () => {
      clearInterval(check);
      clearInterval(upkeep);
      await standby.stop();
      if (leads) await sequencer.stop();
      leads = false;
      await leadership?.release();
    },
    close: async () => {
      await publisher?.drain(DRAIN_MS);
      await publisher?.stop();
      await snapshotter.take();
      await snapshotter.stop();
      await retaining;
    },
  };
}

/** Tells of a part's trouble, the same one not more often than every ten seconds. */
function tellNowAndThen(onNotice: (sentence: string) => void): (part: string) => (error: Error) => void {
  const toldMs = new Map<string, number>();
  return (part) => (error) => {
    const sentence = `${part}: ${error.message}`;
    const nowMs = performance.now();
    if (nowMs - (toldMs.get(sentence) ?? Number.NEGATIVE_INFINITY) < REPEAT_MS) return;
    toldMs.set(sentence, nowMs);
    onNotice(sentence);
  };
}
