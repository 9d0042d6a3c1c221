import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createApiKey } from "../accounts/create-api-key.js";
import type { Exchange } from "../exchange.js";
import { PLAYERS } from "./demo-genesis.js";

/** A demo account as it is printed once and written to `<data>/demo-accounts.json`. */
export interface DemoAccount {
  readonly name: string;
  readonly apiKey: string;
  readonly apiSecret: string;
}

const fileIn = (directory: string): string => join(directory, "demo-accounts.json");

/** Whether the demo was set up in this directory to the end. */
export const hasDemoAccounts = (directory: string): boolean => existsSync(fileIn(directory));

/** The accounts written earlier. */
export const readDemoAccounts = (directory: string): readonly DemoAccount[] =>
  JSON.parse(readFileSync(fileIn(directory), "utf8")) as DemoAccount[];

/** Makes a key for each player and writes them where only this user can read them. */
export async function createDemoAccounts(
  exchange: Pick<Exchange, "users" | "clock">,
  accounts: ReadonlyMap<string, number>,
  directory: string,
): Promise<readonly DemoAccount[]> {
  const created: DemoAccount[] = [];
  for (const name of PLAYERS) {
    const key = await createApiKey(exchange, {
      accountId: accounts.get(name) as number,
      label: "demo",
      permissions: ["READ", "TRADE"],
      internal: false,
    });
    created.push({ name, apiKey: key.apiKey, apiSecret: key.secret });
  }
  writeFileSync(fileIn(directory), `${JSON.stringify(created, null, 2)}\n`, { mode: 0o600 });
  return created;
}
