import { readFileSync } from "node:fs";
import { UserError } from "../cli/user-error.js";
import type { Genesis } from "./genesis.js";
import { readGenesis } from "./read-genesis.js";

/** @throws UserError when the file cannot be read, is not JSON, or is not a genesis; all problems at once */
export function loadGenesis(file: string): Genesis {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    throw new UserError(`The genesis file ${file} cannot be read: ${(error as Error).message}.`, "usage", error);
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new UserError(`The genesis file ${file} is not JSON: ${(error as Error).message}.`, "usage", error);
  }
  const reading = readGenesis(json);
  if (reading.ok) return reading.genesis;
  throw new UserError([`The genesis file ${file} has problems:`, ...reading.problems].join("\n  "), "usage");
}
