import {
  AppendUnknown,
  decodeRow,
  encodeRow,
  hasCode,
  type Journal,
  type JournalRow,
  type QueuedCommand,
  type ReleasedCommand,
  type Sink,
} from "@pricetime/adapters";
import type { CommandId } from "@pricetime/engine";
import type { Plant, ProcessPorts } from "./simulate-cluster.js";

type Append = Journal["append"];
type Commands = Parameters<Sink["write"]>[0];

const appending = (
  own: ProcessPorts,
  append: (row: JournalRow, really: Append, journal: Journal) => Promise<void>,
) => ({
  ...own,
  journal: new Proxy(own.journal, {
    get: (target, property) => {
      const value = Reflect.get(target, property);
      if (property !== "append") return typeof value === "function" ? value.bind(target) : value;
      return (row: JournalRow) => append(row, (really) => target.append(really), target);
    },
  }),
});

const publishing = (own: ProcessPorts, change: (batch: readonly ReleasedCommand[]) => readonly ReleasedCommand[]) => ({
  ...own,
  feed: { ...own.feed, publish: (batch: readonly ReleasedCommand[]) => own.feed.publish(change(batch)) },
});

const receiving = (
  own: ProcessPorts,
  receive: (batch: readonly QueuedCommand[]) => Promise<readonly QueuedCommand[]>,
) => ({
  ...own,
  queue: {
    ...own.queue,
    receive: async (limit: number, signal?: AbortSignal) => receive(await own.queue.receive(limit, signal)),
  },
});

const sending = (own: ProcessPorts, write: (commands: Commands, really: Sink["write"]) => Promise<void>) => ({
  ...own,
  outbound: {
    name: own.outbound.name,
    position: () => own.outbound.position(),
    write: (commands: Commands) => write(commands, (really) => own.outbound.write(really)),
  },
});

/** Some of the batches; which ones, the run's seed says. */
const now = (world: Parameters<Plant>[1], chance: number) => world.plan.isActive && world.plan.random() < chance;

/** Bugs that a careless hand could build into a process. A run without them finds nothing; each of them must be found. */
export const PLANTED_BUGS: Record<string, Plant> = {
  "a reply before the row is stored": (own) => {
    let unwritten: JournalRow | undefined;
    return appending(own, async (row, append) => {
      if (unwritten !== undefined) await append(unwritten);
      unwritten = row;
    });
  },

  "de-duplication that does not outlive the process": (own) => {
    const originals = new Map<number, CommandId>();
    const known = new Map<string, CommandId>();
    let next = 1;
    const life = ++lives;
    const forgetful = receiving(own, async (batch) =>
      batch.map((command) => {
        const { commandId } = command.envelope;
        const alias = known.get(`${commandId.low}`) ?? { high: life + 1, low: next++ };
        known.set(`${commandId.low}`, alias);
        originals.set(alias.low, commandId);
        return { ...command, envelope: { ...command.envelope, commandId: alias }, receipt: command };
      }),
    );
    const acknowledge = (commands: readonly QueuedCommand[]) =>
      own.queue.acknowledge(commands.map(({ receipt }) => receipt as QueuedCommand));
    return publishing({ ...forgetful, queue: { ...forgetful.queue, acknowledge } }, (batch) =>
      batch.map((released) => ({
        ...released,
        commandId: originals.get(released.commandId.low) ?? released.commandId,
      })),
    );
  },

  "row numbers chosen by the database": (own) =>
    appending(own, async (row, append, journal) => {
      const seq = (await journal.head()) + 1;
      await append(seq === row.seq ? row : encodeRow({ ...decodeRow(row), seq }));
    }),

  "a leader that goes on after another one wrote": (own) =>
    appending(own, async (row, append) => {
      await append(row).catch((error: unknown) => {
        if (!hasCode(error, "SEQUENCE_TAKEN")) throw error;
      });
    }),

  "an unknown append taken as stored": (own) =>
    appending(own, async (row, append) => {
      await append(row).catch((error: unknown) => {
        if (!(error instanceof AppendUnknown)) throw error;
      });
    }),

  "an unknown append taken as refused": (own) =>
    appending(own, async (row, append) => {
      await append(row).catch((error: unknown) => {
        throw error instanceof AppendUnknown ? Object.assign(new Error("no room"), { code: "JOURNAL_FULL" }) : error;
      });
    }),

  "a leader that opens no new epoch": (own) =>
    appending(own, async (row, append) => {
      const decoded = decodeRow(row);
      await append(
        decoded.kind === "EPOCH" && decoded.epoch > 1 ? encodeRow({ ...decoded, epoch: decoded.epoch - 1 }) : row,
      );
    }),

  "an acknowledgement to the queue before the row is stored": (own) =>
    receiving(own, async (batch) => {
      await own.queue.acknowledge(batch);
      return batch;
    }),

  "a row that the hot state never gets": (own, world) => ({
    ...own,
    hotState: {
      position: () => own.hotState.position(),
      load: (live) => own.hotState.load(live),
      write: async (batch) => {
        if (!now(world, 0.02)) await own.hotState.write(batch);
      },
    },
  }),

  "a reply before the hot state has its effect": (own, world) => ({
    ...own,
    hotState: {
      position: () => own.hotState.position(),
      load: (live) => own.hotState.load(live),
      write: async (batch) => {
        if (now(world, 0.1)) void own.hotState.write(batch).catch(() => {});
        else await own.hotState.write(batch);
      },
    },
  }),

  "a reply with the effect of another command": (own, world) =>
    publishing(own, (batch) => {
      const [first, second, ...rest] = batch;
      if (first === undefined || second === undefined || !now(world, 0.2)) return batch;
      return [{ ...first, commandId: second.commandId }, { ...second, commandId: first.commandId }, ...rest];
    }),

  "history that takes a failed write as done": (own) => ({
    ...own,
    history: { position: () => own.history.position(), write: (batch) => own.history.write(batch).catch(() => {}) },
  }),

  "a mark saved before what it stands for is sent": (own, { outbound }) =>
    sending(own, async (commands, write) => {
      await write(commands).catch((error: unknown) => {
        outbound.position = Math.max(outbound.position, commands.at(-1)?.position ?? 0);
        throw error;
      });
    }),

  "a relay that sends again what was sent": (own, { outbound }) =>
    sending(own, async (commands, write) => {
      const { position } = outbound;
      await write(commands).catch((error: unknown) => {
        outbound.position = Math.min(outbound.position, position);
        throw error;
      });
    }),

  "a row whose time goes back": (own) =>
    appending(own, async (row, append) => {
      const decoded = decodeRow(row);
      await append(decoded.kind === "EPOCH" ? encodeRow({ ...decoded, timeMs: decoded.timeMs - 5_000 }) : row);
    }),
};
let lives = 0;
