import type { Connection } from "./connection.js";
import { AnswerCount, type Request } from "./requests.js";

export interface ClosedLoopResult {
  readonly requests: number;
  readonly perSecond: number;
}

/** Greatest throughput: each connection sends its next request as soon as it has the answer to the last one. */
export async function closedLoop(
  connections: readonly Connection[],
  request: Request,
  seconds: number,
): Promise<ClosedLoopResult> {
  const answers = new AnswerCount();
  const start = performance.now();
  const end = start + seconds * 1000;
  await Promise.all(
    connections.map(async (connection) => {
      while (performance.now() < end) answers.add(await request(connection));
    }),
  );
  answers.mustHaveNoRefusals("requests of the closed loop");
  return { requests: answers.accepted, perSecond: answers.accepted / ((performance.now() - start) / 1000) };
}
