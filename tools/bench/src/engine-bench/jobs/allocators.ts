import type { HeapProfiler } from "node:inspector/promises";

/** A function and what was allocated in it. */
export interface Allocator {
  readonly name: string;
  readonly place: string;
  readonly isEngine: boolean;
  readonly bytes: number;
}

/** The functions of a sampled profile, greatest first. */
export function allocators(head: HeapProfiler.SamplingHeapProfileNode): Allocator[] {
  const byPlace = new Map<string, Allocator>();
  const waiting = [head];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    waiting.push(...node.children);
    if (node.selfSize === 0) continue;
    const { functionName, url, lineNumber } = node.callFrame;
    const place = url === "" ? "" : `${url.split("/").at(-1)}:${lineNumber + 1}`;
    const name = functionName || "(anonymous)";
    const key = `${name} ${place}`;
    const bytes = (byPlace.get(key)?.bytes ?? 0) + node.selfSize;
    byPlace.set(key, { name, place, bytes, isEngine: url.includes("/packages/engine/") });
  }
  return [...byPlace.values()].sort((left, right) => right.bytes - left.bytes);
}
