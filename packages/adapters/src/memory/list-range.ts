import type { ListRange } from "../ports/history-store.js";

/** Takes the part of `items` (ascending) that `range` asks for. */
export function takeRange<Item>(
  items: Iterable<Item>,
  range: ListRange,
  idOf: (item: Item) => number,
  timeOf: (item: Item) => number,
): readonly Item[] {
  const { fromId = 0, startTimeMs = Number.NEGATIVE_INFINITY, endTimeMs = Number.POSITIVE_INFINITY, limit } = range;
  const matching = [...items].filter(
    (item) => idOf(item) >= fromId && timeOf(item) >= startTimeMs && timeOf(item) <= endTimeMs,
  );
  const oldestFirst = range.fromId !== undefined || range.startTimeMs !== undefined;
  return oldestFirst ? matching.slice(0, limit) : matching.slice(-limit);
}
