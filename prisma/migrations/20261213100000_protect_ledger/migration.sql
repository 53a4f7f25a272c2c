-- What makes a table a ledger, in one place: rows are only added, each with its digest, none on a closed day, all of them counted.
-- Migrations before this one spelled it out table by table. The application's rights follow from the triggers at the next start
-- (scripts/postgres/app-role.ts) and are taken here at once where the role is there.
CREATE FUNCTION protect_ledger(p_ledger regclass) RETURNS void
  LANGUAGE plpgsql AS $$
DECLARE
  ledger text := (SELECT relname FROM pg_class WHERE oid = p_ledger);
  columns text[] := (SELECT array_agg(attname::text) FROM pg_attribute WHERE attrelid = p_ledger AND attnum > 0 AND NOT attisdropped);
BEGIN
  IF NOT columns @> ARRAY['store_id', 'digest', 'recorded_at'] THEN
    RAISE EXCEPTION '%: a ledger has store_id, digest and recorded_at', ledger USING ERRCODE = 'undefined_column';
  END IF;
  IF NOT columns @> ARRAY[counted_by(ledger)] THEN
    RAISE EXCEPTION '%: say in counted_by() what its rows are counted by', ledger USING ERRCODE = 'undefined_column';
  END IF;
  EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON %s FOR EACH ROW EXECUTE FUNCTION refuse_change()', p_ledger);
  EXECUTE format('CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON %s FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', p_ledger);
  EXECUTE format('CREATE TRIGGER row_digest BEFORE INSERT ON %s FOR EACH ROW EXECUTE FUNCTION set_row_digest()', p_ledger);
  IF columns @> ARRAY['business_day'] THEN
    EXECUTE format('CREATE TRIGGER day_is_open AFTER INSERT ON %s REFERENCING NEW TABLE AS fresh
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_rows_of_closed_days()', p_ledger);
  END IF;
  IF EXISTS (SELECT 1 FROM counted_ledgers() WHERE counted_ledgers = ledger) THEN
    EXECUTE format('INSERT INTO ledger_count SELECT store_id, %L, %I::text, count(*) FROM %s GROUP BY 1, 3', ledger, counted_by(ledger), p_ledger);
    EXECUTE format('CREATE TRIGGER counted AFTER INSERT ON %s REFERENCING NEW TABLE AS fresh
      FOR EACH STATEMENT EXECUTE FUNCTION count_rows()', p_ledger);
  END IF;
  IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'daybook_app') THEN
    EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON %s FROM daybook_app', p_ledger);
  END IF;
END $$;
REVOKE ALL ON FUNCTION protect_ledger(regclass) FROM PUBLIC;
