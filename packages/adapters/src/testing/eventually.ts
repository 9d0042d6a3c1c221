import { vi } from "vitest";

/** Waits until `check` stops throwing, at most `timeoutMs`; then lets it throw. */
export const eventually = (check: () => unknown, timeoutMs = 5_000): Promise<unknown> =>
  vi.waitFor(check, { timeout: timeoutMs, interval: 5 });

/** Everything an asynchronous sequence yields. */
export async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const collected: Item[] = [];
  for await (const item of items) collected.push(item);
  return collected;
}
