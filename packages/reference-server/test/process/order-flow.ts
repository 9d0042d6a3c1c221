import type { ServerProcess } from "@pricetime/reference-server/testing";
import { type Client, cancelOrder, createClient, newOrder, OutcomeUnknown, RequestRejected } from "@pricetime/sdk";

/** What an account was told about one of its orders. */
export interface Acknowledged {
  readonly clientOrderId: string;
  readonly orderId: number;
  /** Executed when it was placed; may only have grown since. */
  readonly executedQty: number;
}

/** Everything the clients know, kept across restarts of the server. */
export class ClientMemory {
  readonly acknowledged = new Map<string, Acknowledged>();
  /** Sent, and no answer: may or may not have happened, but at most once. */
  readonly unknown = new Set<string>();
  /** Cancels that were acknowledged. */
  readonly canceled = new Set<string>();
  refused = 0;
  #sent = 0;

  nextClientOrderId(name: string): string {
    return `${name}-${++this.#sent}`;
  }
}

/** The demo's accounts as clients of a running server. */
export const clientsOf = (server: ServerProcess): ReadonlyMap<string, Client> =>
  new Map(
    server
      .accounts()
      .map(({ name, apiKey, apiSecret }) => [
        name,
        createClient({ baseUrl: server.url, apiKey, apiSecret, timeoutMs: 20_000 }),
      ]),
  );

const WORKERS_PER_ACCOUNT = 4;

/** Lets every account place and cancel crossing orders until `stop` is aborted; what was answered goes to `memory`. */
export async function runOrderFlow(clients: ReadonlyMap<string, Client>, memory: ClientMemory, stop: AbortSignal) {
  const workers = [...clients].flatMap(([name, client]) =>
    Array.from({ length: WORKERS_PER_ACCOUNT }, async (_, worker) => {
      for (let step = worker; !stop.aborted; step++) {
        await placeOne(name, client, memory, step);
      }
    }),
  );
  await Promise.all(workers);
}

async function placeOne(name: string, client: Client, memory: ClientMemory, step: number): Promise<void> {
  const clientOrderId = memory.nextClientOrderId(name);
  const side = step % 2 === 0 ? "BUY" : "SELL";
  try {
    const order = await newOrder(client, {
      symbol: "BTCUSDT",
      side,
      type: "LIMIT",
      timeInForce: step % 5 === 0 ? "IOC" : "GTC",
      quantity: "0.00100",
      price: (64_000 + ((step * 7) % 11) - 5).toFixed(2),
      newClientOrderId: clientOrderId,
      newOrderRespType: "RESULT",
    });
    memory.acknowledged.set(clientOrderId, {
      clientOrderId,
      orderId: order.orderId,
      executedQty: Number("executedQty" in order ? order.executedQty : 0),
    });
    if (step % 3 === 0) await cancelOne(client, memory, clientOrderId);
  } catch (error) {
    if (error instanceof OutcomeUnknown) memory.unknown.add(clientOrderId);
    else if (error instanceof RequestRejected) memory.refused++;
    else throw error;
  }
}

async function cancelOne(client: Client, memory: ClientMemory, clientOrderId: string): Promise<void> {
  try {
    await cancelOrder(client, { symbol: "BTCUSDT", origClientOrderId: clientOrderId });
    memory.canceled.add(clientOrderId);
  } catch (error) {
    // Filled in the meantime, or the server is gone: the order itself was acknowledged either way.
    if (!(error instanceof OutcomeUnknown || error instanceof RequestRejected)) throw error;
  }
}
