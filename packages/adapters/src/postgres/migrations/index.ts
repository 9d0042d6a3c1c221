import { JOURNAL } from "./001-journal.js";
import { CHECKPOINTS } from "./002-checkpoints.js";
import { HISTORY } from "./003-history.js";
import { USERS } from "./004-users.js";
import { SINK_POSITIONS } from "./005-sink-positions.js";
import type { Migration } from "./migration.js";

/** All of them, in order. */
export const MIGRATIONS: readonly Migration[] = [JOURNAL, CHECKPOINTS, HISTORY, USERS, SINK_POSITIONS];
