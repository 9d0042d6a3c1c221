import { type ServerProcess, startServerProcess } from "@pricetime/reference-server/testing";
import { expect } from "vitest";
import { coldReplay } from "./cold-replay.js";
import { ClientMemory, clientsOf, runOrderFlow } from "./order-flow.js";
import { verifyOrders } from "./verify-orders.js";

export interface KillReport {
  readonly kills: number;
  readonly acknowledged: number;
  readonly unknown: number;
  readonly orders: number;
  readonly position: number;
  readonly stateHash: string;
}

// A history read waits for whatever a busy machine has not projected yet, so that what is missing is lost and not late.
const FLAGS = ["--demo", "--bots", "off", "--limits", "off", "--history-wait", "10000"];

/**
 * Kills a server under order flow `kills` times and proves after each restart that no acknowledged order is lost or doubled; at the
 * end that the journal alone gives the same state, in which every invariant holds (balances, locks, books).
 */
export async function killUnderFlow(kills: number, show: (line: string) => void): Promise<KillReport> {
  const memory = new ClientMemory();
  let server = await startServerProcess({ flags: FLAGS });
  const { dataDirectory } = server;
  try {
    for (let kill = 1; kill <= kills; kill++) {
      await killDuringFlow(server, memory, 100 + ((kill * 137) % 500));
      server = await startServerProcess({ flags: FLAGS, dataDirectory });
      const orders = await verifyOrders(clientsOf(server), memory);
      show(
        `kill ${kill} of ${kills}: ${memory.acknowledged.size} acknowledged, ${memory.unknown.size} unknown, ${orders} orders found`,
      );
    }
    const orders = await verifyOrders(clientsOf(server), memory);
    expect(await server.end("SIGTERM"), server.output()).toBe(0);
    const [, position, stateHash] = /Stopped at position (\d+), state hash ([0-9a-f]{32})/.exec(server.output()) ?? [];
    const replayed = await coldReplay(dataDirectory);
    expect(replayed).toEqual({ position: Number(position), stateHash });
    const { size: acknowledged } = memory.acknowledged;
    return { kills, acknowledged, unknown: memory.unknown.size, orders, ...replayed };
  } finally {
    await server.dispose();
  }
}

async function killDuringFlow(server: ServerProcess, memory: ClientMemory, afterMs: number): Promise<void> {
  const stop = new AbortController();
  const flow = runOrderFlow(clientsOf(server), memory, stop.signal);
  await new Promise((resolve) => setTimeout(resolve, afterMs));
  const killed = server.end("SIGKILL");
  stop.abort();
  await killed;
  await flow;
}
