import type { Exchange } from "../../exchange.js";
import { UserError } from "../user-error.js";

/** The account of a name. @throws UserError */
export async function findAccount({ users }: Pick<Exchange, "users">, name: string): Promise<number> {
  const accountId = (await users.user(name))?.accountId;
  if (accountId !== undefined) return accountId;
  throw new UserError(`There is no account "${name}". pricetime account create ${name} opens it.`, "refused");
}
