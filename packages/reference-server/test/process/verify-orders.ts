import { allOrders, type Client } from "@pricetime/sdk";
import { expect } from "vitest";
import type { ClientMemory } from "./order-flow.js";

const PAGE = 1000;

/** Every order of an account on BTCUSDT, as the server tells it. */
async function ordersOf(client: Client) {
  const orders: Awaited<ReturnType<typeof allOrders>>[number][] = [];
  for (let orderId = 0; ; ) {
    const page = await allOrders(client, { symbol: "BTCUSDT", orderId, limit: PAGE });
    orders.push(...page);
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return orders;
    orderId = last.orderId + 1;
  }
}

/** No acknowledged order is lost or changed, none happened twice, and nothing is there that nobody asked for. */
export async function verifyOrders(clients: ReadonlyMap<string, Client>, memory: ClientMemory): Promise<number> {
  const found = new Map<string, { orderId: number; executedQty: number; status: string }>();
  for (const client of clients.values()) {
    for (const { clientOrderId, executedQty, orderId, status } of await ordersOf(client)) {
      expect(found.has(clientOrderId), `${clientOrderId} happened once`).toBe(false);
      found.set(clientOrderId, { orderId, executedQty: Number(executedQty), status });
    }
  }
  for (const { clientOrderId, executedQty, orderId } of memory.acknowledged.values()) {
    const order = found.get(clientOrderId);
    expect(order?.orderId, `${clientOrderId} is there under its id`).toBe(orderId);
    expect(order?.executedQty, `${clientOrderId} keeps its fills`).toBeGreaterThanOrEqual(executedQty);
  }
  for (const clientOrderId of memory.canceled) expect(found.get(clientOrderId)?.status).toBe("CANCELED");
  for (const clientOrderId of found.keys()) {
    const isOurs = memory.acknowledged.has(clientOrderId) || memory.unknown.has(clientOrderId);
    expect(isOurs, `${clientOrderId} was sent`).toBe(true);
  }
  return found.size;
}
