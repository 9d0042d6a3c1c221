import type { AccountCommand } from "./account-commands.js";
import type { CommandId } from "./command-id.js";
import type { MarketCommand } from "./market-commands.js";
import type { OrderCommand } from "./order-commands.js";

export type Command = OrderCommand | AccountCommand | MarketCommand;

/** What the journal holds per command: the only thing that brings identity and deadlines into the engine. */
export interface Envelope {
  readonly commandId: CommandId;
  /** The account that acts or is acted upon; 0 is the venue itself. */
  readonly accountId: number;
  /** Journal time, ms since the epoch, after which the command is refused; 0 never expires and is never remembered. */
  readonly validUntilMs: number;
  /** Who asked: "gateway", "operator:<name>", "bots", … Kept in the journal for the audit; no rule depends on it. */
  readonly actor: string;
  /** Why, for operators' commands; "" for none. */
  readonly reason: string;
  readonly command: Command;
}
