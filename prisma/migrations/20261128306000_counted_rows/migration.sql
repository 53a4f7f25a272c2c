-- Rows of the quieter ledgers are counted where they are written: by their business day, or by what they belong to where they have
-- none. A row that is gone shows in the count. The ledgers of the counter are held by each other's figures instead
-- (docs/invariants.md): a count of theirs would make tills wait for each other.
CREATE TABLE "ledger_count" (
    "store_id" UUID NOT NULL,
    "ledger" TEXT NOT NULL,
    "parent" TEXT NOT NULL,
    "rows" INTEGER NOT NULL,

    CONSTRAINT "ledger_count_pkey" PRIMARY KEY ("store_id","ledger","parent")
);

-- The column that says what the rows of a ledger are counted by; null: by business day.
CREATE FUNCTION counted_by(p_ledger text) RETURNS text
  LANGUAGE sql IMMUTABLE
  RETURN CASE p_ledger WHEN 'stocktake_count' THEN 'sheet_id' WHEN 'stocktake_unknown' THEN 'sheet_id'
    WHEN 'discrepancy_finding' THEN 'reconciliation_id' WHEN 'reconciliation' THEN 'source'
    WHEN 'purchase_order_line' THEN 'order_id' WHEN 'breach_answer' THEN 'store_id' WHEN 'zone_photo' THEN 'zone_id'
    WHEN 'day_report' THEN 'day' WHEN 'day_report_decision' THEN 'day' WHEN 'seal' THEN 'store_id' ELSE 'business_day' END;

CREATE FUNCTION counted_ledgers() RETURNS SETOF text
  LANGUAGE sql STABLE AS $$
  SELECT c.relname::text FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
  WHERE t.tgname = 'append_only' AND c.relnamespace = 'public'::regnamespace
    AND c.relname NOT IN ('ticket', 'ticket_line', 'tender', 'stock_entry', 'cash_movement', 'cost_change', 'audit_entry', 'approval_use', 'breach')
  ORDER BY 1
$$;

CREATE FUNCTION count_rows() RETURNS trigger
  LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('INSERT INTO ledger_count (store_id, ledger, parent, rows)
    SELECT store_id, %L, %I::text, count(*) FROM fresh GROUP BY 1, 3 ORDER BY 1, 3
    ON CONFLICT (store_id, ledger, parent) DO UPDATE SET rows = ledger_count.rows + excluded.rows',
    TG_TABLE_NAME, counted_by(TG_TABLE_NAME));
  RETURN NULL;
END $$;

DO $$
DECLARE t text;
BEGIN
  FOR t IN SELECT counted_ledgers() LOOP
    EXECUTE format('INSERT INTO ledger_count SELECT store_id, %L, %I::text, count(*) FROM %I GROUP BY 1, 3', t, counted_by(t), t);
    EXECUTE format('CREATE TRIGGER counted AFTER INSERT ON %I REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION count_rows()', t);
  END LOOP;
END $$;

-- Counts that are not what stands there, as 'ledger parent: counted, there'.
CREATE FUNCTION miscounted_rows() RETURNS SETOF text
  LANGUAGE plpgsql STABLE AS $$
DECLARE t text;
BEGIN
  FOR t IN SELECT counted_ledgers() LOOP
    RETURN QUERY EXECUTE format('SELECT %L || '' '' || coalesce(c.parent, r.parent) || '': '' || coalesce(c.rows, 0) || '' written, '' || coalesce(r.rows, 0) || '' there''
      FROM (SELECT * FROM ledger_count WHERE ledger = %L) c
      FULL JOIN (SELECT store_id, %I::text AS parent, count(*) AS rows FROM %I GROUP BY 1, 2) r ON r.store_id = c.store_id AND r.parent = c.parent
      WHERE c.rows IS DISTINCT FROM r.rows', t, t, counted_by(t), t);
  END LOOP;
END $$;
