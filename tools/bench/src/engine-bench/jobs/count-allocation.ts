import { readFileSync } from "node:fs";
import { Session } from "node:inspector/promises";
import { PerformanceObserver } from "node:perf_hooks";
import { setImmediate } from "node:timers/promises";
import { getHeapStatistics } from "node:v8";
import type { OpenedEngine } from "../../drivers/driver.js";
import { DRIVERS, type DriverName } from "../../drivers/drivers.js";
import { type Flow, readFlow } from "../../flow/format.js";
import { type Allocator, allocators } from "./allocators.js";
import { collectGarbage } from "./collect-garbage.js";

export interface CountAllocationJob {
  readonly driver: DriverName;
  readonly flowFile: string;
  /** Messages that are counted; as many again are sampled. What comes before warms up. */
  readonly messages: number;
}

export interface Allocation {
  readonly messages: number;
  /** On the heap, garbage included. */
  readonly heapBytesPerMessage: number;
  /** Of that, in functions of the engine, as sampled: what was compiled into the driver's function counts as the driver's. */
  readonly engineBytesPerMessage: number;
  /** Growth of typed arrays. */
  readonly arrayBytesPerMessage: number;
  /** Collections while counting: with any, the count is too low. */
  readonly collections: number;
  readonly top: readonly Allocator[];
}

const SAMPLING_BYTES = 4096;

/**
 * Counts what messages allocate once everything is compiled and grown. The process has so large a young generation that nothing is
 * collected meanwhile, so the heap's growth is all that was allocated; a second stretch is sampled, to know by whom.
 */
export async function countAllocation({ driver, flowFile, messages }: CountAllocationJob): Promise<Allocation> {
  const flow = readFlow(readFileSync(flowFile));
  const engine = (await DRIVERS[driver]()).open(flow);
  const from = flow.records - 2 * messages;
  engine.run(0, from);
  const counted = await count(engine, from, messages);
  const top = await sample(engine, flow, flow.records - messages);
  const all = top.reduce((sum, { bytes }) => sum + bytes, 0);
  const byEngine = top.filter(({ isEngine }) => isEngine).reduce((sum, { bytes }) => sum + bytes, 0);
  return {
    ...counted,
    messages,
    engineBytesPerMessage: all === 0 ? 0 : (byEngine / all) * counted.heapBytesPerMessage,
    top: top.slice(0, 12).map((each) => ({ ...each, bytes: each.bytes / messages })),
  };
}

async function count(engine: OpenedEngine, from: number, messages: number) {
  let collections = 0;
  const observer = new PerformanceObserver((list) => {
    collections += list.getEntries().length;
  });
  collectGarbage();
  observer.observe({ entryTypes: ["gc"] });
  const arraysBefore = process.memoryUsage().arrayBuffers;
  const heapBefore = getHeapStatistics().used_heap_size;
  engine.run(from, from + messages);
  const heapAfter = getHeapStatistics().used_heap_size;
  const arraysAfter = process.memoryUsage().arrayBuffers;
  // The observer is told at the next turn.
  await setImmediate();
  await setImmediate();
  observer.disconnect();
  return {
    heapBytesPerMessage: (heapAfter - heapBefore) / messages,
    arrayBytesPerMessage: (arraysAfter - arraysBefore) / messages,
    collections,
  };
}

async function sample(engine: OpenedEngine, flow: Flow, from: number): Promise<Allocator[]> {
  const session = new Session();
  session.connect();
  await session.post("HeapProfiler.startSampling", {
    samplingInterval: SAMPLING_BYTES,
    includeObjectsCollectedByMajorGC: true,
    includeObjectsCollectedByMinorGC: true,
  });
  engine.run(from, flow.records);
  const { profile } = await session.post("HeapProfiler.stopSampling");
  session.disconnect();
  return allocators(profile.head);
}
