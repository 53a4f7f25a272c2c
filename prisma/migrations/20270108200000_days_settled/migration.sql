-- AlterTable
ALTER TABLE "attendance_month_line" ADD COLUMN     "confirmed_times" SMALLINT;

-- AlterTable
ALTER TABLE "punch_proposal" ADD COLUMN     "went_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "hours_left_unknown" (
    "store_id" UUID NOT NULL,
    "subject_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "reason" TEXT NOT NULL,
    "by_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "hours_left_unknown_pkey" PRIMARY KEY ("store_id","subject_id")
);

-- CreateIndex
CREATE INDEX "hours_left_unknown_store_id_day_idx" ON "hours_left_unknown"("store_id", "day");

-- ---------------------------------------------------------------- what Prisma does not model
ALTER TABLE hours_left_unknown
  ADD CONSTRAINT hours_left_unknown_says_why CHECK (reason = btrim(reason) AND char_length(reason) BETWEEN 1 AND 200),
  ADD CONSTRAINT hours_left_unknown_is_said_of_another CHECK (by_id <> person_id);
CREATE TRIGGER only_added BEFORE UPDATE OR DELETE ON hours_left_unknown FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER only_added_truncate BEFORE TRUNCATE ON hours_left_unknown FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE attendance_month_line ADD CONSTRAINT attendance_month_line_confirmed_is_a_count CHECK (confirmed_times >= 0);

ALTER TABLE punch_proposal ADD CONSTRAINT punch_proposal_going_is_after_coming CHECK (
  went_at > occurred_at AND went_at <= occurred_at + interval '24 hours' AND went_at < proposed_at);
CREATE OR REPLACE FUNCTION punch_proposal_only_ends() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.state <> 'ASKED'
    OR (OLD.store_id, OLD.id, OLD.person_id, OLD.occurred_at, OLD.went_at, OLD.month, OLD.reason, OLD.proposed_at)
      IS DISTINCT FROM (NEW.store_id, NEW.id, NEW.person_id, NEW.occurred_at, NEW.went_at, NEW.month, NEW.reason, NEW.proposed_at)
  THEN
    RAISE EXCEPTION 'a proposed punch is decided once, and stays as it was proposed' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION punch_proposal_only_ends() FROM PUBLIC;
