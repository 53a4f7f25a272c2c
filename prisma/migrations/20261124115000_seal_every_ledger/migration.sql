-- A seal covers every append-only row of its day. The ledgers there were at first are named one by one; each that comes
-- later is covered by what it is: append-only, of a store and a business day. A sealed day gets no rows, so a table that is
-- made afterwards changes no seal.
CREATE INDEX "transfer_dispatch_line_store_id_business_day_idx" ON "transfer_dispatch_line"("store_id", "business_day");
CREATE INDEX "zone_move_line_store_id_business_day_idx" ON "zone_move_line"("store_id", "business_day");
CREATE INDEX "supplier_return_line_store_id_business_day_idx" ON "supplier_return_line"("store_id", "business_day");
CREATE INDEX "stocktake_line_store_id_business_day_idx" ON "stocktake_line"("store_id", "business_day");

CREATE FUNCTION first_ledgers_of_day(p_store uuid, p_day date) RETURNS SETOF text
  LANGUAGE sql STABLE AS $$
    SELECT 'business_day' || rtrim(row(store_id, day, preparer_id, closed_at, closed_by_id)::text, ',)') AS line
      FROM business_day WHERE store_id = p_store AND day = p_day
    UNION ALL SELECT 'ticket' || rtrim(t::text, ',)') FROM ticket t WHERE store_id = p_store AND business_day = p_day
    UNION ALL SELECT 'ticket_line' || rtrim(t::text, ',)') FROM ticket_line t WHERE store_id = p_store AND business_day = p_day
    UNION ALL SELECT 'tender' || rtrim(t::text, ',)') FROM tender t WHERE store_id = p_store AND business_day = p_day
    UNION ALL SELECT 'breach' || rtrim(t::text, ',)') FROM breach t WHERE store_id = p_store AND business_day = p_day
    UNION ALL SELECT 'pickup' || rtrim(t::text, ',)') FROM pickup t WHERE store_id = p_store AND business_day = p_day
    UNION ALL SELECT 'number_explanation' || rtrim(t::text, ',)') FROM number_explanation t WHERE store_id = p_store AND business_day = p_day
    UNION ALL SELECT 'approval' || rtrim(a::text, ',)') FROM approval_use u JOIN approval a ON a.store_id = u.store_id
      AND a.id = u.approval_id WHERE u.store_id = p_store AND u.business_day = p_day
    UNION ALL SELECT 'approval_use' || rtrim(t::text, ',)') FROM approval_use t WHERE store_id = p_store AND business_day = p_day
    UNION ALL SELECT 'stock_entry' || rtrim(t::text, ',)') FROM stock_entry t WHERE store_id = p_store AND business_day = p_day
    UNION ALL SELECT 'receiving' || rtrim(t::text, ',)') FROM receiving t WHERE store_id = p_store AND business_day = p_day
    UNION ALL SELECT 'receiving_line' || rtrim(l::text, ',)') FROM receiving r JOIN receiving_line l ON l.store_id = r.store_id
      AND l.receiving_id = r.id WHERE r.store_id = p_store AND r.business_day = p_day
    UNION ALL SELECT 'adjustment' || rtrim(t::text, ',)') FROM adjustment t WHERE store_id = p_store AND business_day = p_day
    UNION ALL SELECT 'adjustment_line' || rtrim(l::text, ',)') FROM adjustment r JOIN adjustment_line l ON l.store_id = r.store_id
      AND l.adjustment_id = r.id WHERE r.store_id = p_store AND r.business_day = p_day
    UNION ALL SELECT 'opening_stock' || rtrim(t::text, ',)') FROM opening_stock t WHERE store_id = p_store AND business_day = p_day
    UNION ALL SELECT 'opening_stock_line' || rtrim(l::text, ',)') FROM opening_stock r JOIN opening_stock_line l ON l.store_id = r.store_id
      AND l.opening_stock_id = r.id WHERE r.store_id = p_store AND r.business_day = p_day
    UNION ALL SELECT 'till_session' || rtrim(t::text, ',)') FROM till_session t WHERE store_id = p_store AND business_day = p_day
    UNION ALL SELECT 'cash_movement' || rtrim(t::text, ',)') FROM cash_movement t WHERE store_id = p_store AND business_day = p_day
    UNION ALL SELECT 'cash_up' || rtrim(t::text, ',)') FROM cash_up t WHERE store_id = p_store AND business_day = p_day
    UNION ALL SELECT 'day_report' || rtrim(t::text, ',)') FROM day_report t WHERE store_id = p_store AND day = p_day
    UNION ALL SELECT 'day_report_decision' || rtrim(t::text, ',)') FROM day_report_decision t WHERE store_id = p_store AND day = p_day
    UNION ALL SELECT 'audit_entry' || rtrim(t::text, ',)') FROM audit_entry t WHERE scope_id = p_store AND business_day = p_day
$$;

CREATE FUNCTION later_ledgers() RETURNS SETOF text
  LANGUAGE sql STABLE AS $$
  SELECT c.relname::text FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
  WHERE t.tgname = 'append_only' AND c.relnamespace = 'public'::regnamespace
    AND c.relname NOT IN ('adjustment', 'adjustment_line', 'approval', 'approval_use', 'audit_entry', 'breach', 'business_day', 'cash_movement', 'cash_up', 'day_report', 'day_report_decision', 'number_explanation', 'opening_stock', 'opening_stock_line', 'pickup', 'receiving', 'receiving_line', 'stock_entry', 'tender', 'ticket', 'ticket_line', 'till_session')
    AND 2 = (SELECT count(*) FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname IN ('store_id', 'business_day'))
$$;

CREATE OR REPLACE FUNCTION seal_content(p_store uuid, p_day date) RETURNS text
  LANGUAGE plpgsql STABLE AS $$
DECLARE
  lines text[] := ARRAY(SELECT l FROM first_ledgers_of_day(p_store, p_day) AS l);
  ledger text;
  found text[];
BEGIN
  FOR ledger IN SELECT later_ledgers() LOOP
    EXECUTE format('SELECT array_agg(%L || rtrim(t::text, '',)'')) FROM %I t WHERE store_id = $1 AND business_day = $2', ledger, ledger)
      INTO found USING p_store, p_day;
    lines := lines || found;
  END LOOP;
  RETURN encode(sha256(convert_to(coalesce((SELECT string_agg(line, E'\n' ORDER BY line COLLATE "C") FROM unnest(lines) AS line), ''), 'UTF8')), 'hex');
END $$;
