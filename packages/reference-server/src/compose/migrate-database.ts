import { migrate } from "@pricetime/adapters/postgres";

/** Applies what the database lacks. @returns the names, those that would be applied in a dry run @throws PostgresRefused */
export const migrateDatabase = (postgresUrl: string, dryRun: boolean): Promise<readonly string[]> =>
  migrate({ dsn: postgresUrl, applicationName: "pricetime migrate" }, { dryRun });
