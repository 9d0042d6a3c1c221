import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Clock } from "../../ports/clock.js";
import type { Fields } from "./batch.js";
import { ConnectionLost } from "./faults.js";
import { QUERY_ERRORS, SqsError } from "./sqs-error.js";
import { SqsModel } from "./sqs-model.js";

export interface SqsEmulator {
  /** Its address on this machine, for the `endpoint` of a client. */
  readonly endpoint: string;
  /** What happens behind the wire: queues, and faults to inject. */
  readonly model: SqsModel;
  stop(): Promise<void>;
}

const TARGET = /^AmazonSQS\.(\w+)$/;

/**
 * Serves a model of SQS on a loopback port in the service's JSON protocol (AWS JSON 1.0): enough for tests of a client, and only for them.
 * It keeps everything in memory and checks no signature.
 *
 * @param options.port 0, the default, lets the system choose
 */
export async function startSqsEmulator(options: {
  readonly clock: Clock;
  readonly messagesPerGroup?: number;
  readonly port?: number;
}): Promise<SqsEmulator> {
  const model = new SqsModel(options);
  const server = createServer((request, response) => void serve(model, request, response));
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port ?? 0, "127.0.0.1", resolve);
  });
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  model.baseUrl = endpoint;
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { endpoint, model, stop };
}

async function serve(model: SqsModel, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const gone = new AbortController();
  response.once("close", () => gone.abort());
  try {
    const action = TARGET.exec(String(request.headers["x-amz-target"]))?.[1];
    if (action === undefined)
      throw new SqsError("UnknownOperationException", "The header x-amz-target names no action.");
    answer(response, 200, await model.call(action, await readInput(request), gone.signal));
  } catch (error) {
    if (error instanceof ConnectionLost) response.destroy();
    else if (error instanceof SqsError) refuse(response, error);
    else refuse(response, new SqsError("InternalFailure", String(error), 500));
  }
}

async function readInput(request: IncomingMessage): Promise<Fields> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  try {
    return JSON.parse(Buffer.concat(chunks).toString("utf8")) as Fields;
  } catch {
    throw new SqsError("SerializationException", "The body is not JSON.");
  }
}

function refuse(response: ServerResponse, { type, message, status }: SqsError): void {
  const fault = status < 500 ? "Sender" : "Receiver";
  response.setHeader("x-amzn-query-error", `${QUERY_ERRORS[type] ?? type};${fault}`);
  answer(response, status, { __type: `com.amazonaws.sqs#${type}`, message });
}

function answer(response: ServerResponse, status: number, output: Fields): void {
  if (response.destroyed) return;
  response.writeHead(status, { "content-type": "application/x-amz-json-1.0" });
  response.end(JSON.stringify(output));
}
