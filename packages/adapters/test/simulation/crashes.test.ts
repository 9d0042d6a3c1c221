import { type Journal, type JournalRow, type QueuedCommand, RecoveryRefused, replayAll } from "@pricetime/adapters";
import type { CommandId, ExecutedCommand } from "@pricetime/engine";
import { expect, test } from "vitest";
import { historyAndRebuilt, violations } from "../support/checker.js";
import {
  createWorld,
  type Exchange,
  type Ports,
  settled,
  startExchange,
  until,
  type World,
} from "../support/exchange.js";
import { Fuse, forgetful } from "../support/faults.js";
import { anyOrder, identified, openingCommands, seeded } from "../support/order-flow.js";

const PORTS = [
  "journal.append",
  "hotState.write",
  "feed.publish",
  "queue.acknowledge",
  "history.write",
  "checkpoints.write",
];
const SEEDS = 30;
const LIVES = 4;
const REQUESTS_PER_LIFE = 30;
const PATIENCE_MS = 30_000;

interface Request {
  readonly name: string;
  readonly envelope: ReturnType<typeof identified>;
  outcome: ExecutedCommand | undefined;
}

/** Most lives end anywhere; some at one port, so that the rarer steps get their turn. */
function anyFuse(random: () => number): Fuse {
  if (random() < 0.6) return new Fuse(Math.floor(random() * 25));
  return new Fuse(Math.floor(random() * 5), PORTS[Math.floor(random() * PORTS.length)]);
}

interface Run {
  readonly world: World;
  readonly acknowledged: { request: string; executed: ExecutedCommand }[];
  readonly diedAt: string[];
  readonly last: Exchange;
  readonly landed: { LANDED: number; LOST: number };
}

/**
 * Several lives of one exchange. In each, clients send new requests and repeat those without an outcome; all but the last
 * life end at a random step. `plant` puts a bug into a port; nobody then waits for history, which may never have everything.
 */
async function liveAndDie(seed: number, plant?: (own: Ports) => Ports): Promise<Run> {
  const world = createWorld();
  const random = seeded(seed);
  const requests: Request[] = [];
  const diedAt: string[] = [];
  const landed = { LANDED: 0, LOST: 0 };
  for (let life = 1; ; life++) {
    const isLast = life === LIVES;
    const fuse = isLast ? new Fuse(Number.POSITIVE_INFINITY) : anyFuse(random);
    const outcome = () => {
      const dice = random();
      const how = dice < 0.05 ? "LANDED" : dice < 0.1 ? "LOST" : "ANSWERED";
      if (how !== "ANSWERED") landed[how]++;
      return how;
    };
    const starting = startExchange(world, {
      everyCommands: 20,
      windowSize: 30,
      ports: (own) => fuse.ports(plant?.(own) ?? { ...own, journal: forgetful(own.journal, outcome) }),
    });
    if (!(await settled(world.clock, starting, "it starts or dies", () => fuse.diedAt !== undefined))) {
      diedAt.push(fuse.diedAt ?? "");
      continue;
    }
    const running = await starting;
    if (life > 1) world.queue.redeliver();
    const opening = requests.length === 0 ? openingCommands() : [];
    for (let number = 0; number < REQUESTS_PER_LIFE + opening.length; number++) {
      const envelope = opening[number] ?? anyOrder(random, requests.length);
      const name = `${requests.length + 1}`;
      const known = { ...identified(envelope, requests.length + 1, world.clock.nowMs() + PATIENCE_MS), reason: name };
      requests.push({ name, envelope: known, outcome: undefined });
    }
    for (const request of requests) {
      if (request.outcome !== undefined) continue;
      // Bursts of random size, so that rows hold one command or many.
      if (random() < 0.2) await until(world.clock, () => true, "a turn passes");
      running.submit(request.envelope).then(
        ({ executed }) => {
          request.outcome = executed;
        },
        () => {},
      );
    }
    const isDone = () => requests.every(({ outcome: known }) => known !== undefined);
    const isWritten = async () => plant !== undefined || (await world.history.position()) >= running.sequencer.position;
    const hasEnded = async () =>
      fuse.diedAt !== undefined || running.fatal.length > 0 || (isDone() && (await isWritten()));
    await until(world.clock, hasEnded, "all requests have outcomes or the process ends");
    expect(running.fatal).toEqual([]);
    if (!isLast) {
      await settled(world.clock, running.stop(), "it stops or dies", () => fuse.diedAt !== undefined);
      diedAt.push(fuse.diedAt ?? "alive");
      continue;
    }
    await settled(world.clock, running.stop(), "it stops");
    const acknowledged = requests.flatMap(({ name, outcome: executed }) =>
      executed ? [{ request: name, executed }] : [],
    );
    return { world, acknowledged, diedAt, last: running, landed };
  }
}

test("whatever step it dies at: no acknowledged command is lost, none happens twice, every replay gives the same state", async () => {
  const reached: Record<string, number> = {};
  let duplicates = 0;
  let checkpoints = 0;
  let outcomes = 0;
  for (let seed = 1; seed <= SEEDS; seed++) {
    const { world, acknowledged, diedAt, last, landed } = await liveAndDie(seed);
    expect(await violations(world, acknowledged), `seed ${seed}`).toEqual([]);
    expect(await replayAll(world), `seed ${seed}`).toMatchObject({
      stateHash: last.recovered.replica.engine.stateHash(),
      position: last.sequencer.position,
    });
    const { stored, rebuilt } = await historyAndRebuilt(world);
    expect(stored, `seed ${seed}`).toBe(rebuilt);
    for (const place of diedAt) reached[place] = (reached[place] ?? 0) + 1;
    duplicates += acknowledged.filter(({ executed }) => executed.events[0]?.type === "CommandDuplicated").length;
    checkpoints += (await world.checkpoints.list()).length;
    outcomes += landed.LANDED + landed.LOST;
  }
  console.log("crashes by step", reached, { duplicates, checkpoints, unansweredAppends: outcomes });
  for (const place of PORTS) {
    expect(reached[`${place}:before`], `${place}:before`).toBeGreaterThan(0);
    expect(reached[`${place}:after`], `${place}:after`).toBeGreaterThan(0);
  }
  expect(duplicates).toBeGreaterThan(10);
  expect(checkpoints).toBeGreaterThan(SEEDS);
  expect(outcomes).toBeGreaterThan(SEEDS);
});

/** Seeds until the checker, or a start, finds something wrong; undefined when all of them pass. */
async function firstSeedCaught(plant: (own: Ports) => Ports, seeds: number): Promise<number | undefined> {
  for (let seed = 1; seed <= seeds; seed++) {
    try {
      const { world, acknowledged } = await liveAndDie(seed, plant);
      if ((await violations(world, acknowledged)).length > 0) return seed;
    } catch (error) {
      if (!(error instanceof RecoveryRefused)) throw error;
      return seed;
    }
  }
  return undefined;
}

test("a reply before the row is durable is caught", async () => {
  expect(await firstSeedCaught((own) => ({ ...own, journal: answeringEarly(own.journal) }), 20)).toBeDefined();
});

test("a memory of commands that does not survive is caught", async () => {
  expect(await firstSeedCaught(forgettingCommands, 20)).toBeDefined();
});

/** Says "durable" one row too early: the newest row is lost with the process. */
function answeringEarly(journal: Journal): Journal {
  let unwritten: JournalRow | undefined;
  return new Proxy(journal, {
    get: (target, property) => {
      const value = Reflect.get(target, property);
      if (property !== "append") return typeof value === "function" ? value.bind(target) : value;
      return async (row: JournalRow) => {
        if (unwritten !== undefined) await target.append(unwritten);
        unwritten = row;
      };
    },
  });
}

/** Gives each delivery a new command id, so that the engine of the next life knows none of them; clients see their own ids. */
function forgettingCommands(own: Ports): Ports {
  const { queue, feed } = own;
  const originals = new Map<number, CommandId>();
  return {
    ...own,
    queue: {
      send: (envelope, meta, options) => queue.send(envelope, meta, options),
      receive: async (limit, signal) =>
        (await queue.receive(limit, signal)).map((command) => {
          const low = deliveries++;
          originals.set(low, command.envelope.commandId);
          return { ...command, envelope: { ...command.envelope, commandId: { high: 2, low } }, receipt: command };
        }),
      acknowledge: (commands) => queue.acknowledge(commands.map(({ receipt }) => receipt as QueuedCommand)),
      close: () => queue.close(),
    },
    feed: {
      publish: (batch) =>
        feed.publish(
          batch.map((released) => ({
            ...released,
            commandId: originals.get(released.commandId.low) ?? released.commandId,
          })),
        ),
      subscribe: (listener) => feed.subscribe(listener),
    },
  };
}
let deliveries = 0;
