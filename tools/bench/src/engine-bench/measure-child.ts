/** The measured process: `measure-child JOB INPUT-AS-JSON`. Sends the job's result to its parent and ends. */
import { JOBS, type JobName } from "./jobs/jobs.js";

const [name, input] = process.argv.slice(2) as [JobName, string];
const job = (await JOBS[name]()) as (input: unknown) => unknown;
const result = await job(JSON.parse(input));
process.send?.(result, () => process.disconnect());
