-- Whoever wants to be forgotten is: what was said about whose sale theirs was goes, and nothing else of a dispute does. A dash stands where
-- words were.
CREATE OR REPLACE FUNCTION sales_dispute_only_ends() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE'
    OR (NEW.words IS DISTINCT FROM OLD.words AND NEW.words <> '—')
    OR (OLD.store_id, OLD.id, OLD.ticket_id, OLD.line_id, OLD.raised_by_id, OLD.raised_at)
      IS DISTINCT FROM (NEW.store_id, NEW.id, NEW.ticket_id, NEW.line_id, NEW.raised_by_id, NEW.raised_at)
    OR (OLD.decided_at IS NOT NULL AND (
      (OLD.outcome, OLD.decided_by_id, OLD.decided_at) IS DISTINCT FROM (NEW.outcome, NEW.decided_by_id, NEW.decided_at)
      OR (NEW.reason IS DISTINCT FROM OLD.reason AND NEW.reason <> '—')))
  THEN
    RAISE EXCEPTION 'a sales dispute is decided once, and what was said in it is not changed' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION dispute_words_only_go() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.words = '—' AND to_jsonb(NEW) - 'words' = to_jsonb(OLD) - 'words' THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'what somebody answered in a sales dispute is only added' USING ERRCODE = 'restrict_violation';
END $$;
REVOKE ALL ON FUNCTION dispute_words_only_go() FROM PUBLIC;
DROP TRIGGER only_added ON sales_dispute_answer;
CREATE TRIGGER only_words_go BEFORE UPDATE OR DELETE ON sales_dispute_answer FOR EACH ROW EXECUTE FUNCTION dispute_words_only_go();
