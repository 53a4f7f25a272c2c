-- Whoever wants to be forgotten is: what was said of them goes, and nothing else of a case does. A dash stands where words were.
CREATE FUNCTION complaint_words_only_go() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND to_jsonb(NEW) ->> TG_ARGV[0] = '—'
    AND to_jsonb(NEW) - TG_ARGV[0] = to_jsonb(OLD) - TG_ARGV[0] THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'what was done about a complaint is only added' USING ERRCODE = 'restrict_violation';
END $$;
REVOKE ALL ON FUNCTION complaint_words_only_go() FROM PUBLIC;
DROP TRIGGER only_added ON complaint_step;
CREATE TRIGGER only_words_go BEFORE UPDATE OR DELETE ON complaint_step FOR EACH ROW EXECUTE FUNCTION complaint_words_only_go('text');
DROP TRIGGER only_added ON complaint_handover;
CREATE TRIGGER only_words_go BEFORE UPDATE OR DELETE ON complaint_handover FOR EACH ROW EXECUTE FUNCTION complaint_words_only_go('words');
CREATE OR REPLACE FUNCTION complaint_outcome_only_goes_on() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE'
    OR (NEW.text IS DISTINCT FROM OLD.text AND NEW.text <> '—')
    OR (OLD.store_id, OLD.id, OLD.complaint_id, OLD.round, OLD.kind, OLD.amount_fen, OLD.product_id, OLD.quantity,
        OLD.technician_id, OLD.task_id, OLD.decided_by_id, OLD.decided_at, OLD.needs_approval)
      IS DISTINCT FROM (NEW.store_id, NEW.id, NEW.complaint_id, NEW.round, NEW.kind, NEW.amount_fen, NEW.product_id,
        NEW.quantity, NEW.technician_id, NEW.task_id, NEW.decided_by_id, NEW.decided_at, NEW.needs_approval)
    OR (OLD.approved_at IS NOT NULL AND (OLD.approved_by_id, OLD.approved_at) IS DISTINCT FROM (NEW.approved_by_id, NEW.approved_at))
    OR (OLD.given_at IS NOT NULL AND (OLD.document_kind, OLD.document_id, OLD.given_by_id, OLD.given_at)
      IS DISTINCT FROM (NEW.document_kind, NEW.document_id, NEW.given_by_id, NEW.given_at))
  THEN
    RAISE EXCEPTION 'what was decided about a complaint is not changed' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
