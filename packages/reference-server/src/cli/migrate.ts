import { onOff } from "../settings/values.js";
import type { CliCommand } from "./command.js";
import { UserError } from "./user-error.js";

export const migrate: CliCommand = {
  name: "migrate",
  usage: "",
  summary: "Prepare the database of the profiles single and cluster, or bring it up to this version.",
  settings: ["postgresUrl"],
  options: {
    dryRun: { ...onOff, fallback: "off", summary: "Only tell what would be applied." },
  },
  run: async ({ settings, options, print }) => {
    const { postgresUrl } = settings;
    if (postgresUrl === undefined) throw new UserError("pricetime migrate needs --postgres-url.", "usage");
    const dryRun = options.dryRun === true;
    const { migrateDatabase } = await import("../compose/migrate-database.js");
    const applied = await migrateDatabase(postgresUrl, dryRun);
    for (const name of applied) print(`${dryRun ? "Would apply" : "Applied"} ${name}.`);
    if (applied.length === 0) print("The database is up to date.");
  },
};
