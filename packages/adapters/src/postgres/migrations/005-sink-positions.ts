import type { Migration } from "./migration.js";

/** Where sinks stand that cannot keep their position with their effect. */
export const SINK_POSITIONS: Migration = {
  version: 5,
  name: "sink-positions",
  sql: `
    CREATE TABLE pricetime.sink_positions (
      sink text COLLATE "C" PRIMARY KEY,
      position bigint NOT NULL
    );
  `,
};
