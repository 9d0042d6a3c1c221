import { recover, replayAll } from "@pricetime/adapters";
import { MemoryHotState } from "@pricetime/adapters/memory";
import { executedInJournal, historyAndRebuilt, violations } from "../checker.js";
import type { ClusterNode } from "../node.js";
import type { Clients } from "./clients.js";
import { textOf } from "./witness.js";
import type { SimulatedWorld } from "./world.js";

/** Everything that can be said once a run is over: what clients, consumers and processes have against what the journal says. */
export async function finalViolations(
  world: SimulatedWorld,
  clients: Clients,
  nodes: readonly ClusterNode[],
): Promise<readonly string[]> {
  try {
    const wrong = await violations({ ...world }, clients.answered);
    const journaled = await executedInJournal(world);
    for (const { request, executed } of clients.answered)
      if (journaled[executed.position - 1]?.envelope.reason !== request)
        wrong.push(`request ${request} was answered with the outcome of another one`);
    const texts = journaled.map(({ executed }) => textOf(executed));
    for (const [position, text] of world.witness.releasedTexts)
      if (texts[position - 1] !== text) wrong.push(`what was released at position ${position} is not in the journal`);
    if (world.outbound.commands.map(textOf).join("\n") !== texts.slice(0, world.outbound.position).join("\n"))
      wrong.push("the outbound consumer has other commands than the journal, or not each once and in order");

    const { stateHash } = await replayAll(world);
    for (const { standby } of nodes) {
      standby.replica.engine.checkInvariants();
      if (standby.replica.engine.stateHash() !== stateHash)
        wrong.push("a process has another state than a cold replay");
    }
    const { stored, rebuilt } = await historyAndRebuilt(world);
    if (stored !== rebuilt) wrong.push("the history is not what a projection from the first row makes");
    const fresh = new MemoryHotState((await recover(world)).live);
    if ((await shown(world.hotState.current)) !== (await shown(fresh)))
      wrong.push("the hot state shows something else than the journal");
    return wrong;
  } catch (error) {
    return [`the checks ended with: ${error instanceof Error ? error.message : error}`];
  }
}

/** What gateways read. */
async function shown(state: MemoryHotState): Promise<string> {
  const atMs = await state.timeMs();
  const accounts = [1, 2, 3];
  return JSON.stringify(
    [
      await state.position(),
      await state.depth(0),
      await state.trades(0),
      await state.aggTrades(0),
      await state.klines(0, "1m"),
      await state.ticker24hr(0, atMs),
      await Promise.all(accounts.map((account) => state.account(account))),
      await Promise.all(accounts.map((account) => state.openOrders(account))),
    ],
    (_, value: unknown) => (typeof value === "bigint" ? `${value}` : value),
  );
}
