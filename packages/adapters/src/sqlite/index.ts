export { directoryLease } from "./directory-lease.js";
export { HistoryFailed, openSqliteHistoryStore, type SqliteHistoryStoreOptions } from "./history-store.js";
export { openSqliteUserStore, type SqliteUserStoreOptions } from "./user-store.js";
