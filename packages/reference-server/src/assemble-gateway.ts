import { createSubmitter, hasCode, type OutcomeUnknown, type QueuedCommand } from "@pricetime/adapters";
import type { Exchange } from "./exchange.js";
import { followFirstFills } from "./limits/order-counts.js";
import { type RateLimit, rateLimits } from "./limits/rate-limits.js";
import { createListenKeys } from "./listen-keys.js";
import { followMarkets } from "./markets.js";
import type { GatewayPorts } from "./ports.js";
import { createSubmit } from "./submit.js";

export interface GatewayOptions {
  readonly limits: readonly RateLimit[];
  /** Longest wait for the outcome of a command, ms. */
  readonly answerTimeoutMs: number;
  /** Longest wait of a history read for the projector, ms. */
  readonly historyWaitMs: number;
}

/** The part of a process that serves requests and streams. */
export interface Gateway {
  readonly exchange: Omit<Exchange, "close">;
  /** Ends the wait for commands that were taken from the queue and dropped. */
  refuse(commands: readonly QueuedCommand[], error: Error): void;
  /** Takes no more commands, and waits for the outcomes of those under way. */
  drain(): Promise<void>;
  /** After {@link Gateway.drain}. Closes no port. */
  close(): void;
}

const DRAIN_MS = 5_000;
const STEP_MS = 5;
/** How often a gateway looks whether it has missed listings, ms. */
const LOOK_MS = 1_000;

/** Everything between a request and the ports. Holds nothing that cannot be lost. */
export async function assembleGateway(ports: GatewayPorts, options: GatewayOptions): Promise<Gateway> {
  const { clock, queue, hotState, feed, history, users, rateLimitStore } = ports;
  // Listings and counts are up to date before any reply leaves: their listeners come before the submitter's.
  const markets = await followMarkets(hotState, feed);
  const look = setInterval(() => void markets.lookForMissed().catch(() => {}), LOOK_MS);
  look.unref();
  const limits = rateLimits(options.limits);
  const stopCounting = followFirstFills({ rateLimits: limits, rateLimitStore, feed, clock });
  let journalTimeMs = 0;
  const stopTime = feed.subscribe((batch) => {
    journalTimeMs = Math.max(journalTimeMs, batch.at(-1)?.executed.timeMs ?? 0);
  });
  journalTimeMs = Math.max(journalTimeMs, await hotState.timeMs());
  const submitter = createSubmitter({ queue, feed, clock });
  const { submit, stopIntake } = createSubmit({
    submitter,
    clock,
    journalTimeMs: () => journalTimeMs,
    answerTimeoutMs: options.answerTimeoutMs,
  });
  const listenKeys = createListenKeys(clock);
  return {
    exchange: {
      clock,
      hotState,
      history,
      users,
      feed,
      rateLimitStore,
      rateLimits: limits,
      listenKeys,
      markets,
      historyWaitMs: options.historyWaitMs,
      submit: async (command, how) => {
        try {
          return await submit(command, how);
        } catch (error) {
          // The feed may lose a reply; the hot state has it for as long as anyone may ask.
          if (!hasCode(error, "OUTCOME_UNKNOWN")) throw error;
          const outcome = await hotState.outcome((error as OutcomeUnknown).commandId).catch(() => undefined);
          if (outcome === undefined) throw error;
          return outcome;
        }
      },
    },
    refuse: (commands, error) => submitter.refuse(commands, error),
    drain: async () => {
      stopIntake();
      const endMs = clock.monotonicMs() + DRAIN_MS;
      while (submitter.waiting > 0 && clock.monotonicMs() < endMs) await clock.sleep(STEP_MS);
    },
    close: () => {
      submitter.close();
      stopTime();
      stopCounting();
      clearInterval(look);
      listenKeys.close();
    },
  };
}
