import { randomBytes } from "node:crypto";

/** Ids of this process's requests: a random part of the process, then a count. They tell nothing about accounts. */
export function requestIds(): () => string {
  const process = randomBytes(6).toString("hex");
  let count = 0;
  return () => `${process}-${(++count).toString(36)}`;
}
