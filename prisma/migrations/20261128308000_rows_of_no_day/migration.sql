-- Rows of any ledger on a day its store does not have: nobody could report or seal them.
CREATE FUNCTION rows_of_no_day() RETURNS SETOF text
  LANGUAGE plpgsql STABLE AS $$
DECLARE
  t text;
  scope text;
BEGIN
  FOR t, scope IN SELECT c.relname::text, CASE c.relname WHEN 'audit_entry' THEN 'scope_id' ELSE 'store_id' END FROM pg_trigger g
    JOIN pg_class c ON c.oid = g.tgrelid WHERE g.tgname = 'day_is_open' ORDER BY 1
  LOOP
    RETURN QUERY EXECUTE format('SELECT DISTINCT %L || '' of '' || r.business_day || '' of store '' || r.%I FROM %I r
      LEFT JOIN business_day b ON b.store_id = r.%I AND b.day = r.business_day WHERE r.business_day IS NOT NULL AND b.day IS NULL', t, scope, t, scope);
  END LOOP;
END $$;
