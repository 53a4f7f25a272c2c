-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "NoticeKind" ADD VALUE 'NOBODY_THERE';
ALTER TYPE "NoticeKind" ADD VALUE 'TABLET_NOT_HEARD';
ALTER TYPE "NoticeKind" ADD VALUE 'STEPPED_OUT_LONG';

-- CreateTable
CREATE TABLE "punch" (
    "store_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "device_id" UUID,
    "kind" TEXT NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "proof" TEXT NOT NULL,
    "handed_in_by_id" UUID NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "flags" TEXT[] DEFAULT ARRAY[]::TEXT[],

    CONSTRAINT "punch_pkey" PRIMARY KEY ("store_id","id")
);

-- CreateTable
CREATE TABLE "punch_word" (
    "store_id" UUID NOT NULL,
    "punch_id" UUID NOT NULL,
    "accepted" BOOLEAN NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "by_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "punch_word_pkey" PRIMARY KEY ("store_id","punch_id")
);

-- CreateTable
CREATE TABLE "punch_proposal" (
    "store_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "month" DATE NOT NULL,
    "reason" TEXT NOT NULL,
    "proposed_at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL,
    "decided_at" TIMESTAMPTZ(3),
    "decided_by_id" UUID,
    "decided_reason" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "punch_proposal_pkey" PRIMARY KEY ("store_id","id")
);

-- CreateTable
CREATE TABLE "attendance_verdict" (
    "store_id" UUID NOT NULL,
    "subject_id" UUID NOT NULL,
    "number" SMALLINT NOT NULL,
    "shift_id" UUID,
    "person_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "planned_from" TIMESTAMPTZ(3),
    "planned_to" TIMESTAMPTZ(3),
    "planned_minutes" SMALLINT NOT NULL,
    "state" TEXT NOT NULL,
    "in_punch_id" UUID,
    "out_punch_id" UUID,
    "in_at" TIMESTAMPTZ(3),
    "out_at" TIMESTAMPTZ(3),
    "worked_minutes" SMALLINT,
    "late_minutes" SMALLINT NOT NULL,
    "early_minutes" SMALLINT NOT NULL,
    "over_minutes" SMALLINT NOT NULL,
    "stepped_out_minutes" SMALLINT NOT NULL,
    "leave_minutes" SMALLINT NOT NULL,
    "worked_store_id" UUID,
    "judged_at" TIMESTAMPTZ(3) NOT NULL,
    "superseded_by" SMALLINT,

    CONSTRAINT "attendance_verdict_pkey" PRIMARY KEY ("store_id","subject_id","number")
);

-- CreateTable
CREATE TABLE "attendance_policy" (
    "scope_id" UUID NOT NULL,
    "early_limit" SMALLINT NOT NULL,
    "late_limit" SMALLINT NOT NULL,
    "grace_minutes" SMALLINT NOT NULL,
    "overtime_mode" TEXT NOT NULL,
    "overtime_from_minutes" SMALLINT NOT NULL,
    "step_out_limit" SMALLINT NOT NULL,
    "proposals_per_month" SMALLINT NOT NULL,

    CONSTRAINT "attendance_policy_pkey" PRIMARY KEY ("scope_id")
);

-- CreateTable
CREATE TABLE "overtime_approval" (
    "store_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "minutes" SMALLINT NOT NULL,
    "reason" TEXT NOT NULL,
    "approved_at" TIMESTAMPTZ(3) NOT NULL,
    "by_id" UUID NOT NULL,

    CONSTRAINT "overtime_approval_pkey" PRIMARY KEY ("store_id","id")
);

-- CreateTable
CREATE TABLE "attendance_answer" (
    "store_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "month" DATE NOT NULL,
    "agrees" BOOLEAN NOT NULL,
    "words" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "attendance_answer_pkey" PRIMARY KEY ("store_id","id")
);

-- CreateTable
CREATE TABLE "attendance_month" (
    "store_id" UUID NOT NULL,
    "month" DATE NOT NULL,
    "locked_at" TIMESTAMPTZ(3) NOT NULL,
    "locked_by_id" UUID NOT NULL,
    "digest" BYTEA NOT NULL,

    CONSTRAINT "attendance_month_pkey" PRIMARY KEY ("store_id","month")
);

-- CreateTable
CREATE TABLE "attendance_month_line" (
    "store_id" UUID NOT NULL,
    "month" DATE NOT NULL,
    "person_id" UUID NOT NULL,
    "planned_minutes" INTEGER NOT NULL,
    "worked_minutes" INTEGER NOT NULL,
    "late_times" SMALLINT NOT NULL,
    "late_minutes" INTEGER NOT NULL,
    "early_times" SMALLINT NOT NULL,
    "early_minutes" INTEGER NOT NULL,
    "absent_times" SMALLINT NOT NULL,
    "absent_minutes" INTEGER NOT NULL,
    "unknown_times" SMALLINT NOT NULL,
    "overtime_minutes" INTEGER NOT NULL,
    "leave_minutes" INTEGER NOT NULL,
    "help_minutes" INTEGER NOT NULL,
    "corrected_minutes" INTEGER NOT NULL,

    CONSTRAINT "attendance_month_line_pkey" PRIMARY KEY ("store_id","month","person_id")
);

-- CreateTable
CREATE TABLE "attendance_correction" (
    "store_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "month" DATE NOT NULL,
    "minutes" SMALLINT NOT NULL,
    "reason" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by_id" UUID NOT NULL,

    CONSTRAINT "attendance_correction_pkey" PRIMARY KEY ("store_id","id")
);

-- CreateTable
CREATE TABLE "tablet_report" (
    "store_id" UUID NOT NULL,
    "device_id" UUID NOT NULL,
    "heard_at" TIMESTAMPTZ(3) NOT NULL,
    "cleared_at" TIMESTAMPTZ(3),

    CONSTRAINT "tablet_report_pkey" PRIMARY KEY ("store_id","device_id")
);

-- CreateTable
CREATE TABLE "at_work" (
    "store_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,
    "stepped_out_at" TIMESTAMPTZ(3),
    "step_punch_id" UUID,

    CONSTRAINT "at_work_pkey" PRIMARY KEY ("store_id","person_id")
);

-- CreateTable
CREATE TABLE "nobody_alarm" (
    "store_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "began_at" TIMESTAMPTZ(3) NOT NULL,
    "told_at" TIMESTAMPTZ(3),
    "climbed_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "nobody_alarm_pkey" PRIMARY KEY ("store_id","id")
);

-- CreateIndex
CREATE INDEX "punch_person_id_occurred_at_idx" ON "punch"("person_id", "occurred_at");

-- CreateIndex
CREATE INDEX "punch_store_id_occurred_at_idx" ON "punch"("store_id", "occurred_at");

-- CreateIndex
CREATE INDEX "punch_proposal_person_id_month_idx" ON "punch_proposal"("person_id", "month");

-- CreateIndex
CREATE INDEX "attendance_verdict_store_id_day_idx" ON "attendance_verdict"("store_id", "day");

-- CreateIndex
CREATE INDEX "attendance_verdict_person_id_day_idx" ON "attendance_verdict"("person_id", "day");

-- CreateIndex
CREATE INDEX "overtime_approval_store_id_day_idx" ON "overtime_approval"("store_id", "day");

-- CreateIndex
CREATE INDEX "attendance_answer_store_id_month_idx" ON "attendance_answer"("store_id", "month");

-- CreateIndex
CREATE INDEX "attendance_correction_store_id_month_idx" ON "attendance_correction"("store_id", "month");

-- CreateIndex
CREATE INDEX "at_work_person_id_idx" ON "at_work"("person_id");

-- CreateIndex
CREATE INDEX "nobody_alarm_store_id_began_at_idx" ON "nobody_alarm"("store_id", "began_at");

-- ---------------------------------------------------------------- what Prisma does not model
ALTER TABLE punch
  ADD CONSTRAINT punch_kind_is_known CHECK (kind IN ('CLOCK', 'STEP_OUT', 'STEP_BACK')),
  ADD CONSTRAINT punch_proof_is_known CHECK (proof IN ('SESSION', 'PIN', 'TABLET', 'NONE', 'MANAGER')),
  ADD CONSTRAINT punch_is_made_at_a_tablet_or_confirmed CHECK ((device_id IS NULL) = (proof = 'MANAGER')),
  ADD CONSTRAINT punch_stepping_out_says_why CHECK (
    reason = btrim(reason) AND char_length(reason) <= 200 AND (kind = 'STEP_OUT') = (reason <> '')),
  ADD CONSTRAINT punch_flags_are_known CHECK (flags <@ ARRAY['CLOCK', 'LEFT', 'GUEST']),
  ADD CONSTRAINT punch_is_of_the_past CHECK (occurred_at <= received_at + interval '2 minutes');
ALTER TABLE punch_word ADD CONSTRAINT punch_word_says_why_not CHECK (
  reason = btrim(reason) AND char_length(reason) <= 200 AND (accepted OR reason <> ''));
ALTER TABLE punch_word ADD CONSTRAINT punch_word_store_id_punch_id_fkey
  FOREIGN KEY (store_id, punch_id) REFERENCES punch (store_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT;
-- What nothing proved and nobody decided about yet.
CREATE INDEX punch_unproved_idx ON punch (store_id, occurred_at) WHERE proof = 'NONE';

ALTER TABLE punch_proposal
  ADD CONSTRAINT punch_proposal_state_is_known CHECK (state IN ('ASKED', 'CONFIRMED', 'REFUSED')),
  ADD CONSTRAINT punch_proposal_is_of_a_month CHECK (extract(day FROM month) = 1),
  ADD CONSTRAINT punch_proposal_is_of_the_past CHECK (occurred_at < proposed_at),
  ADD CONSTRAINT punch_proposal_says_why CHECK (reason = btrim(reason) AND char_length(reason) BETWEEN 1 AND 200),
  ADD CONSTRAINT punch_proposal_decided_with_who_and_when CHECK (
    (state = 'ASKED') = (decided_at IS NULL) AND (state = 'ASKED') = (decided_by_id IS NULL)
    AND (state <> 'REFUSED' OR decided_reason <> '')),
  ADD CONSTRAINT punch_proposal_is_not_decided_by_its_person CHECK (decided_by_id <> person_id);
CREATE INDEX punch_proposal_asked_idx ON punch_proposal (store_id, occurred_at) WHERE state = 'ASKED';
CREATE FUNCTION punch_proposal_only_ends() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.state <> 'ASKED'
    OR (OLD.store_id, OLD.id, OLD.person_id, OLD.occurred_at, OLD.month, OLD.reason, OLD.proposed_at)
      IS DISTINCT FROM (NEW.store_id, NEW.id, NEW.person_id, NEW.occurred_at, NEW.month, NEW.reason, NEW.proposed_at)
  THEN
    RAISE EXCEPTION 'a proposed punch is decided once, and stays as it was proposed' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION punch_proposal_only_ends() FROM PUBLIC;
CREATE TRIGGER only_ends BEFORE UPDATE OR DELETE ON punch_proposal FOR EACH ROW EXECUTE FUNCTION punch_proposal_only_ends();
CREATE TRIGGER only_ends_truncate BEFORE TRUNCATE ON punch_proposal FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE attendance_verdict
  ADD CONSTRAINT attendance_verdict_state_is_known CHECK (
    state IN ('PRESENT', 'ABSENT', 'MISSING_IN', 'MISSING_OUT', 'LEAVE', 'UNPLANNED', 'VOID')),
  ADD CONSTRAINT attendance_verdict_is_counted CHECK (number >= 1 AND superseded_by > number),
  ADD CONSTRAINT attendance_verdict_subject_is_shift_or_punch CHECK (
    (shift_id = subject_id AND planned_from < planned_to)
    OR (shift_id IS NULL AND planned_from IS NULL AND planned_to IS NULL AND planned_minutes = 0)),
  -- Hours that nobody knows are never a number.
  ADD CONSTRAINT attendance_verdict_hours_have_both_punches CHECK (
    (worked_minutes IS NULL OR state IN ('ABSENT', 'LEAVE', 'VOID') OR (in_punch_id IS NOT NULL AND out_punch_id IS NOT NULL))
    AND (state NOT IN ('MISSING_IN', 'MISSING_OUT') OR worked_minutes IS NULL)
    AND (state <> 'PRESENT' OR worked_minutes IS NOT NULL)),
  ADD CONSTRAINT attendance_verdict_punches_have_moments CHECK (
    (in_punch_id IS NULL) = (in_at IS NULL) AND (out_punch_id IS NULL) = (out_at IS NULL) AND in_at <= out_at),
  ADD CONSTRAINT attendance_verdict_minutes_are_not_negative CHECK (
    planned_minutes >= 0 AND worked_minutes >= 0 AND late_minutes >= 0 AND early_minutes >= 0 AND over_minutes >= 0
    AND stepped_out_minutes >= 0 AND leave_minutes >= 0);
CREATE UNIQUE INDEX attendance_verdict_one_current_a_subject ON attendance_verdict (store_id, subject_id) WHERE superseded_by IS NULL;
CREATE INDEX attendance_verdict_current_idx ON attendance_verdict (store_id, day) WHERE superseded_by IS NULL;
CREATE INDEX attendance_verdict_in_idx ON attendance_verdict (store_id, in_punch_id) WHERE superseded_by IS NULL;
CREATE INDEX attendance_verdict_out_idx ON attendance_verdict (store_id, out_punch_id) WHERE superseded_by IS NULL;

-- Whoever judges a store holds this together with others who do, whoever locks a month holds it alone: nothing is judged meanwhile.
CREATE FUNCTION attendance_key(store uuid) RETURNS bigint LANGUAGE sql IMMUTABLE AS $$
  SELECT hashtextextended('attendance' || store::text, 1) $$;
CREATE FUNCTION refuse_judging_a_locked_month() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR (TG_OP = 'UPDATE' AND (OLD.superseded_by IS NOT NULL
    OR to_jsonb(OLD) - 'superseded_by' IS DISTINCT FROM to_jsonb(NEW) - 'superseded_by'))
  THEN
    RAISE EXCEPTION 'a judgement stays as it was made; a later one takes its place' USING ERRCODE = 'restrict_violation';
  END IF;
  PERFORM pg_advisory_xact_lock_shared(attendance_key(NEW.store_id));
  IF EXISTS (SELECT 1 FROM attendance_month m WHERE m.store_id = NEW.store_id AND m.month = date_trunc('month', NEW.day)::date) THEN
    RAISE EXCEPTION 'the month of % is locked', NEW.day USING ERRCODE = 'restrict_violation', CONSTRAINT = 'attendance_month_is_locked';
  END IF;
  RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION refuse_judging_a_locked_month() FROM PUBLIC;
CREATE TRIGGER only_superseded BEFORE INSERT OR UPDATE OR DELETE ON attendance_verdict
  FOR EACH ROW EXECUTE FUNCTION refuse_judging_a_locked_month();
CREATE TRIGGER only_superseded_truncate BEFORE TRUNCATE ON attendance_verdict FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE attendance_policy
  ADD CONSTRAINT attendance_policy_limits_are_sane CHECK (
    early_limit BETWEEN 0 AND 480 AND late_limit BETWEEN 0 AND 480 AND grace_minutes BETWEEN 0 AND 60
    AND overtime_from_minutes BETWEEN 0 AND 240 AND step_out_limit BETWEEN 1 AND 480 AND proposals_per_month BETWEEN 0 AND 31),
  ADD CONSTRAINT attendance_policy_mode_is_known CHECK (overtime_mode IN ('BY_APPROVAL', 'CLOCK_WITHIN_APPROVAL', 'BY_CLOCK'));
ALTER TABLE overtime_approval ADD CONSTRAINT overtime_approval_is_of_a_day CHECK (
  minutes BETWEEN 0 AND 960 AND reason = btrim(reason) AND char_length(reason) BETWEEN 1 AND 200);
ALTER TABLE attendance_answer ADD CONSTRAINT attendance_answer_objects_with_words CHECK (
  words = btrim(words) AND char_length(words) <= 2000 AND (agrees OR words <> '') AND extract(day FROM month) = 1);
ALTER TABLE attendance_month
  ADD CONSTRAINT attendance_month_begins_on_the_first CHECK (extract(day FROM month) = 1),
  ADD CONSTRAINT attendance_month_has_a_digest CHECK (length(digest) = 32);
ALTER TABLE attendance_month_line ADD CONSTRAINT attendance_month_line_is_of_a_month CHECK (extract(day FROM month) = 1);
ALTER TABLE attendance_correction
  ADD CONSTRAINT attendance_correction_names_an_earlier_day CHECK (day < month AND extract(day FROM month) = 1),
  ADD CONSTRAINT attendance_correction_corrects_something CHECK (
    minutes <> 0 AND minutes BETWEEN -1440 AND 1440 AND reason = btrim(reason) AND char_length(reason) BETWEEN 1 AND 200);
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['punch', 'punch_word', 'overtime_approval', 'attendance_answer', 'attendance_month', 'attendance_month_line',
    'attendance_correction']
  LOOP
    EXECUTE format('CREATE TRIGGER only_added BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', t);
    EXECUTE format('CREATE TRIGGER only_added_truncate BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', t);
  END LOOP;
END $$;
ALTER TABLE tablet_report ADD CONSTRAINT tablet_report_cleared_when_heard CHECK (cleared_at <= heard_at);
ALTER TABLE at_work ADD CONSTRAINT at_work_lasts CHECK (
  until > since AND stepped_out_at >= since AND (stepped_out_at IS NULL) = (step_punch_id IS NULL));
ALTER TABLE nobody_alarm
  ADD CONSTRAINT nobody_alarm_kind_is_known CHECK (kind IN ('NOBODY', 'TABLET_NOT_HEARD')),
  ADD CONSTRAINT nobody_alarm_ends_after_it_began CHECK (
    ended_at >= began_at AND told_at >= began_at AND climbed_at >= told_at AND (climbed_at IS NULL OR told_at IS NOT NULL));
CREATE UNIQUE INDEX nobody_alarm_one_open_a_store ON nobody_alarm (store_id) WHERE ended_at IS NULL;
-- Who helped out here, planned elsewhere.
CREATE INDEX attendance_verdict_help_idx ON attendance_verdict (worked_store_id, day)
  WHERE superseded_by IS NULL AND worked_store_id IS NOT NULL;
