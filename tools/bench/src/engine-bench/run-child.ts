import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { JobInput, JobName, JobOutput } from "./jobs/jobs.js";

const CHILD = fileURLToPath(new URL("./measure-child.js", import.meta.url));

/** Runs a job in a process of its own. @throws Error when that process ends without a result */
export function runChild<Name extends JobName>(
  job: Name,
  input: JobInput<Name>,
  nodeOptions: readonly string[] = [],
): Promise<JobOutput<Name>> {
  return new Promise((resolve, reject) => {
    let result: { readonly value: JobOutput<Name> } | undefined;
    const child = fork(CHILD, [job, JSON.stringify(input)], { execArgv: ["--expose-gc", ...nodeOptions] });
    child.on("message", (message) => {
      result = { value: message as JobOutput<Name> };
    });
    child.on("error", reject);
    child.on("exit", (code) => {
      if (result === undefined) reject(new Error(`${job} ended with code ${code} and no result; its error is above`));
      else resolve(result.value);
    });
  });
}
