import { setImmediate } from "node:timers/promises";
import {
  type CheckpointStore,
  type Clock,
  type CommandQueue,
  createProjector,
  createPublisher,
  createSequencer,
  createSnapshotter,
  createSubmitter,
  type HistoryStore,
  type HotState,
  type Journal,
  type LiveFeed,
  type Publisher,
  type Recovered,
  recover,
  type Sequencer,
  type Sink,
  type Snapshotter,
  type Submitter,
} from "@pricetime/adapters";
import {
  ManualClock,
  MemoryCheckpointStore,
  MemoryCommandQueue,
  MemoryHistoryStore,
  MemoryHotState,
  MemoryJournal,
  MemoryLiveFeed,
} from "@pricetime/adapters/memory";
import type { Envelope } from "@pricetime/engine";

export const START_MS = 1_700_000_000_000;

/** What survives a process. */
export interface World {
  readonly clock: ManualClock;
  readonly journal: Journal;
  readonly checkpoints: CheckpointStore;
  readonly history: HistoryStore;
  /** As a queue of its own would: what was not acknowledged is still in it. */
  readonly queue: MemoryCommandQueue;
}

export function createWorld(): World {
  const clock = new ManualClock(START_MS);
  return {
    clock,
    journal: new MemoryJournal(),
    checkpoints: new MemoryCheckpointStore(),
    history: new MemoryHistoryStore(),
    queue: new MemoryCommandQueue({ clock, maxAgeMs: 60_000 }),
  };
}

/** The ports a process works with; tests replace some by faulty ones. */
export interface Ports {
  readonly clock: Clock;
  readonly journal: Journal;
  readonly checkpoints: CheckpointStore;
  readonly history: Pick<HistoryStore, "position" | "write">;
  readonly queue: CommandQueue;
  readonly hotState: Pick<HotState, "write">;
  readonly feed: LiveFeed;
}

export interface ExchangeOptions {
  readonly ports?: (own: Ports) => Ports;
  readonly sinks?: readonly Sink[];
  readonly everyCommands?: number;
  readonly windowSize?: number;
  readonly waitsForTime?: (nowMs: number) => boolean;
}

/** One process: everything the server composes, in memory. */
export interface Exchange {
  readonly recovered: Recovered;
  readonly sequencer: Sequencer;
  readonly publisher: Publisher;
  readonly snapshotter: Snapshotter;
  readonly submitter: Submitter;
  readonly hotState: MemoryHotState;
  readonly fatal: Error[];
  readonly problems: Error[];
  submit(envelope: Envelope): ReturnType<Submitter["submit"]>;
  stop(): Promise<void>;
}

export async function startExchange(world: World, options: ExchangeOptions = {}): Promise<Exchange> {
  const feed = new MemoryLiveFeed();
  const hotState = new MemoryHotState();
  const own: Ports = { ...world, hotState, feed };
  const ports = options.ports?.(own) ?? own;
  const { clock, journal, checkpoints, history } = ports;
  const fatal: Error[] = [];
  const problems: Error[] = [];
  const onProblem = (error: Error) => problems.push(error);

  const recovered = await recover({ journal, checkpoints });
  await hotState.load(recovered.live);
  const publisher = createPublisher({
    journal,
    checkpoints,
    clock,
    position: recovered.replica.position,
    sinks: [createProjector(history), ...(options.sinks ?? [])],
    ...(options.windowSize === undefined ? {} : { windowSize: options.windowSize }),
    onProblem: (_, error) => onProblem(error),
  });
  const snapshotter = createSnapshotter({
    journal,
    checkpoints,
    start: recovered,
    everyCommands: options.everyCommands ?? 10_000,
    onCheckpoint: (mark) => sequencer.recordCheckpoint(mark),
    onProblem,
  });
  const submitter = createSubmitter(ports);
  const sequencer = createSequencer({
    ...ports,
    replica: recovered.replica,
    publisher,
    snapshotter,
    ...(options.waitsForTime === undefined ? {} : { waitsForTime: options.waitsForTime }),
    onRefused: (commands, error) => submitter.refuse(commands, error),
    onDeadLetter: (command, reason) => submitter.refuse([command], new Error(reason)),
    onFatal: (error) => fatal.push(error),
  });
  await sequencer.start();
  publisher.start();
  return {
    recovered,
    sequencer,
    publisher,
    snapshotter,
    submitter,
    hotState,
    fatal,
    problems,
    submit: (envelope) => submitter.submit(envelope),
    async stop() {
      await sequencer.stop();
      await publisher.stop();
      await snapshotter.stop();
      submitter.close();
    },
  };
}

/** Lets the process work, a ms at a time, until `condition` holds: bounded in turns, so a test ends either way. */
export async function until(
  clock: ManualClock,
  condition: () => boolean | Promise<boolean>,
  what: string,
): Promise<void> {
  for (let turn = 0; turn < 20_000; turn++) {
    if (await condition()) return;
    clock.advance(1);
    await setImmediate();
  }
  throw new Error(`It never came true that ${what}.`);
}

/** Lets the process work until `work` is done, or `orElse` holds. @returns whether it was done */
export async function settled(
  clock: ManualClock,
  work: Promise<unknown>,
  what: string,
  orElse: () => boolean = () => false,
): Promise<boolean> {
  let isDone = false;
  let failure: { readonly error: unknown } | undefined;
  work.then(
    () => {
      isDone = true;
    },
    (error: unknown) => {
      failure = { error };
    },
  );
  await until(clock, () => isDone || failure !== undefined || orElse(), what);
  if (failure !== undefined) throw failure.error;
  return isDone;
}
