import {
  AppendUnknown,
  type CommandQueue,
  type HotState,
  hasCode,
  type Journal,
  type JournalRow,
  type Lease,
  type LiveFeed,
  type QueuedCommand,
} from "@pricetime/adapters";
import type { NodePorts } from "../node.js";
import type { SimulatedProcess } from "./process.js";
import { BrokenConnection, historyOf } from "./sinks.js";
import type { SimulatedWorld } from "./world.js";

/** What one process has in its hands: each call is a step before and after, and may fail. */
export function simulatedPorts(world: SimulatedWorld, process: SimulatedProcess, lease: Lease): NodePorts {
  const { plan } = world;
  return {
    clock: process.clock(),
    journal: journalOf(world, process),
    checkpoints: {
      list: () => world.checkpoints.list(),
      newest: (...parameters) => world.checkpoints.newest(...parameters),
      prune: (count) => world.checkpoints.prune(count),
      write: async (checkpoint) => {
        await process.step();
        if (plan.happens("CHECKPOINT_UNWRITTEN", 0.1)) throw new BrokenConnection("checkpoint");
        if (checkpoint.position > (await world.history.position())) plan.count("CHECKPOINT_AHEAD_OF_SINK");
        await world.checkpoints.write(checkpoint);
        await process.step();
      },
    },
    history: historyOf(world.history, plan, process),
    queue: queueOf(world, process),
    hotState: hotStateOf(world.hotState, process),
    feed: feedOf(world, process),
    lease: leaseOf(lease, world, process),
  };
}

/** Appends end with an answer, or without one: stored, lost, or stored at some later time; what is late may come when nobody waits. */
function journalOf({ journal, plan, clock }: SimulatedWorld, process: SimulatedProcess): Journal {
  const late = async (row: JournalRow): Promise<void> => {
    await clock.sleep(plan.between(1, 400));
    try {
      await journal.append(row);
      plan.count("LATE_APPEND_STORED");
    } catch {
      plan.count("LATE_APPEND_REFUSED");
    }
  };
  const append = async (row: JournalRow): Promise<void> => {
    if (plan.happens("APPEND_UNKNOWN_LOST", 0.03)) throw new AppendUnknown(row.seq, new BrokenConnection("journal"));
    if (plan.happens("APPEND_UNKNOWN_LATE", 0.04)) {
      void late(row);
      if (plan.random() < 0.3) process.dieAfter(plan.between(0, 4));
      throw new AppendUnknown(row.seq, new BrokenConnection("journal"));
    }
    try {
      await journal.append(row);
    } catch (error) {
      if (hasCode(error, "SEQUENCE_TAKEN")) plan.count("APPEND_REFUSED");
      throw error;
    }
    if (plan.happens("APPEND_UNKNOWN_STORED", 0.03)) throw new AppendUnknown(row.seq, new BrokenConnection("journal"));
  };
  return {
    head: () => journal.head(),
    tail: () => journal.tail(),
    release: (belowSeq) => journal.release(belowSeq),
    close: () => journal.close(),
    append: async (row) => {
      await process.step();
      await append(row);
      await process.step();
    },
    async *read(fromSeq) {
      await process.step();
      if (plan.happens("JOURNAL_UNREADABLE", 0.002)) throw new BrokenConnection("journal");
      yield* journal.read(fromSeq);
    },
  };
}

/** Commands arrive more than once, words of thanks get lost. */
function queueOf({ queue, plan, witness }: SimulatedWorld, process: SimulatedProcess): CommandQueue {
  const seen = new WeakSet<QueuedCommand>();
  const { death } = process;
  return {
    send: (envelope, meta, options) => queue.send(envelope, meta, options),
    receive: async (limit, signal) => {
      const most = plan.isActive ? Math.min(limit, plan.between(1, 20)) : limit;
      const received = await queue.receive(most, signal === undefined ? death : AbortSignal.any([signal, death]));
      await process.step();
      for (const command of received) {
        if (seen.has(command)) plan.count("DELIVERED_AGAIN");
        seen.add(command);
      }
      if (received.length < limit && received.length > 0 && plan.happens("DELIVERED_TWICE", 0.05))
        return [...received, received[plan.between(0, received.length - 1)] as QueuedCommand];
      return received;
    },
    acknowledge: async (commands) => {
      await process.step();
      witness.acknowledged(commands);
      if (commands.length === 0 || !plan.happens("ACKNOWLEDGEMENT_LOST", 0.05)) await queue.acknowledge(commands);
      await process.step();
    },
    close: () => queue.close(),
  };
}

const hotStateOf = (hotState: SimulatedWorld["hotState"], process: SimulatedProcess): NodePorts["hotState"] => ({
  position: async () => {
    await process.step();
    return hotState.position();
  },
  load: async (live) => {
    await process.step();
    await hotState.load(live);
    await process.step();
  },
  write: async (batch: Parameters<HotState["write"]>[0]) => {
    await process.step();
    await hotState.write(batch);
    await process.step();
  },
});

const feedOf = ({ feed, hotState, witness }: SimulatedWorld, process: SimulatedProcess): LiveFeed => ({
  publish: async (batch) => {
    await process.step();
    witness.released(batch, hotState.reached);
    await feed.publish(batch);
    await process.step();
  },
  subscribe: (listener) => feed.subscribe(listener),
});

/** In some runs everybody who asks gets the lease, and keeps it. */
const leaseOf = (lease: Lease, { plan, isLeaseGenerous }: SimulatedWorld, process: SimulatedProcess): Lease => {
  let epoch = 0;
  return {
    acquire: async () => {
      await process.step();
      if (plan.happens("LEASE_UNANSWERED", 0.02)) throw new BrokenConnection("lease");
      const acquired = await lease.acquire();
      await process.step();
      if (acquired === undefined && isLeaseGenerous && plan.happens("LEASE_TWICE", 0.2)) return ++epoch;
      return acquired;
    },
    renew: async () => {
      await process.step();
      if (plan.happens("LEASE_UNANSWERED", 0.02)) throw new BrokenConnection("lease");
      const renewed = await lease.renew();
      await process.step();
      return renewed || (isLeaseGenerous && plan.isActive);
    },
    release: () => lease.release(),
  };
};
