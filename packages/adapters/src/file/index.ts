export {
  FileCheckpointStore,
  type FileCheckpointStoreOptions,
  openFileCheckpointStore,
} from "./file-checkpoint-store.js";
export { FileJournal, type FileJournalOptions, openFileJournal } from "./file-journal.js";
export { type FileSystem, type OpenFile, SyncFailed } from "./file-system.js";
export { nodeFileSystem } from "./node-file-system.js";
export type { CutTail } from "./recover-segment.js";
