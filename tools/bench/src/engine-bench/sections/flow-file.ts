import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Flow, writeFlow } from "../../flow/format.js";

/** Writes a flow where a measured process can read it, and returns its path. */
export function flowFile({ directory }: { readonly directory: string }, name: string, flow: Flow): string {
  const file = join(directory, `${name}.bin`);
  writeFileSync(file, writeFlow(flow));
  return file;
}
