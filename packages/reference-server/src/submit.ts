import { randomFillSync } from "node:crypto";
import type { Clock, Submitter } from "@pricetime/adapters";
import type { CommandId } from "@pricetime/engine";
import type { Exchange } from "./exchange.js";

/** The exchange is stopping: a definite refusal. */
export class ExchangeClosed extends Error {
  readonly code = "EXCHANGE_CLOSED";
  constructor() {
    super("The exchange is stopping and takes no more commands.");
    this.name = "ExchangeClosed";
  }
}

/** How long a command stays valid when nobody says otherwise, and at most, ms. */
const VALID_FOR_MS = 60_000;

const ID_BYTES = 12;
const pool = Buffer.alloc(ID_BYTES * 512);
let next = pool.length;

function randomCommandId(): CommandId {
  if (next === pool.length) {
    randomFillSync(pool);
    next = 0;
  }
  const id = { high: pool.readUIntBE(next, 6), low: pool.readUIntBE(next + 6, 6) };
  next += ID_BYTES;
  return id;
}

export interface SubmitDependencies {
  readonly submitter: Submitter;
  readonly clock: Clock;
  /** Newest journal time known, ms. */
  readonly journalTimeMs: () => number;
  readonly answerTimeoutMs: number;
}

/** The way from a command to its outcome: gives it an identity and a deadline. */
export function createSubmit({ submitter, clock, journalTimeMs, answerTimeoutMs }: SubmitDependencies): {
  readonly submit: Exchange["submit"];
  readonly stopIntake: () => void;
} {
  let open = true;
  return {
    submit: async (command, options) => {
      if (!open) throw new ExchangeClosed();
      const { accountId, actor, reason = "", validForMs = VALID_FOR_MS, priority = false, meta = "" } = options;
      const validUntilMs = Math.max(clock.nowMs(), journalTimeMs()) + Math.min(validForMs, VALID_FOR_MS);
      const commandId = options.commandId ?? randomCommandId();
      return submitter.submit(
        { commandId, accountId, validUntilMs, actor, reason, command },
        { deadlineMs: answerTimeoutMs, priority, meta },
      );
    },
    stopIntake: () => {
      open = false;
    },
  };
}
