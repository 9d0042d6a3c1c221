import type { Sink } from "@pricetime/adapters";
import type { ExecutedCommand } from "@pricetime/engine";
import { expect, test } from "vitest";
import { historyAndRebuilt } from "../support/checker.js";
import { createWorld, type Exchange, settled, startExchange, until, type World } from "../support/exchange.js";
import { anyOrder, identified, openingCommands, seeded } from "../support/order-flow.js";

/** Keeps whole commands, as a queue's consumer would, and fails when told to. */
class RecordingSink implements Sink {
  readonly name = "recording";
  readonly positions: number[] = [];
  failing: "NO" | "DOWN" | "AFTER_WRITING" = "NO";
  attempts = 0;

  async position(): Promise<number> {
    return this.positions.at(-1) ?? 0;
  }

  async write(commands: readonly ExecutedCommand[]): Promise<void> {
    this.attempts++;
    if (this.failing === "DOWN") throw new Error("connect ECONNREFUSED");
    this.positions.push(...commands.map(({ position }) => position));
    if (this.failing === "AFTER_WRITING") throw new Error("read ETIMEDOUT");
  }
}

const random = seeded(11);
let number = 0;

async function trade(world: World, exchange: Exchange, orders: number): Promise<void> {
  const opening = exchange.sequencer.position === 0 ? openingCommands() : [];
  const envelopes = [...opening, ...Array.from({ length: orders }, () => anyOrder(random, 100))];
  for (let first = 0; first < envelopes.length; first += 20) {
    const batch = envelopes.slice(first, first + 20);
    await Promise.all(
      batch.map((envelope) => exchange.submit(identified(envelope, ++number, world.clock.nowMs() + 60_000))),
    );
  }
}

const dense = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

test("a sink that is down for longer than the window gets every command, once and in order; trading does not wait", async () => {
  const world = createWorld();
  const sink = new RecordingSink();
  const exchange = await startExchange(world, { sinks: [sink], windowSize: 200, everyCommands: 100 });
  await trade(world, exchange, 50);
  sink.failing = "DOWN";
  await trade(world, exchange, 800);
  const { position } = exchange.sequencer;
  await until(world.clock, () => sink.attempts > 3, "the sink is tried again and again");
  expect(sink.positions.length).toBeLessThan(position);
  expect(exchange.problems.length).toBeGreaterThan(0);
  sink.failing = "NO";
  await trade(world, exchange, 50);
  const done = exchange.publisher.drain(60_000);
  expect(await settled(world.clock, done, "the sinks arrive")).toBe(true);
  expect(sink.positions).toEqual(dense(exchange.sequencer.position));
  expect([...exchange.publisher.positions()]).toEqual([
    ["history", exchange.sequencer.position],
    ["recording", exchange.sequencer.position],
  ]);
  await exchange.stop();
});

test("a write that failed after all its effect is not repeated", async () => {
  const world = createWorld();
  const sink = new RecordingSink();
  const exchange = await startExchange(world, { sinks: [sink] });
  sink.failing = "AFTER_WRITING";
  await trade(world, exchange, 20);
  await settled(world.clock, exchange.publisher.drain(60_000), "the sinks arrive");
  expect(sink.positions).toEqual(dense(exchange.sequencer.position));
  await exchange.stop();
});

test("a history whose writes fail, before or after their effect, ends with the same rows", async () => {
  const world = createWorld();
  const failures = { before: 0, after: 0 };
  const exchange = await startExchange(world, {
    everyCommands: 60,
    ports: (own) => ({
      ...own,
      history: {
        position: () => own.history.position(),
        write: async (batch) => {
          const dice = random();
          if (dice < 0.3 && ++failures.before > 0) throw new Error("database is locked");
          await own.history.write(batch);
          if (dice > 0.7 && ++failures.after > 0) throw new Error("connection reset");
        },
      },
    }),
  });
  for (let round = 0; round < 10; round++) {
    await trade(world, exchange, 30);
    await settled(world.clock, exchange.publisher.drain(60_000), "history arrives");
  }
  await exchange.stop();
  expect(failures.before).toBeGreaterThan(3);
  expect(failures.after).toBeGreaterThan(3);
  const { stored, rebuilt } = await historyAndRebuilt(world);
  expect(rebuilt).toBe(stored);
});

test("a history that was deleted is rebuilt to the same rows, beside the trading", async () => {
  const world = createWorld();
  const first = await startExchange(world, { everyCommands: 60 });
  for (let round = 0; round < 5; round++) {
    await trade(world, first, 60);
    world.clock.advance(40_000);
  }
  await settled(world.clock, first.publisher.drain(60_000), "history arrives");
  await first.stop();
  const { stored, rebuilt } = await historyAndRebuilt(world);
  expect(rebuilt).toBe(stored);
  expect(stored.length).toBeGreaterThan(10_000);
});

test("a second start goes on with the open candles of the first", async () => {
  const world = createWorld();
  for (let start = 0; start < 4; start++) {
    const exchange = await startExchange(world, { everyCommands: 70, windowSize: 50 });
    await trade(world, exchange, 45);
    await settled(world.clock, exchange.publisher.drain(60_000), "history arrives");
    await exchange.stop();
    world.clock.advance(300);
  }
  const { stored, rebuilt } = await historyAndRebuilt(world);
  expect(rebuilt).toBe(stored);
});
