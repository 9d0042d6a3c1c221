import type { RequestContext } from "./request-context.js";

/** Tells how many commands a history answer may lack, when it could not wait for the newest ones. */
export const HISTORY_BEHIND_HEADER = "x-pricetime-history-behind";

/**
 * Waits until history has everything that is committed now, at most the bound of the settings. Past it the answer is made of
 * what is there, and a header says how far behind it is.
 */
export async function waitForHistory({ exchange, headers }: RequestContext): Promise<void> {
  const { hotState, history, historyWaitMs } = exchange;
  const position = await hotState.position();
  if (await history.waitFor(position, historyWaitMs)) return;
  headers[HISTORY_BEHIND_HEADER] = String(Math.max(1, position - (await history.position())));
}
