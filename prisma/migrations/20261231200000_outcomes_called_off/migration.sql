-- AlterTable
ALTER TABLE "complaint_outcome" ADD COLUMN     "called_off_at" TIMESTAMPTZ(3),
ADD COLUMN     "called_off_by_id" UUID;

-- What was decided and neither given nor in a technician's hands may be called off, once; it is not given any more then.
ALTER TABLE complaint_outcome
  ADD CONSTRAINT complaint_outcome_is_called_off_by_somebody CHECK ((called_off_at IS NULL) = (called_off_by_id IS NULL)),
  ADD CONSTRAINT complaint_outcome_is_called_off_before_it_is_given CHECK (called_off_at IS NULL OR given_at IS NULL AND technician_id IS NULL);
DROP INDEX complaint_outcome_waits_idx;
CREATE INDEX complaint_outcome_waits_idx ON complaint_outcome (store_id)
  WHERE needs_approval AND approved_at IS NULL AND called_off_at IS NULL;
ALTER TABLE complaint_step DROP CONSTRAINT complaint_step_kind_is_known;
ALTER TABLE complaint_step
  ADD CONSTRAINT complaint_step_kind_is_known CHECK (kind IN ('LOGGED', 'TOLD', 'NOTED', 'STATE', 'TAKEN', 'HANDED_OVER', 'SEVERITY',
    'CAUSE', 'DUE_SET', 'PHOTO', 'OUTCOME', 'APPROVED', 'CALLED_OFF', 'GIVEN', 'TRIED', 'CLOSED', 'REOPENED', 'CLIMBED', 'RECOMPUTED',
    'REPAIR_OUT', 'REPAIR_BACK', 'CLAIM'));
CREATE OR REPLACE FUNCTION complaint_outcome_only_goes_on() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE'
    OR (NEW.text IS DISTINCT FROM OLD.text AND NEW.text <> '—')
    OR (OLD.store_id, OLD.id, OLD.complaint_id, OLD.round, OLD.kind, OLD.amount_fen, OLD.product_id, OLD.quantity,
        OLD.technician_id, OLD.task_id, OLD.decided_by_id, OLD.decided_at, OLD.needs_approval)
      IS DISTINCT FROM (NEW.store_id, NEW.id, NEW.complaint_id, NEW.round, NEW.kind, NEW.amount_fen, NEW.product_id,
        NEW.quantity, NEW.technician_id, NEW.task_id, NEW.decided_by_id, NEW.decided_at, NEW.needs_approval)
    OR (OLD.approved_at IS NOT NULL AND (OLD.approved_by_id, OLD.approved_at) IS DISTINCT FROM (NEW.approved_by_id, NEW.approved_at))
    OR (OLD.called_off_at IS NOT NULL AND (OLD.called_off_by_id, OLD.called_off_at, OLD.approved_at, OLD.given_at)
      IS DISTINCT FROM (NEW.called_off_by_id, NEW.called_off_at, NEW.approved_at, NEW.given_at))
    OR (OLD.given_at IS NOT NULL AND (OLD.document_kind, OLD.document_id, OLD.given_by_id, OLD.given_at)
      IS DISTINCT FROM (NEW.document_kind, NEW.document_id, NEW.given_by_id, NEW.given_at))
  THEN
    RAISE EXCEPTION 'what was decided about a complaint is not changed' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
