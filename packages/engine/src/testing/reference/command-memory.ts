import type { CommandId } from "../../messages/command-id.js";
import type { CommandDuplicated } from "../../messages/event.js";

const SECOND_MS = 1_000;
const MARGIN_SECONDS = 10;
const MOST_PER_ACCOUNT = 100_000;

/** How a remembered command ended. */
export interface RememberedCommand {
  readonly accountId: number;
  readonly validUntilMs: number;
  readonly firstPosition: number;
  readonly outcome: CommandDuplicated["outcome"];
  readonly orderId: number;
  readonly newOrderOutcome: CommandDuplicated["newOrderOutcome"];
}

/** Validity and margin are counted in whole seconds; the second in which they end is remembered to its end. */
const forgottenAtMs = (validUntilMs: number): number =>
  (Math.floor(validUntilMs / SECOND_MS) + MARGIN_SECONDS + 1) * SECOND_MS;

const keyOf = ({ high, low }: CommandId): string => `${high}/${low}`;

/** Remembers commands by id until their validity and a margin have passed in journal time. */
export class CommandMemory {
  private readonly commands = new Map<string, RememberedCommand>();
  private readonly perAccount = new Map<number, number>();
  private nextForgettingMs = Number.POSITIVE_INFINITY;

  get size(): number {
    return this.commands.size;
  }

  recall(id: CommandId): RememberedCommand | undefined {
    return this.commands.get(keyOf(id));
  }

  isFull(accountId: number): boolean {
    return (this.perAccount.get(accountId) ?? 0) >= MOST_PER_ACCOUNT;
  }

  remember(id: CommandId, command: RememberedCommand): void {
    this.commands.set(keyOf(id), command);
    this.perAccount.set(command.accountId, (this.perAccount.get(command.accountId) ?? 0) + 1);
    this.nextForgettingMs = Math.min(this.nextForgettingMs, forgottenAtMs(command.validUntilMs));
  }

  forgetUntil(timeMs: number): void {
    if (timeMs < this.nextForgettingMs) return;
    this.nextForgettingMs = Number.POSITIVE_INFINITY;
    for (const [key, { accountId, validUntilMs }] of this.commands) {
      if (timeMs < forgottenAtMs(validUntilMs)) {
        this.nextForgettingMs = Math.min(this.nextForgettingMs, forgottenAtMs(validUntilMs));
      } else {
        this.commands.delete(key);
        this.perAccount.set(accountId, (this.perAccount.get(accountId) ?? 0) - 1);
      }
    }
  }
}
