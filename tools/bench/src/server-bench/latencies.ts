/** Milliseconds. */
export interface LatencySummary {
  readonly p50: number;
  readonly p99: number;
  readonly p999: number;
  readonly greatest: number;
}

/** Percentiles by nearest rank: the smallest latency that the given share of requests did not exceed. */
export function summarizeLatencies(latencies: Float64Array): LatencySummary {
  const sorted = latencies.toSorted();
  const percentile = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
  return { p50: percentile(0.5), p99: percentile(0.99), p999: percentile(0.999), greatest: percentile(1) };
}
