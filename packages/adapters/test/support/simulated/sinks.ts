import type { HistoryStore, Sink } from "@pricetime/adapters";
import type { FaultPlan } from "./fault-plan.js";
import type { SimulatedProcess } from "./process.js";
import type { SimulatedWorld } from "./world.js";

/** A service could not be reached, or did not answer. */
export class BrokenConnection extends Error {
  constructor(service: string) {
    super(`${service}: the connection broke`);
  }
}

/** Writes fail before or after their effect. */
const failingWrites = async (plan: FaultPlan, process: SimulatedProcess, write: () => Promise<void>) => {
  await process.step();
  if (plan.happens("SINK_WRITE_LOST", 0.04)) throw new BrokenConnection("sink");
  await write();
  if (plan.happens("SINK_WRITE_UNANSWERED", 0.04)) throw new BrokenConnection("sink");
  await process.step();
};

export const historyOf = (
  history: HistoryStore,
  plan: FaultPlan,
  process: SimulatedProcess,
): Pick<HistoryStore, "position" | "write"> => ({
  position: async () => {
    await process.step();
    return history.position();
  },
  write: (batch) => failingWrites(plan, process, () => history.write(batch)),
});

/** A process's way to the outbound consumer. */
export const outboundSink = ({ outbound, plan, clock }: SimulatedWorld, process: SimulatedProcess): Sink => ({
  name: "outbound",
  position: async () => {
    await process.step();
    return outbound.position;
  },
  write: (commands) =>
    failingWrites(plan, process, async () => {
      if (clock.monotonicMs() < outbound.downUntilMs) throw new Error("The consumer is down.");
      const first = commands[0]?.position ?? 0;
      if (first !== outbound.position + 1) throw new Error(`Position ${outbound.position + 1} is next, not ${first}.`);
      outbound.commands.push(...commands);
      outbound.position = commands.at(-1)?.position ?? outbound.position;
    }),
});
