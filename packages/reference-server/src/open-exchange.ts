import type { Clock } from "@pricetime/adapters";
import { assembleExchange, type OpenExchange } from "./assemble.js";
import { UserError } from "./cli/user-error.js";
import { composeEmbedded, systemClock } from "./compose.js";
import { loadLimits } from "./limits/load-limits.js";
import { clusterUrls } from "./open-gateway.js";
import type { Ports } from "./ports.js";
import type { Settings } from "./settings/settings-table.js";

const DEMO_KEEP_BYTES = 1024 ** 3;

export interface OpenOptions {
  /** The machine's unless told. */
  readonly clock?: Clock;
  readonly onNotice: (sentence: string) => void;
  readonly onFatal: (error: Error) => void;
  /** Ends the wait for another process that leads. */
  readonly stop?: AbortSignal;
}

/**
 * Opens the exchange the settings describe, without any listener: recovers it and leads it.
 *
 * @throws UserError, StoreRefused, JournalCorrupt, RecoveryRefused, ClockRefused
 */
export async function openExchange(settings: Settings, options: OpenOptions): Promise<OpenExchange> {
  const limits = loadLimits(settings.limits);
  const ports = await composePorts(settings, options.clock ?? systemClock());
  for (const notice of ports.notices) options.onNotice(notice);
  try {
    return await assembleExchange(ports, {
      limits,
      acceptClock: settings.acceptClock,
      answerTimeoutMs: settings.answerTimeout,
      historyWaitMs: settings.historyWait,
      onNotice: options.onNotice,
      onFatal: options.onFatal,
      ...(options.stop === undefined ? {} : { stop: options.stop }),
    });
  } catch (error) {
    await ports.close();
    throw error;
  }
}

/** The stores of a profile for a process that does everything. What only one profile needs is loaded only for it. */
async function composePorts(settings: Settings, clock: Clock): Promise<Ports> {
  const queueLimit = settings.queue;
  if (settings.profile === "embedded") {
    const keepBytes = settings.keep ?? (settings.demo ? DEMO_KEEP_BYTES : Number.POSITIVE_INFINITY);
    return composeEmbedded({ directory: settings.data, clock, queueLimit, keepBytes });
  }
  if (settings.profile === "single") {
    const { postgresUrl } = settings;
    if (postgresUrl === undefined) throw new UserError("The profile single needs --postgres-url.", "usage");
    const { composeSingle } = await import("./compose/single.js");
    return composeSingle({ postgresUrl, clock, queueLimit });
  }
  const { composeCluster } = await import("./compose/cluster.js");
  return composeCluster({ ...clusterUrls(settings), clock, queueLimit });
}
