import { readFileSync } from "node:fs";

/** Linux counts a process's CPU time in hundredths of a second, whatever the kernel's own clock. */
const TICKS_PER_SECOND = 100;
const USER_TICKS_FIELD = 11;
const SYSTEM_TICKS_FIELD = 12;

/** CPU seconds (user and system, all threads) that a process has used; `undefined` where the system does not tell. */
export function processCpuSeconds(processId: number): number | undefined {
  try {
    const stat = readFileSync(`/proc/${processId}/stat`, "latin1");
    // The program's name stands in brackets and may hold spaces; fields are counted behind it.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return (Number(fields[USER_TICKS_FIELD]) + Number(fields[SYSTEM_TICKS_FIELD])) / TICKS_PER_SECOND;
  } catch {
    return undefined;
  }
}
