import type { Clock } from "@pricetime/adapters";
import { assembleExchange, type OpenExchange } from "./assemble.js";
import { composeEmbedded, systemClock } from "./compose.js";
import { loadLimits } from "./limits/load-limits.js";
import type { Settings } from "./settings/settings-table.js";

const DEMO_KEEP_BYTES = 1024 ** 3;

export interface OpenOptions {
  /** The machine's unless told. */
  readonly clock?: Clock;
  readonly onNotice: (sentence: string) => void;
  readonly onFatal: (error: Error) => void;
}

/**
 * Opens the exchange the settings describe, without any listener: recovers it and leads it.
 *
 * @throws UserError, StoreRefused, JournalCorrupt, RecoveryRefused, ClockRefused
 */
export async function openExchange(settings: Settings, options: OpenOptions): Promise<OpenExchange> {
  const limits = loadLimits(settings.limits);
  const ports = await composeEmbedded({
    directory: settings.data,
    clock: options.clock ?? systemClock(),
    queueLimit: settings.queue,
    keepBytes: settings.keep ?? (settings.demo ? DEMO_KEEP_BYTES : Number.POSITIVE_INFINITY),
  });
  for (const notice of ports.notices) options.onNotice(notice);
  try {
    return await assembleExchange(ports, {
      limits,
      acceptClock: settings.acceptClock,
      answerTimeoutMs: settings.answerTimeout,
      historyWaitMs: settings.historyWait,
      onNotice: options.onNotice,
      onFatal: options.onFatal,
    });
  } catch (error) {
    await ports.close();
    throw error;
  }
}
