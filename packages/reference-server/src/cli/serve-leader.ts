import { assembleLeader } from "../assemble-leader.js";
import { systemClock } from "../compose.js";
import { clusterUrls } from "../open-gateway.js";
import { createHealthApp } from "../rest/health.js";
import type { CommandContext } from "./command.js";
import { listen } from "./listen.js";
import { stopped } from "./stopped.js";

/** The roles sequencer and standby: follows the journal, leads when nobody else does, and serves nothing but its health. */
export async function serveLeader({ settings, print, printError, stop, fail }: CommandContext): Promise<void> {
  const { composeLeader } = await import("../compose/cluster.js");
  const ports = await composeLeader({ ...clusterUrls(settings), clock: systemClock(), queueLimit: settings.queue });
  try {
    for (const notice of ports.notices) printError(notice);
    const leader = await assembleLeader(ports, {
      acceptClock: settings.acceptClock,
      onNotice: printError,
      onFatal: fail,
    });
    const health = createHealthApp(() => leader.leads);
    const url = await listen(health, settings.host, settings.port);
    print(`Pricetime listens on ${url}. It follows the journal at position ${leader.position()}.`);
    try {
      if (await leader.lead(stop)) {
        print(`Leads from position ${leader.position()} on.`);
        await stopped(stop);
      }
      print("Stopping: finishing what was received, then another may lead.");
      await leader.stop();
      await leader.close();
    } finally {
      await health.close();
    }
    print(`Stopped at position ${leader.position()}, state hash ${leader.stateHash()}.`);
  } finally {
    await ports.close();
  }
}
