import { invariant } from "@pricetime/engine";
import type { Exchange } from "../exchange.js";
import { submitOperation } from "./submit-operation.js";

/** Account names: 1 to 40 letters, digits, dots, dashes and underscores. */
export const ACCOUNT_NAME = /^[a-zA-Z0-9._-]{1,40}$/;

/**
 * Opens an account of that name, or finds it. The journal comes first, by a command that may be repeated; the user store
 * follows, so a crash between the two is mended by asking again.
 *
 * @param setUp what belongs to opening it; runs, again after a crash, until the user store knows the account
 */
export async function openAccount(
  exchange: Pick<Exchange, "submit" | "users" | "clock">,
  name: string,
  actor: string,
  setUp: (accountId: number) => Promise<void> = async () => {},
): Promise<number> {
  const known = await exchange.users.user(name);
  if (known?.accountId !== undefined) return known.accountId;
  const userId = known?.userId ?? `account:${name}`;
  if (known === undefined) {
    await exchange.users.addUser({ userId, name, accountId: undefined, createdAtMs: exchange.clock.nowMs() });
  }
  const [opened] = await submitOperation(exchange, {
    what: `Account ${name}`,
    command: { type: "OpenAccount", externalId: userId },
    accountId: 0,
    actor,
  });
  invariant(
    opened?.type === "AccountOpened" || opened?.type === "ExternalIdRepeated",
    "OpenAccount answers with the account it opened or found",
  );
  await setUp(opened.accountId);
  await exchange.users.setAccount(userId, opened.accountId);
  return opened.accountId;
}
