import { setTimeout as wait } from "node:timers/promises";
import type { Connection } from "./connection.js";
import { type LatencySummary, summarizeLatencies } from "./latencies.js";
import { AnswerCount, type Request } from "./requests.js";

export interface OpenLoopResult extends LatencySummary {
  readonly requests: number;
  readonly rate: number;
  /** Most requests that waited for a free connection at one time: above 0 the server, or this machine, could not follow. */
  readonly longestQueue: number;
}

/**
 * Latency at a fixed rate: request i is due at i / rate seconds, whether or not earlier ones were answered, and its latency counts
 * from the moment it was due. A server that stalls is thereby charged with everything that would have arrived meanwhile.
 */
export async function openLoop(
  connections: readonly Connection[],
  request: Request,
  rate: number,
  seconds: number,
): Promise<OpenLoopResult> {
  const total = rate * seconds;
  const answers = new AnswerCount();
  const latencies = new Float64Array(total);
  const free = [...connections];
  const queue: number[] = [];
  const running: Promise<void>[] = [];
  let longestQueue = 0;
  const start = performance.now();
  const dueAt = (index: number) => start + (index * 1000) / rate;

  async function serve(connection: Connection, first: number): Promise<void> {
    for (let index: number | undefined = first; index !== undefined; index = queue.shift()) {
      answers.add(await request(connection));
      latencies[index] = performance.now() - dueAt(index);
    }
    free.push(connection);
  }

  for (let index = 0; index < total; ) {
    const dueCount = Math.min(total, Math.floor(((performance.now() - start) * rate) / 1000) + 1);
    for (; index < dueCount; index++) {
      const connection = free.pop();
      if (connection === undefined) longestQueue = Math.max(longestQueue, queue.push(index));
      else running.push(serve(connection, index));
    }
    await wait(1);
  }
  await Promise.all(running);
  answers.mustHaveNoRefusals(`requests at ${rate} per second`);
  return { requests: answers.accepted, rate, longestQueue, ...summarizeLatencies(latencies) };
}
