import { readFileSync } from "node:fs";
import { DRIVERS, type DriverName } from "../../drivers/drivers.js";
import { readFlow } from "../../flow/format.js";
import { collectGarbage } from "./collect-garbage.js";
import { warmUp } from "./measure-flow.js";

export interface TimeMessagesJob {
  readonly driver: DriverName;
  readonly flowFile: string;
}

/** Nanoseconds per message; what reading the clock takes is subtracted. */
export interface MessageTimes {
  readonly messages: number;
  readonly timerOverhead: number;
  readonly p50: number;
  readonly p99: number;
  readonly p999: number;
  readonly longest: number;
}

const TIMER_READINGS = 1_000_000;
const WARM_UP_SECONDS = 10;

/** Reads the clock between any two messages of a flow. A reading goes into arrays that were made before. */
export async function timeMessages({ driver, flowFile }: TimeMessagesJob): Promise<MessageTimes> {
  const flow = readFlow(readFileSync(flowFile));
  const opened = await DRIVERS[driver]();
  warmUp(opened, flow, WARM_UP_SECONDS);
  const engine = opened.open(flow);
  engine.run(0, flow.prefill);
  const messages = flow.records - flow.prefill;
  const clock = new Clock(Math.max(messages, TIMER_READINGS) + 1);
  timerOverhead(clock);
  const overhead = timerOverhead(clock);
  collectGarbage();

  for (let message = 0; message < messages; message++) {
    clock.read(message);
    engine.run(flow.prefill + message, flow.prefill + message + 1);
  }
  clock.read(messages);

  const times = clock.differences(messages).sort();
  const at = (share: number) => Math.max(0, (times[Math.floor((messages - 1) * share)] as number) - overhead);
  return { messages, timerOverhead: overhead, p50: at(0.5), p99: at(0.99), p999: at(0.999), longest: at(1) };
}

/** The median time between two readings with nothing between them. */
function timerOverhead(clock: Clock): number {
  for (let reading = 0; reading <= TIMER_READINGS; reading++) clock.read(reading);
  return clock.differences(TIMER_READINGS).sort()[TIMER_READINGS >> 1] as number;
}

/** Readings of the high-resolution clock, which gives whole seconds and nanoseconds. */
class Clock {
  readonly #seconds: Uint32Array;
  readonly #nanoseconds: Uint32Array;

  constructor(readings: number) {
    this.#seconds = new Uint32Array(readings);
    this.#nanoseconds = new Uint32Array(readings);
  }

  read(place: number): void {
    const now = process.hrtime();
    this.#seconds[place] = now[0];
    this.#nanoseconds[place] = now[1];
  }

  differences(count: number): Float64Array {
    const differences = new Float64Array(count);
    for (let place = 0; place < count; place++) {
      const seconds = (this.#seconds[place + 1] as number) - (this.#seconds[place] as number);
      const nanoseconds = (this.#nanoseconds[place + 1] as number) - (this.#nanoseconds[place] as number);
      differences[place] = seconds * 1e9 + nanoseconds;
    }
    return differences;
  }
}
