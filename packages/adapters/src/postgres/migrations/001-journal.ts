import type { Migration } from "./migration.js";

/**
 * The key keeps two writers from writing one row, the self-reference keeps rows dense. Each shard has one row that is an anchor: the
 * place before its oldest kept row. It starts as row 0 and moves on when rows are released, so row 1 can never be written again.
 */
export const JOURNAL: Migration = {
  version: 1,
  name: "journal",
  sql: `
    CREATE TABLE pricetime.journal (
      shard integer NOT NULL,
      seq bigint NOT NULL,
      anchor boolean NOT NULL DEFAULT false,
      prev_seq bigint GENERATED ALWAYS AS (CASE WHEN anchor THEN NULL ELSE seq - 1 END) STORED,
      bytes bytea NOT NULL,
      appended_at timestamptz NOT NULL DEFAULT clock_timestamp(),
      CONSTRAINT journal_fence PRIMARY KEY (shard, seq),
      CONSTRAINT journal_dense FOREIGN KEY (shard, prev_seq) REFERENCES pricetime.journal (shard, seq),
      CONSTRAINT journal_from_one CHECK (anchor OR seq >= 1)
    );
    CREATE INDEX journal_anchor ON pricetime.journal (shard) WHERE anchor;
    CREATE INDEX journal_by_previous ON pricetime.journal (shard, prev_seq);
    -- Rows are bytes already packed, or not worth it: do not try.
    ALTER TABLE pricetime.journal ALTER COLUMN bytes SET STORAGE EXTERNAL;

    CREATE FUNCTION pricetime.refuse_journal_change() RETURNS trigger LANGUAGE plpgsql AS $body$
    BEGIN
      IF current_setting('pricetime.releasing', true) = 'on' AND TG_OP <> 'TRUNCATE' THEN RETURN COALESCE(NEW, OLD); END IF;
      RAISE EXCEPTION 'The journal is append-only: % is refused.', TG_OP USING ERRCODE = 'insufficient_privilege';
    END $body$;
    CREATE TRIGGER journal_append_only BEFORE UPDATE OR DELETE ON pricetime.journal
      FOR EACH ROW EXECUTE FUNCTION pricetime.refuse_journal_change();
    CREATE TRIGGER journal_no_truncate BEFORE TRUNCATE ON pricetime.journal
      FOR EACH STATEMENT EXECUTE FUNCTION pricetime.refuse_journal_change();

    CREATE FUNCTION pricetime.begin_journal(of_shard integer) RETURNS void
      LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $body$
      INSERT INTO pricetime.journal (shard, seq, anchor, bytes)
        SELECT of_shard, 0, true, ''::bytea
        WHERE NOT EXISTS (SELECT FROM pricetime.journal WHERE shard = of_shard)
        ON CONFLICT DO NOTHING;
    $body$;
    REVOKE ALL ON FUNCTION pricetime.begin_journal FROM PUBLIC;

    CREATE FUNCTION pricetime.release_journal(of_shard integer, below_seq bigint) RETURNS void
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET pricetime.releasing = 'on' AS $body$
    DECLARE
      head bigint;
      old_anchor bigint;
      new_anchor bigint;
    BEGIN
      SELECT seq INTO old_anchor FROM pricetime.journal WHERE shard = of_shard AND anchor FOR UPDATE;
      SELECT max(seq) INTO head FROM pricetime.journal WHERE shard = of_shard;
      new_anchor := LEAST(below_seq, head) - 1;
      IF new_anchor <= old_anchor OR old_anchor IS NULL THEN RETURN; END IF;
      -- The row before the first that stays keeps nothing but its number.
      UPDATE pricetime.journal SET anchor = true, bytes = '' WHERE shard = of_shard AND seq = new_anchor;
      DELETE FROM pricetime.journal WHERE shard = of_shard AND seq < new_anchor;
    END $body$;
    REVOKE ALL ON FUNCTION pricetime.release_journal FROM PUBLIC;

    CREATE TABLE pricetime.lease (
      shard integer PRIMARY KEY,
      epoch bigint NOT NULL,
      holder uuid NOT NULL,
      expires_at timestamptz NOT NULL
    );
  `,
};
