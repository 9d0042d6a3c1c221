import { JOURNAL } from "./001-journal.js";
import { CHECKPOINTS } from "./002-checkpoints.js";
import type { Migration } from "./migration.js";

/** All of them, in order. */
export const MIGRATIONS: readonly Migration[] = [JOURNAL, CHECKPOINTS];
