import { closedLoop } from "./closed-loop.js";
import type { Connection } from "./connection.js";
import type { Request } from "./requests.js";
import type { ServerProcess } from "./server-process.js";

const MICROSECONDS = 1e6;

/** What one kind of request did over all its turns of the closed loop. */
export class Turns {
  /** Requests per second, one entry per turn. */
  readonly rates: number[] = [];
  requests = 0;
  #cpuSeconds = 0;

  /** The server's CPU time per request, µs. */
  get cpuPerRequest(): number {
    return (this.#cpuSeconds / this.requests) * MICROSECONDS;
  }

  async run(
    server: ServerProcess,
    connections: readonly Connection[],
    request: Request,
    seconds: number,
  ): Promise<void> {
    const cpuBefore = server.cpuSeconds();
    const { requests, perSecond } = await closedLoop(connections, request, seconds);
    this.#cpuSeconds += server.cpuSeconds() - cpuBefore;
    this.requests += requests;
    this.rates.push(perSecond);
  }
}
