import { setImmediate } from "node:timers/promises";
import { decodeRow, type Journal, JournalFull, type JournalRow, type RowKind } from "@pricetime/adapters";
import { MemoryJournal } from "@pricetime/adapters/memory";
import type { Envelope } from "@pricetime/engine";
import { envelopeOf, limitBuy } from "@pricetime/engine/testing";
import { expect, test } from "vitest";
import { createWorld, type Exchange, START_MS, startExchange, until, type World } from "../support/exchange.js";
import { identified, openingCommands } from "../support/order-flow.js";

const HOUR = 3_600_000;

async function kinds(journal: Journal): Promise<RowKind[]> {
  const all: RowKind[] = [];
  for await (const row of journal.read(1)) all.push(decodeRow(row).kind);
  return all;
}

/** Lets everything that is ready happen, without time passing. */
async function quiet(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await setImmediate();
}

async function seconds(world: World, count: number): Promise<void> {
  for (let step = 0; step < count * 10; step++) {
    world.clock.advance(100);
    await quiet();
  }
}

async function opened(exchange: Exchange): Promise<void> {
  await Promise.all(
    openingCommands().map((envelope, number) => exchange.submit(identified(envelope, 900 + number, 0))),
  );
  expect(exchange.fatal).toEqual([]);
}

test("whatever arrives while a row commits shares the next row", async () => {
  const world = createWorld();
  const commits: (() => void)[] = [];
  class SlowJournal extends MemoryJournal {
    override async append(row: JournalRow): Promise<void> {
      if (row.seq > 1) await new Promise<void>((commit) => commits.push(commit));
      await super.append(row);
    }
  }
  const journal = new SlowJournal();
  const exchange = await startExchange({ ...world, journal });
  const [first, ...others] = openingCommands().map((envelope, number) => identified(envelope, number, 0));
  const outcomes = [exchange.submit(first as Envelope)];
  await until(world.clock, () => commits.length === 1, "the first row is on its way");
  for (const envelope of others) outcomes.push(exchange.submit(envelope));
  await quiet();
  expect(exchange.sequencer.position).toBe(0);
  expect(commits).toHaveLength(1);
  commits.shift()?.();
  await until(world.clock, () => commits.length === 1, "the second row is on its way");
  commits.shift()?.();
  await Promise.all(outcomes);
  const counts: number[] = [];
  for await (const row of journal.read(2)) counts.push(decodeRow(row).count);
  expect(counts).toEqual([1, others.length]);
  await exchange.stop();
});

test("an idle exchange writes nothing; remembered commands let time pass once a second until they are forgotten", async () => {
  const world = createWorld();
  const exchange = await startExchange(world);
  await opened(exchange);
  const before = await world.journal.head();
  await seconds(world, 30);
  expect(await world.journal.head()).toBe(before);

  await exchange.submit(identified(limitBuy(1, "1 BTC @ 100.00"), 1, world.clock.nowMs() + 2_000));
  await seconds(world, 30);
  const rows = (await kinds(world.journal)).slice(before);
  const ticks = rows.filter((kind) => kind === "TICK").length;
  expect(rows[0]).toBe("COMMANDS");
  expect(ticks).toBeGreaterThanOrEqual(12);
  expect(ticks).toBeLessThanOrEqual(15);
  await exchange.stop();
});

test("while a clock that was set back catches up, nothing is written to say so", async () => {
  const world = createWorld();
  const exchange = await startExchange(world);
  await opened(exchange);
  await exchange.submit(identified(limitBuy(1, "1 BTC @ 100.00"), 1, world.clock.nowMs() + 60_000));
  const before = await world.journal.head();
  world.clock.jump(-HOUR);
  await seconds(world, 20);
  expect(await world.journal.head()).toBe(before);
  world.clock.jump(HOUR);
  await seconds(world, 3);
  expect(await world.journal.head()).toBeGreaterThan(before);
  await exchange.stop();
});

test("something outside the engine can wait for time as well", async () => {
  const world = createWorld();
  const exchange = await startExchange(world, {
    waitsForTime: (nowMs) => nowMs >= START_MS + 5_000 && nowMs < START_MS + 8_000,
  });
  await seconds(world, 20);
  const ticks = (await kinds(world.journal)).filter((kind) => kind === "TICK").length;
  expect(ticks).toBeGreaterThanOrEqual(3);
  expect(ticks).toBeLessThanOrEqual(4);
  await exchange.stop();
});

test("the clock an hour ahead and back: orders go on, journal time never goes back", async () => {
  const world = createWorld();
  const exchange = await startExchange(world);
  await opened(exchange);
  let number = 0;
  const order = async () => {
    const validUntilMs = Math.max(world.clock.nowMs(), exchange.sequencer.timeMs) + 5_000;
    const { executed } = await exchange.submit(identified(limitBuy(1, "0.001 BTC @ 100.00"), ++number, validUntilMs));
    expect(executed.events[0]?.type).toBe("OrderNew");
    world.clock.advance(10);
    return executed.timeMs;
  };
  const times = [await order()];
  world.clock.jump(HOUR);
  for (let count = 0; count < 20; count++) times.push(await order());
  world.clock.jump(-HOUR);
  for (let count = 0; count < 20; count++) times.push(await order());
  expect(times).toEqual([...times].sort((one, other) => one - other));
  expect(times.at(-1)).toBeLessThan(START_MS + HOUR / 10);
  await exchange.stop();
});

test("a second leader on the same journal fences the first; nothing the first could not store is released", async () => {
  const world = createWorld();
  const zombie = await startExchange(world);
  await opened(zombie);
  const leader = await startExchange({ ...createWorld(), journal: world.journal, clock: world.clock });
  expect(leader.sequencer.epoch).toBe(zombie.sequencer.epoch + 1);
  const position = zombie.sequencer.position;
  const lost = zombie.submit(identified(limitBuy(1, "1 BTC @ 100.00"), 1, 0));
  const outcome = expect(lost).rejects.toMatchObject({ code: "OUTCOME_UNKNOWN" });
  await until(world.clock, () => zombie.fatal.length > 0, "the zombie notices");
  expect(zombie.fatal).toMatchObject([{ code: "FENCED" }]);
  expect(zombie.sequencer).toMatchObject({ status: "failed", position });
  expect(await zombie.hotState.position()).toBe(position);
  zombie.submitter.close();
  await outcome;
  await leader.submit(identified(limitBuy(1, "1 BTC @ 100.00"), 2, 0));
  expect(leader.fatal).toEqual([]);
  await leader.stop();
});

test("a full journal refuses new commands for good and takes them again once there is room", async () => {
  const world = createWorld();
  let isFull = false;
  class SmallJournal extends MemoryJournal {
    override async append(row: JournalRow): Promise<void> {
      if (isFull) throw new JournalFull("/data");
      await super.append(row);
    }
  }
  const exchange = await startExchange({ ...world, journal: new SmallJournal() });
  await opened(exchange);
  isFull = true;
  const order = (number: number) => exchange.submit(identified(limitBuy(1, "1 BTC @ 100.00"), number, 0));
  await expect(order(1)).rejects.toMatchObject({ code: "COMMAND_REFUSED", cause: { code: "JOURNAL_FULL" } });
  isFull = false;
  expect((await order(2)).executed.events[0]?.type).toBe("OrderNew");
  expect(exchange.fatal).toEqual([]);
  await exchange.stop();
});

test("a journal that fails otherwise ends the sequencer; the commands of that row have no outcome", async () => {
  const world = createWorld();
  let isBroken = false;
  class BrokenJournal extends MemoryJournal {
    override async append(row: JournalRow): Promise<void> {
      if (isBroken) throw new Error("write EIO");
      await super.append(row);
    }
  }
  const exchange = await startExchange({ ...world, journal: new BrokenJournal() });
  await opened(exchange);
  isBroken = true;
  const outcome = expect(exchange.submit(identified(limitBuy(1, "1 BTC @ 100.00"), 1, 0))).rejects.toMatchObject({
    code: "OUTCOME_UNKNOWN",
  });
  await until(world.clock, () => exchange.fatal.length > 0, "it ends");
  expect(exchange.fatal).toMatchObject([
    {
      code: "JOURNAL_FAILED",
      seq: 3,
      message: "Journal row 3 could not be stored: write EIO. Restart to recover what is durable.",
    },
  ]);
  exchange.submitter.close();
  await outcome;
});

test("a command that has no coding is refused; those beside it go on", async () => {
  const world = createWorld();
  const exchange = await startExchange(world);
  await opened(exchange);
  const order = limitBuy(1, "1 BTC @ 100.00");
  const broken: Envelope[] = [
    { ...order, accountId: 1.5 },
    { ...order, command: { ...order.command, side: "HOLD" } as unknown as Envelope["command"] },
    envelopeOf(0, { type: "OpenAccount", externalId: "x".repeat(70_000) }),
  ];
  const refused = broken.map((envelope, number) =>
    expect(exchange.submit(identified(envelope, 10 + number, 0))).rejects.toMatchObject({ code: "COMMAND_REFUSED" }),
  );
  const { executed } = await exchange.submit(identified(order, 1, 0));
  expect(executed.events[0]?.type).toBe("OrderNew");
  await Promise.all(refused);
  await exchange.stop();
});
