import { collectGarbage } from "../engine-bench/jobs/collect-garbage.js";
import { median } from "../report/median.js";
import type { Alternative, Choice } from "./choice.js";

const WARM_UP_ROUNDS = 2;

export interface AlternativeTimes {
  readonly name: string;
  readonly nanosecondsPerOperation: number;
  /** Median, over the rounds, of its time by that of the engine's alternative in the same round. */
  readonly timesTheEngines: number;
  /** The smallest and the greatest such ratio. */
  readonly ratioRange: readonly [number, number];
  /**
   * Growth of the heap: all that was allocated, where the young generation is so large that nothing is collected. The least of the
   * rounds, because code that is not compiled yet allocates numbers.
   */
  readonly heapBytesPerOperation: number;
}

/** @throws Error when two alternatives come to different results */
export function race({ what, operations, alternatives }: Choice, rounds: number): AlternativeTimes[] {
  const times = alternatives.map((): number[] => []);
  const growth = alternatives.map((): number[] => []);
  let agreed: string | undefined;
  for (let round = -WARM_UP_ROUNDS; round < rounds; round++) {
    alternatives.forEach((alternative, place) => {
      const { nanoseconds, heapBytes, result } = timeOnce(alternative);
      agreed ??= result;
      if (result !== agreed) throw new Error(`${what}: ${alternative.name} comes to another result`);
      if (round < 0) return;
      times[place]?.push(nanoseconds / operations);
      growth[place]?.push(heapBytes / operations);
    });
  }
  const engines = times.at(-1) as number[];
  return alternatives.map(({ name }, place) => {
    const own = times[place] as number[];
    const ratios = own.map((time, round) => time / (engines[round] as number));
    return {
      name,
      nanosecondsPerOperation: median(own),
      timesTheEngines: median(ratios),
      ratioRange: [Math.min(...ratios), Math.max(...ratios)],
      heapBytesPerOperation: Math.min(...(growth[place] as number[])),
    };
  });
}

/** CPU time of the whole process, collector and compiler included; the kernel tells user and system time apart by sampling only. */
function timeOnce({ prepare }: Alternative) {
  const work = prepare();
  collectGarbage();
  const heapBefore = process.memoryUsage().heapUsed;
  const before = process.cpuUsage();
  work.run();
  const { user, system } = process.cpuUsage(before);
  const heapBytes = process.memoryUsage().heapUsed - heapBefore;
  return { nanoseconds: (user + system) * 1000, heapBytes, result: work.result() };
}
