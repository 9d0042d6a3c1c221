import {
  appendQuarantine,
  decodeRow,
  describeColdReplay,
  encodeRow,
  type Journal,
  type JournalRow,
  recover,
  replayAll,
} from "@pricetime/adapters";
import { MemoryCheckpointStore, MemoryJournal } from "@pricetime/adapters/memory";
import { createEngine, type Engine, invariant } from "@pricetime/engine";
import { limitBuy } from "@pricetime/engine/testing";
import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createWorld, type Exchange, startExchange, until, type World } from "../support/exchange.js";
import { anyOrder, identified, openingCommands, seeded } from "../support/order-flow.js";

/** A venue that traded 300 orders, with checkpoints on the way. */
async function traded(everyCommands = 50): Promise<{ world: World; stateHash: string }> {
  const world = createWorld();
  const exchange = await startExchange(world, { everyCommands });
  const random = seeded(7);
  let number = 0;
  const submit = (envelope: ReturnType<typeof anyOrder>) =>
    exchange.submit(identified(envelope, ++number, world.clock.nowMs() + 60_000));
  await Promise.all(openingCommands().map(submit));
  for (let round = 0; round < 30; round++) {
    await Promise.all(Array.from({ length: 10 }, () => submit(anyOrder(random, number / 2))));
    world.clock.advance(250);
  }
  await until(
    world.clock,
    async () => (await world.history.position()) === exchange.sequencer.position,
    "history has everything",
  );
  await exchange.stop();
  expect([...exchange.fatal, ...exchange.problems]).toEqual([]);
  return { world, stateHash: exchange.recovered.replica.engine.stateHash() };
}

/** A copy of the journal in which some rows are other ones. */
async function altered(journal: Journal, alter: (row: JournalRow) => JournalRow | undefined): Promise<MemoryJournal> {
  const copy = new MemoryJournal();
  for await (const row of journal.read(1)) {
    const changed = alter(row);
    if (changed === undefined) return copy;
    await copy.append(changed);
  }
  return copy;
}

const flipped = (row: JournalRow, at: number): JournalRow => {
  const bytes = Uint8Array.from(row.bytes);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  return { ...row, bytes };
};

let trade: Awaited<ReturnType<typeof traded>>;
beforeAll(async () => {
  trade = await traded();
});

describe("recovery", () => {
  test("starts from the newest checkpoint and ends where a replay from the first row ends", async () => {
    const { world, stateHash } = trade;
    const checkpoints = await world.checkpoints.list();
    expect(checkpoints.length).toBeGreaterThan(3);
    const { report } = await recover(world);
    expect(report).toMatchObject({
      stateHash,
      checkpointPosition: checkpoints.at(-1)?.position,
      damagedCheckpoints: [],
    });
    expect(report.commands).toBeLessThan(60);
    const cold = await recover({ ...world, checkpoints: new MemoryCheckpointStore() });
    expect(cold.report).toMatchObject({ stateHash, checkpointPosition: 0, position: report.position });
    expect(JSON.stringify(cold.live.encode())).toBe(JSON.stringify((await recover(world)).live.encode()));
  });

  test.each([
    ["a flipped bit in the engine's snapshot", (bytes: Buffer) => bytes.writeUInt8(bytes.readUInt8(500) ^ 1, 500)],
    ["another state than it says", (bytes: Buffer) => bytes.write("0000", bytes.indexOf('"stateHash":"') + 13)],
    ["another version", (bytes: Buffer) => bytes.write("9", bytes.indexOf('"version":') + 10)],
    ["a missing end", (bytes: Buffer) => bytes.fill(0, bytes.length - 50)],
  ])("passes over a checkpoint with %s and says so", async (_, damage) => {
    const { world, stateHash } = trade;
    const list = await world.checkpoints.list();
    const checkpoints = new MemoryCheckpointStore();
    for (const { position } of list) {
      const kept = await world.checkpoints.newest(position);
      if (kept === undefined) continue;
      const bytes = Buffer.from(kept.bytes);
      if (position === list.at(-1)?.position) damage(bytes);
      await checkpoints.write({ ...kept, bytes });
    }
    const { report } = await recover({ ...world, checkpoints });
    expect(report).toMatchObject({ stateHash, checkpointPosition: list.at(-2)?.position });
    expect(report.damagedCheckpoints).toHaveLength(1);
    expect(report.damagedCheckpoints[0]).toContain(`The checkpoint at position ${list.at(-1)?.position} is unreadable`);
  });

  test.each([
    [
      "a flipped bit",
      (row: JournalRow) => (row.seq === 5 ? flipped(row, 130) : row),
      "Journal row 5 is unreadable: its checksum is wrong.",
    ],
    [
      "a changed command under a right checksum",
      (row: JournalRow) => (row.seq === 5 ? encodeRow({ ...decodeRow(row), timeMs: decodeRow(row).timeMs + 1 }) : row),
      "Replay stopped at journal row 6: it does not continue the row before it (chained hash)",
    ],
    [
      "another history of events",
      (row: JournalRow) => (row.seq === 5 ? encodeRow({ ...decodeRow(row), eventsHash: "0".repeat(32) }) : row),
      "Replay stopped at journal row 5: its writer had seen other events",
    ],
    [
      "a skipped position",
      (row: JournalRow) => (row.seq === 5 ? encodeRow({ ...decodeRow(row), firstPosition: 999 }) : row),
      "Replay stopped at journal row 5: it starts at position 999",
    ],
    [
      "time that goes back",
      (row: JournalRow) => (row.seq === 5 ? encodeRow({ ...decodeRow(row), timeMs: 5 }) : row),
      "Replay stopped at journal row 5: its time 5 is before",
    ],
    [
      "an old epoch",
      (row: JournalRow) => (row.seq === 5 ? encodeRow({ ...decodeRow(row), epoch: 7 }) : row),
      "Replay stopped at journal row 5: its epoch 7 does not follow 1",
    ],
  ])("refuses %s and names the row", async (_, alter, message) => {
    const journal = await altered(trade.world.journal, alter);
    await expect(recover({ journal, checkpoints: new MemoryCheckpointStore() })).rejects.toThrow(message);
    await expect(replayAll({ journal })).rejects.toThrow(message);
  });

  test.each([
    [
      "a state that differs from the checkpoint taken there",
      (mark: { position: number }) => ({ ...mark, stateHash: "f".repeat(32) }),
      /the state at position \d+ has the hash [0-9a-f]{32}, a checkpoint taken there had f{32}/,
    ],
    [
      "a checkpoint that cannot have been taken",
      (mark: { position: number }) => ({ ...mark, position: mark.position - 1 }),
      /it tells of a checkpoint at position \d+, where no row before it ends/,
    ],
  ])("refuses %s", async (_, alter, message) => {
    let previousHash = "0".repeat(64);
    let marks = 0;
    const journal = await altered(trade.world.journal, (row) => {
      const decoded = decodeRow(row);
      const isMark = decoded.kind === "CHECKPOINT" && ++marks === 1;
      const payload = isMark
        ? Buffer.from(JSON.stringify(alter(JSON.parse(Buffer.from(decoded.payload).toString()))))
        : decoded.payload;
      const changed = encodeRow({ ...decoded, payload, previousHash });
      previousHash = decodeRow(changed).hash;
      return changed;
    });
    expect(marks).toBeGreaterThan(3);
    await expect(replayAll({ journal })).rejects.toThrow(message);
  });

  test("refuses to go on when this build makes other events of the same commands", async () => {
    const prototype: Engine = Object.getPrototypeOf(createEngine());
    const { execute } = prototype;
    prototype.execute = function (this: Engine, timeMs, envelope) {
      const isOther = this.position + 1 === 40;
      return execute.call(this, timeMs, isOther ? { ...envelope, command: { type: "AdvanceTime" } } : envelope);
    };
    try {
      await expect(replayAll({ journal: trade.world.journal })).rejects.toThrow(
        /Replay stopped at journal row \d+: its writer had seen other events up to position \d+/,
      );
    } finally {
      prototype.execute = execute;
    }
  });

  test("refuses a journal that ends before its checkpoint", async () => {
    const { world } = trade;
    const journal = await altered(world.journal, (row) => (row.seq <= 3 ? row : undefined));
    await expect(recover({ journal, checkpoints: world.checkpoints })).rejects.toThrow(
      "a checkpoint contains it, but the journal ends at row 3",
    );
  });

  test("needs a checkpoint where older rows were dropped, and a replay says how far back it proves", async () => {
    const { world, stateHash } = trade;
    const journal = await altered(world.journal, (row) => row);
    expect(await describeColdReplay({ journal, checkpoints: world.checkpoints })).toBe(
      `A cold replay can prove everything since the beginning: ${await journal.head()} rows.`,
    );
    const [, second] = await world.checkpoints.list();
    const seq = second?.seq ?? 0;
    await journal.release(seq + 1);
    expect(await replayAll({ journal, checkpoints: world.checkpoints })).toMatchObject({
      stateHash,
      fromGenesis: false,
    });
    expect(await describeColdReplay({ journal, checkpoints: world.checkpoints })).toBe(
      `Older rows were dropped: a cold replay can prove what followed position ${second?.position} (${(await journal.head()) - seq} rows).`,
    );
    await expect(recover({ journal, checkpoints: new MemoryCheckpointStore() })).rejects.toThrow(
      "no usable checkpoint holds the rows before it",
    );
  });
});

/** A bug in the engine: commands with this reason change something, then break an invariant. */
const POISON = "poison";

describe("a command that throws", () => {
  const prototype: Engine = Object.getPrototypeOf(createEngine());
  const { execute } = prototype;
  beforeEach(() => {
    prototype.execute = function (this: Engine, timeMs, envelope) {
      const view = execute.call(this, timeMs, envelope);
      invariant(envelope.reason !== POISON, "nobody trades poison");
      return view;
    };
  });
  afterEach(() => {
    prototype.execute = execute;
  });

  /** Good, poisoned, good, poisoned: in one row. */
  async function poisoned(): Promise<{ world: World; exchange: Exchange; position: number }> {
    const world = createWorld();
    const exchange = await startExchange(world);
    await Promise.all(openingCommands().map((envelope, number) => exchange.submit(identified(envelope, number, 0))));
    const { position } = exchange.sequencer;
    const order = limitBuy(1, "1 BTC @ 100.00");
    for (const [number, reason] of ["", POISON, "", POISON].entries()) {
      exchange.submit({ ...identified(order, 50 + number, 0), reason }).catch(() => {});
    }
    await until(world.clock, () => exchange.fatal.length > 0, "the sequencer stops");
    return { world, exchange, position: position + 2 };
  }

  test("stops the sequencer with position, command and statement; nothing of its row is released", async () => {
    const { exchange, position } = await poisoned();
    expect(exchange.fatal).toMatchObject([{ code: "COMMAND_FAILED", position }]);
    expect(exchange.fatal[0]?.message).toBe(
      `The command at position ${position} (NewOrder, journal row 3) failed: Invariant violated: nobody trades poison. ` +
        `Nothing of it was released. Fix the code, or skip it with "pricetime quarantine --position ${position}".`,
    );
    expect(await exchange.hotState.position()).toBe(position - 2);
    expect(exchange.sequencer.status).toBe("failed");
    exchange.submitter.close();
  });

  test("stops every replay at the same place, until it is quarantined; the commands beside it then count", async () => {
    const { world, position } = await poisoned();
    await expect(recover(world)).rejects.toMatchObject({ code: "COMMAND_FAILED", position });
    const quarantine = (...positions: number[]) => appendQuarantine({ ...world, positions, reason: "test" });
    await expect(quarantine(position - 1)).rejects.toThrow(`the command that fails is at position ${position}`);
    await expect(quarantine(position)).rejects.toThrow(
      `Position ${position + 2} was not quarantined: it fails too once ${position} is skipped`,
    );
    const { stateHash } = await quarantine(position + 2, position);

    const second = await startExchange(world);
    expect(second.recovered.report).toMatchObject({ stateHash, position: position + 2 });
    expect(second.recovered.replica.engine.openOrders(1)).toHaveLength(2);
    await second.submit(identified(limitBuy(1, "1 BTC @ 100.00"), 90, 0));
    await until(world.clock, async () => (await world.history.position()) === position + 3, "history passes it");
    await second.stop();
    expect(await replayAll(world)).toMatchObject({ stateHash: second.recovered.replica.engine.stateHash() });
  });

  test("is only ever skipped when it fails: anything else may have been acknowledged", async () => {
    await expect(appendQuarantine({ ...trade.world, positions: [20], reason: "test" })).rejects.toThrow(
      "Position 20 was not quarantined: the journal replays without failing.",
    );
  });
});
