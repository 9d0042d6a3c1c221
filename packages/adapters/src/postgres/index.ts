export { createPostgresCheckpointStore, type PostgresCheckpointStoreOptions } from "./checkpoint-store.js";
export type { PostgresOptions } from "./connection.js";
export { grantWriter } from "./grant-writer.js";
export { createPostgresJournal, type PostgresJournalOptions } from "./journal.js";
export { createPostgresLease, type PostgresLease, type PostgresLeaseOptions } from "./lease.js";
export { migrate } from "./migrate.js";
export { openPostgres, type PostgresDatabase, type PostgresPoolOptions } from "./pool.js";
export { type PostgresRefusal, PostgresRefused } from "./postgres-refused.js";
