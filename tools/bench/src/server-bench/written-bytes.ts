import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Bytes in a directory of files that take room from the disk ahead of time: the zeros at a file's end hold nothing yet. */
export function writtenBytes(directory: string): number {
  return readdirSync(directory).reduce((sum, name) => sum + lastByteSet(readFileSync(join(directory, name))) + 1, 0);
}

function lastByteSet(content: Uint8Array): number {
  let at = content.length - 1;
  while (at >= 0 && content[at] === 0) at--;
  return at;
}
