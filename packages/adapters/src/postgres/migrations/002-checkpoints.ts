import type { Migration } from "./migration.js";

/** Bytes lie in parts, so that no statement has to carry all of them. */
export const CHECKPOINTS: Migration = {
  version: 2,
  name: "checkpoints",
  sql: `
    CREATE TABLE pricetime.checkpoint (
      shard integer NOT NULL,
      position bigint NOT NULL,
      seq bigint NOT NULL,
      sha256 bytea NOT NULL,
      written_at timestamptz NOT NULL DEFAULT clock_timestamp(),
      PRIMARY KEY (shard, position)
    );
    CREATE TABLE pricetime.checkpoint_part (
      shard integer NOT NULL,
      position bigint NOT NULL,
      part integer NOT NULL,
      bytes bytea NOT NULL,
      PRIMARY KEY (shard, position, part),
      FOREIGN KEY (shard, position) REFERENCES pricetime.checkpoint ON DELETE CASCADE
    );
    ALTER TABLE pricetime.checkpoint_part ALTER COLUMN bytes SET STORAGE EXTERNAL;
  `,
};
