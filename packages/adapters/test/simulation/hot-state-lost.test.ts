import { setImmediate } from "node:timers/promises";
import { hasCode } from "@pricetime/adapters";
import { expect, test } from "vitest";
import { settled, until } from "../support/exchange.js";
import { createClusterWorld, startNode } from "../support/node.js";
import { Clients } from "../support/simulated/clients.js";
import { createSimulatedWorld } from "../support/simulated/world.js";

test("a hot state that loses everything while nobody trades is noticed within two seconds, and rebuilt by the next leader", async () => {
  const world = createSimulatedWorld(1);
  const node = { ...createClusterWorld(), ...world, hotState: world.hotState.current };
  const shared = { hotState: world.hotState };
  const first = await startNode(node, (own) => ({ ...own, ...shared }));
  const clients = new Clients(world);
  clients.open();
  await until(world.clock, () => clients.unanswered === 0, "the venue is open");
  // Until the commands are forgotten, time itself is written once a second.
  for (let step = 0; step < 400; step++) {
    world.clock.advance(100);
    for (let turn = 0; turn < 3; turn++) await setImmediate();
  }
  expect(first.fatal).toEqual([]);
  const { position } = first.sequencer;

  world.hotState.lose();
  const lostMs = world.clock.monotonicMs();
  await until(world.clock, () => first.fatal.length > 0, "the leader notices");
  expect(world.clock.monotonicMs() - lostMs).toBeLessThan(2_000);
  expect(hasCode(first.fatal[0], "RELEASE_FAILED")).toBe(true);
  expect(first.fatal[0]?.message).toContain("the hot state has lost what followed position 0");
  await settled(world.clock, first.stop(), "it ends");

  const second = await startNode(node, (own) => ({ ...own, ...shared }));
  await until(world.clock, () => second.leadsSinceMs() !== undefined, "the next one leads");
  expect(await world.hotState.position()).toBe(position);
  await settled(world.clock, second.stop(), "it stops");
  clients.close();
});
