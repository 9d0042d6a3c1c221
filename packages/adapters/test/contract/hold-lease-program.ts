import { directoryLease } from "@pricetime/adapters/sqlite";

/** A process of its own that takes the lease of a directory, says what came of it, and stays until it is killed. */
const [, , directory = ""] = process.argv;
const epoch = await directoryLease({ directory }).acquire();
console.log(epoch ?? "refused");
setInterval(() => {}, 1_000);
