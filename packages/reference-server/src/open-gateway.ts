import { once } from "./assemble.js";
import { assembleGateway } from "./assemble-gateway.js";
import { UserError } from "./cli/user-error.js";
import { systemClock } from "./compose.js";
import type { ServedExchange } from "./exchange.js";
import { loadLimits } from "./limits/load-limits.js";
import type { Settings } from "./settings/settings-table.js";

/** Opens one of several gateways of an exchange: everything but the journal. @throws UserError, RedisRefused, PostgresRefused */
export async function openGateway(settings: Settings, onNotice: (sentence: string) => void): Promise<ServedExchange> {
  const limits = loadLimits(settings.limits);
  const { composeGateway } = await import("./compose/cluster.js");
  const ports = await composeGateway({ ...clusterUrls(settings), clock: systemClock(), queueLimit: settings.queue });
  for (const notice of ports.notices) onNotice(notice);
  try {
    const { exchange, drain, close } = await assembleGateway(ports, {
      limits,
      answerTimeoutMs: settings.answerTimeout,
      historyWaitMs: settings.historyWait,
    });
    return {
      ...exchange,
      isReady: async () => (await ports.hotState.position()) > 0,
      close: once(async () => {
        await drain();
        close();
        await ports.close();
      }),
    };
  } catch (error) {
    await ports.close();
    throw error;
  }
}

/** The two addresses that the profile `cluster` needs. @throws UserError when one is missing */
export function clusterUrls({ postgresUrl, redisUrl }: Settings): { postgresUrl: string; redisUrl: string } {
  if (postgresUrl === undefined || redisUrl === undefined)
    throw new UserError("The profile cluster needs --postgres-url and --redis-url.", "usage");
  return { postgresUrl, redisUrl };
}
