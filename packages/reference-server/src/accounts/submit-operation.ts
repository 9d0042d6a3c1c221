import type { ReleasedCommand } from "@pricetime/adapters";
import type { Command, EngineEvent, RejectReason } from "@pricetime/engine";
import type { Exchange } from "../exchange.js";

/** The engine refused what an operator asked for. */
export class OperationRefused extends Error {
  readonly code = "OPERATION_REFUSED";
  readonly reason: RejectReason;
  constructor(what: string, reason: RejectReason) {
    super(`${what} was refused: ${reason}.`);
    this.name = "OperationRefused";
    this.reason = reason;
  }
}

export interface Operation {
  /** For the message when it is refused, e.g. "Asset BTC". */
  readonly what: string;
  readonly command: Command;
  /** 0 for the venue itself. */
  readonly accountId: number;
  readonly actor: string;
  readonly reason?: string;
}

/** Submits an operator's command. @returns its events @throws OperationRefused */
export async function submitOperation(
  { submit }: Pick<Exchange, "submit">,
  { what, command, accountId, actor, reason }: Operation,
): Promise<readonly EngineEvent[]> {
  const released: ReleasedCommand = await submit(command, {
    accountId,
    actor,
    ...(reason === undefined ? {} : { reason }),
  });
  const { events } = released.executed;
  const [first] = events;
  if (first?.type === "CommandRejected") throw new OperationRefused(what, first.reason);
  return events;
}
