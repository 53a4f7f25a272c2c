-- AlterTable
ALTER TABLE "complaint_outcome" ADD COLUMN     "task_id" UUID;

-- CreateTable
CREATE TABLE "complaint_handover" (
    "store_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "complaint_id" UUID NOT NULL,
    "outcome_id" UUID NOT NULL,
    "handover_no" SMALLINT NOT NULL,
    "giver_id" UUID NOT NULL,
    "taker_id" UUID NOT NULL,
    "words" TEXT NOT NULL DEFAULT '',
    "held_by_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "complaint_handover_pkey" PRIMARY KEY ("store_id","id")
);

-- CreateIndex
CREATE INDEX "complaint_handover_store_id_complaint_id_idx" ON "complaint_handover"("store_id", "complaint_id");

-- CreateIndex
CREATE UNIQUE INDEX "complaint_handover_store_id_outcome_id_handover_no_key" ON "complaint_handover"("store_id", "outcome_id", "handover_no");

-- AddForeignKey
ALTER TABLE "complaint_handover" ADD CONSTRAINT "complaint_handover_store_id_outcome_id_fkey" FOREIGN KEY ("store_id", "outcome_id") REFERENCES "complaint_outcome"("store_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- ---------------------------------------------------------------- what Prisma does not model
ALTER TABLE complaint_handover
  ADD CONSTRAINT complaint_handover_is_between_two CHECK (giver_id <> taker_id),
  ADD CONSTRAINT complaint_handover_goes_to_and_fro CHECK (handover_no BETWEEN 1 AND 100),
  ADD CONSTRAINT complaint_handover_words_have_an_end CHECK (char_length(words) <= 2000);
-- Of repairs decided before technicians were named, neither is there.
ALTER TABLE complaint_outcome
  ADD CONSTRAINT complaint_outcome_technician_has_a_task CHECK ((technician_id IS NULL) = (task_id IS NULL));
ALTER TABLE complaint_step DROP CONSTRAINT complaint_step_kind_is_known;
ALTER TABLE complaint_step
  ADD CONSTRAINT complaint_step_kind_is_known CHECK (kind IN ('LOGGED', 'TOLD', 'NOTED', 'STATE', 'TAKEN', 'HANDED_OVER', 'SEVERITY',
    'CAUSE', 'DUE_SET', 'PHOTO', 'OUTCOME', 'APPROVED', 'GIVEN', 'TRIED', 'CLOSED', 'REOPENED', 'CLIMBED', 'RECOMPUTED',
    'REPAIR_OUT', 'REPAIR_BACK', 'CLAIM'));
CREATE OR REPLACE FUNCTION complaint_outcome_only_goes_on() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE'
    OR (OLD.store_id, OLD.id, OLD.complaint_id, OLD.round, OLD.kind, OLD.text, OLD.amount_fen, OLD.product_id, OLD.quantity,
        OLD.technician_id, OLD.task_id, OLD.decided_by_id, OLD.decided_at, OLD.needs_approval)
      IS DISTINCT FROM (NEW.store_id, NEW.id, NEW.complaint_id, NEW.round, NEW.kind, NEW.text, NEW.amount_fen, NEW.product_id,
        NEW.quantity, NEW.technician_id, NEW.task_id, NEW.decided_by_id, NEW.decided_at, NEW.needs_approval)
    OR (OLD.approved_at IS NOT NULL AND (OLD.approved_by_id, OLD.approved_at) IS DISTINCT FROM (NEW.approved_by_id, NEW.approved_at))
    OR (OLD.given_at IS NOT NULL AND (OLD.document_kind, OLD.document_id, OLD.given_by_id, OLD.given_at)
      IS DISTINCT FROM (NEW.document_kind, NEW.document_id, NEW.given_by_id, NEW.given_at))
  THEN
    RAISE EXCEPTION 'what was decided about a complaint is not changed' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER only_added BEFORE UPDATE OR DELETE ON complaint_handover FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER only_added_truncate BEFORE TRUNCATE ON complaint_handover FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
