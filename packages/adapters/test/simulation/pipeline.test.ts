import { replayAll } from "@pricetime/adapters";
import { expect, test } from "vitest";
import { createWorld, startExchange, until } from "../support/exchange.js";
import { anyOrder, identified, openingCommands, seeded } from "../support/order-flow.js";

test("orders go through the whole pipeline, and a second start stands where the first one stopped", async () => {
  const world = createWorld();
  const first = await startExchange(world);
  for (const envelope of openingCommands())
    await first.submit(identified(envelope, 1000 + first.sequencer.position, world.clock.nowMs() + 5_000));
  const random = seeded(1);
  const outcomes = await Promise.all(
    Array.from({ length: 500 }, (_, number) =>
      first.submit(identified(anyOrder(random, number / 2), 10_000 + number, world.clock.nowMs() + 5_000)),
    ),
  );
  const positions = outcomes.map(({ executed }) => executed.position);
  expect(positions).toEqual(Array.from(positions, (_, at) => (positions[0] ?? 0) + at));
  expect(
    outcomes.flatMap(({ executed }) => executed.events).filter(({ type }) => type === "Trade").length,
  ).toBeGreaterThan(50);
  await until(
    world.clock,
    async () => (await world.history.position()) === first.sequencer.position,
    "history has everything",
  );
  const stateHash = first.recovered.replica.engine.stateHash();
  await first.stop();
  expect(first.fatal).toEqual([]);

  const proof = await replayAll(world);
  expect(proof).toMatchObject({ stateHash, position: first.sequencer.position, fromGenesis: true });
  const second = await startExchange(world);
  expect(second.recovered.report).toMatchObject({
    stateHash,
    position: first.sequencer.position,
    checkpointPosition: 0,
  });
  await second.stop();
});
