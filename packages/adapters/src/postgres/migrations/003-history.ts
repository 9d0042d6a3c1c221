import type { Migration } from "./migration.js";

/**
 * What happened, rebuildable from the journal. Whole numbers up to 2^53 are bigint, wider ones numeric: nothing is rounded. Text that
 * is looked up is compared byte by byte, so no index depends on the machine's language tables.
 */
export const HISTORY: Migration = {
  version: 3,
  name: "history",
  sql: `
    -- The position of the last command stored, moved by the transaction that stores its rows.
    CREATE TABLE pricetime.history_position (
      id smallint PRIMARY KEY DEFAULT 1 CHECK (id = 1),
      position bigint NOT NULL
    );
    INSERT INTO pricetime.history_position (position) VALUES (0);

    CREATE TABLE pricetime.orders (
      symbol_id bigint NOT NULL,
      order_id bigint NOT NULL,
      account_id bigint NOT NULL,
      account_event bigint NOT NULL,
      execution_id bigint NOT NULL,
      client_order_id text COLLATE "C" NOT NULL,
      side text NOT NULL,
      order_type text NOT NULL,
      time_in_force text NOT NULL,
      self_trade_prevention_mode text NOT NULL,
      status text NOT NULL,
      price bigint NOT NULL,
      quantity bigint NOT NULL,
      quote_order_quantity bigint NOT NULL,
      executed_quantity bigint NOT NULL,
      cumulative_quote numeric NOT NULL,
      time_ms bigint NOT NULL,
      working_time_ms bigint NOT NULL,
      update_time_ms bigint NOT NULL,
      position bigint NOT NULL,
      expiry_reason text NOT NULL,
      details json,
      PRIMARY KEY (symbol_id, order_id)
    );
    CREATE INDEX orders_of_account ON pricetime.orders (account_id, symbol_id, order_id);
    CREATE INDEX orders_by_client_order_id ON pricetime.orders (account_id, symbol_id, client_order_id, order_id);

    -- The tables below that only grow are partitioned by month of their time. The writer makes the partitions.

    CREATE TABLE pricetime.trades (
      symbol_id bigint NOT NULL,
      trade_id bigint NOT NULL,
      price bigint NOT NULL,
      quantity bigint NOT NULL,
      quote_quantity bigint NOT NULL,
      time_ms bigint NOT NULL,
      is_buyer_maker boolean NOT NULL,
      PRIMARY KEY (symbol_id, trade_id, time_ms)
    ) PARTITION BY RANGE (time_ms);
    CREATE INDEX trades_by_time ON pricetime.trades (symbol_id, time_ms, trade_id);

    CREATE TABLE pricetime.agg_trades (
      symbol_id bigint NOT NULL,
      agg_trade_id bigint NOT NULL,
      price bigint NOT NULL,
      quantity numeric NOT NULL,
      first_trade_id bigint NOT NULL,
      last_trade_id bigint NOT NULL,
      time_ms bigint NOT NULL,
      is_buyer_maker boolean NOT NULL,
      PRIMARY KEY (symbol_id, agg_trade_id, time_ms)
    ) PARTITION BY RANGE (time_ms);
    CREATE INDEX agg_trades_by_time ON pricetime.agg_trades (symbol_id, time_ms, agg_trade_id);

    -- One row for each side of a trade.
    CREATE TABLE pricetime.my_trades (
      symbol_id bigint NOT NULL,
      trade_id bigint NOT NULL,
      order_id bigint NOT NULL,
      account_id bigint NOT NULL,
      price bigint NOT NULL,
      quantity bigint NOT NULL,
      quote_quantity bigint NOT NULL,
      commission numeric NOT NULL,
      commission_asset_id bigint NOT NULL,
      time_ms bigint NOT NULL,
      position bigint NOT NULL,
      is_buyer boolean NOT NULL,
      is_maker boolean NOT NULL,
      PRIMARY KEY (account_id, symbol_id, trade_id, order_id, time_ms)
    ) PARTITION BY RANGE (time_ms);
    CREATE INDEX my_trades_by_time ON pricetime.my_trades (account_id, symbol_id, time_ms, trade_id);

    CREATE TABLE pricetime.klines (
      symbol_id bigint NOT NULL,
      "interval" text COLLATE "C" NOT NULL,
      open_time_ms bigint NOT NULL,
      close_time_ms bigint NOT NULL,
      open bigint NOT NULL,
      high bigint NOT NULL,
      low bigint NOT NULL,
      close bigint NOT NULL,
      volume numeric NOT NULL,
      quote_volume numeric NOT NULL,
      trade_count bigint NOT NULL,
      taker_buy_volume numeric NOT NULL,
      taker_buy_quote_volume numeric NOT NULL,
      first_trade_id bigint NOT NULL,
      last_trade_id bigint NOT NULL,
      PRIMARY KEY (symbol_id, "interval", open_time_ms)
    );

    CREATE TABLE pricetime.ledger_lines (
      position bigint NOT NULL,
      line bigint NOT NULL,
      time_ms bigint NOT NULL,
      account_id bigint NOT NULL,
      asset_id bigint NOT NULL,
      free numeric NOT NULL,
      locked numeric NOT NULL,
      cause text NOT NULL,
      symbol_id bigint NOT NULL,
      order_id bigint NOT NULL,
      trade_id bigint NOT NULL,
      external_id text NOT NULL,
      PRIMARY KEY (account_id, position, line, time_ms)
    ) PARTITION BY RANGE (time_ms);
    CREATE INDEX ledger_lines_by_time ON pricetime.ledger_lines (account_id, time_ms, position, line);

    -- Makes the partitions of the month of a time, ms since 1970: the owner's right, lent to those who write.
    CREATE FUNCTION pricetime.make_history_month(of_time_ms bigint) RETURNS void
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $body$
    DECLARE
      month timestamp := date_trunc('month', to_timestamp(of_time_ms / 1000) AT TIME ZONE 'UTC');
      parent text;
    BEGIN
      FOREACH parent IN ARRAY ARRAY['agg_trades', 'ledger_lines', 'my_trades', 'trades'] LOOP
        EXECUTE format(
          'CREATE TABLE IF NOT EXISTS pricetime.%I PARTITION OF pricetime.%I FOR VALUES FROM (%s) TO (%s)',
          parent || to_char(month, '_YYYY_MM'),
          parent,
          (extract(epoch FROM month) * 1000)::bigint,
          (extract(epoch FROM month + interval '1 month') * 1000)::bigint
        );
      END LOOP;
    END $body$;
    REVOKE ALL ON FUNCTION pricetime.make_history_month FROM PUBLIC;

    -- Drops one partition whose month ended at or before a time, and names it; NULL when there is none. A batch half written meanwhile
    -- goes first: the two never wait for each other.
    CREATE FUNCTION pricetime.drop_history_before(of_time_ms bigint) RETURNS text
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $body$
    DECLARE
      month timestamp := date_trunc('month', to_timestamp(of_time_ms / 1000) AT TIME ZONE 'UTC');
      old text;
    BEGIN
      PERFORM FROM pricetime.history_position FOR UPDATE;
      SELECT child.relname INTO old FROM pg_inherits
        JOIN pg_class parent ON parent.oid = inhparent JOIN pg_class child ON child.oid = inhrelid
        WHERE parent.relnamespace = 'pricetime'::regnamespace AND parent.relkind = 'p'
          AND parent.relname = ANY (ARRAY['agg_trades', 'ledger_lines', 'my_trades', 'trades'])
          AND child.relname::text COLLATE "C" < parent.relname || to_char(month, '_YYYY_MM')
        ORDER BY child.relname LIMIT 1;
      IF old IS NOT NULL THEN EXECUTE format('DROP TABLE pricetime.%I', old); END IF;
      RETURN old;
    END $body$;
    REVOKE ALL ON FUNCTION pricetime.drop_history_before FROM PUBLIC;
  `,
};
