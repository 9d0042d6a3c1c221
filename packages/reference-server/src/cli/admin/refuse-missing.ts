import { existsSync } from "node:fs";
import { UserError } from "../user-error.js";

/** An admin command never makes a new exchange by a slip in the directory's name. @throws UserError */
export function refuseMissing(dataDirectory: string): void {
  if (existsSync(dataDirectory)) return;
  throw new UserError(`There is no data directory ${dataDirectory}. Name the exchange's own with --data.`, "usage");
}
