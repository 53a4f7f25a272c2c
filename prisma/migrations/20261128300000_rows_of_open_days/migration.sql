-- A day that was closed or sealed takes no more rows, whoever asks. Statement by statement, over all its rows at once. What the
-- day itself says of its end (day_report, day_report_decision, seal) names its day in another column and stays outside.
CREATE FUNCTION refuse_rows_of_closed_days() RETURNS trigger
  LANGUAGE plpgsql AS $$
DECLARE refused record;
BEGIN
  SELECT f.store_id, f.business_day INTO refused FROM fresh f
    LEFT JOIN business_day b ON b.store_id = f.store_id AND b.day = f.business_day
    WHERE b.state IS DISTINCT FROM 'OPEN' LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION '%: business day % of store % is not open', TG_TABLE_NAME, refused.business_day, refused.store_id
      USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;

-- The audit trail has acts of no day and of no store.
CREATE FUNCTION refuse_audit_of_closed_days() RETURNS trigger
  LANGUAGE plpgsql AS $$
DECLARE refused record;
BEGIN
  SELECT f.scope_id, f.business_day INTO refused FROM fresh f
    LEFT JOIN business_day b ON b.store_id = f.scope_id AND b.day = f.business_day
    WHERE f.business_day IS NOT NULL AND b.state IS DISTINCT FROM 'OPEN' LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION '%: business day % of store % is not open', TG_TABLE_NAME, refused.business_day, refused.scope_id
      USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;

-- A drawer opens, is counted and closes while its day is open.
CREATE TRIGGER day_is_open AFTER INSERT ON audit_entry REFERENCING NEW TABLE AS fresh
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_of_closed_days();
CREATE TRIGGER day_is_open AFTER INSERT ON till_session REFERENCING NEW TABLE AS fresh
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rows_of_closed_days();
CREATE TRIGGER day_is_open_still AFTER UPDATE ON till_session REFERENCING NEW TABLE AS fresh
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rows_of_closed_days();
DO $$
DECLARE t text;
BEGIN
  FOR t IN SELECT c.relname FROM pg_trigger g JOIN pg_class c ON c.oid = g.tgrelid
    WHERE g.tgname = 'append_only' AND c.relnamespace = 'public'::regnamespace
      AND 2 = (SELECT count(*) FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname IN ('store_id', 'business_day'))
  LOOP
    EXECUTE format('CREATE TRIGGER day_is_open AFTER INSERT ON %I REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION refuse_rows_of_closed_days()', t);
  END LOOP;
END $$;
