import { CreateQueueCommand, SQSClient } from "@aws-sdk/client-sqs";
import type { Clock } from "@pricetime/adapters";
import { SystemClock } from "@pricetime/adapters/memory";
import { openSqs } from "@pricetime/adapters/sqs";
import { type SqsEmulator, startSqsEmulator } from "@pricetime/adapters/testing";
import { buildApp } from "fauxqs";

/** Any will do: neither server checks them. */
const credentials = { accessKeyId: "test", secretAccessKey: "test" };
const region = "us-east-1";

export interface SqsServer {
  readonly endpoint: string;
  stop(): Promise<unknown>;
}

/** Our own server, as the service: up to ten messages of a group per receive. */
export const startEmulator = (clock: Clock = new SystemClock(), messagesPerGroup?: number): Promise<SqsEmulator> =>
  startSqsEmulator({ clock, ...(messagesPerGroup === undefined ? {} : { messagesPerGroup }) });

/** An independent server of the same protocol: one message of a group per receive. Its own start listens to the whole network; this does not. */
export async function startFauxqs(): Promise<SqsServer> {
  const app = buildApp({ logger: false });
  const endpoint = await app.listen({ host: "127.0.0.1", port: 0 });
  return { endpoint, stop: () => app.close() };
}

let created = 0;

/** A new queue on `server`. @returns its name */
export async function createQueue(
  { endpoint }: SqsServer,
  attributes: Record<string, string> = {},
  suffix = ".fifo",
): Promise<string> {
  const name = `queue-${++created}${suffix}`;
  const client = new SQSClient({ endpoint, region, credentials });
  const fifo = suffix === ".fifo" ? { FifoQueue: "true" } : {};
  await client.send(new CreateQueueCommand({ QueueName: name, Attributes: { ...fifo, ...attributes } }));
  client.destroy();
  return name;
}

export const open = (server: SqsServer, queue: string, options: Partial<Parameters<typeof openSqs>[0]> = {}) =>
  openSqs({ queue, region, endpoint: server.endpoint, credentials, ...options });
