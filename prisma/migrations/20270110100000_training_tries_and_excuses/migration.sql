-- How often a quiz may be tried on one day: what the course says, in each version.
ALTER TABLE "training_course_version" ADD COLUMN "tries_a_day" SMALLINT NOT NULL DEFAULT 3;
ALTER TABLE training_course_version
  ADD CONSTRAINT training_course_version_can_be_tried CHECK (tries_a_day BETWEEN 1 AND 20);

-- Which try of which day an attempt is; of those from before it was counted nothing is known.
ALTER TABLE "training_attempt" ADD COLUMN "try_on" DATE, ADD COLUMN "try_no" SMALLINT;
ALTER TABLE training_attempt
  ADD CONSTRAINT training_attempt_is_a_try_of_a_day CHECK ((try_on IS NULL) = (try_no IS NULL) AND try_no BETWEEN 1 AND 20);
CREATE UNIQUE INDEX "training_attempt_assignment_id_try_on_try_no_key" ON "training_attempt"("assignment_id", "try_on", "try_no");

-- CreateTable
CREATE TABLE "training_excuse" (
    "id" UUID NOT NULL,
    "course_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "store_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "excused_by_id" UUID NOT NULL,
    "excused_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_by_id" UUID,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "training_excuse_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "training_excuse_person_id_course_id_idx" ON "training_excuse"("person_id", "course_id");
ALTER TABLE "training_excuse" ADD CONSTRAINT "training_excuse_course_id_fkey" FOREIGN KEY ("course_id") REFERENCES "training_course"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE training_excuse
  ADD CONSTRAINT training_excuse_says_why CHECK (btrim(reason) <> '' AND char_length(reason) <= 400),
  ADD CONSTRAINT training_excuse_is_by_another CHECK (excused_by_id <> person_id AND revoked_by_id IS DISTINCT FROM person_id),
  ADD CONSTRAINT training_excuse_revoked_by_somebody CHECK ((revoked_at IS NULL) = (revoked_by_id IS NULL));
-- Nobody is excused twice from one course at a time.
CREATE UNIQUE INDEX training_excuse_open_once ON training_excuse (course_id, person_id) WHERE revoked_at IS NULL;

-- An excuse is only taken back, once; what it said stays.
CREATE FUNCTION training_excuse_only_revoked() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.revoked_at IS NOT NULL OR NEW.revoked_at IS NULL
    OR (NEW.id, NEW.course_id, NEW.person_id, NEW.store_id, NEW.reason, NEW.excused_by_id, NEW.excused_at)
      IS DISTINCT FROM (OLD.id, OLD.course_id, OLD.person_id, OLD.store_id, OLD.reason, OLD.excused_by_id, OLD.excused_at)
  THEN RAISE EXCEPTION 'an excuse is only taken back' USING ERRCODE = 'check_violation', CONSTRAINT = 'training_excuse_only_revoked';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER only_revoked BEFORE UPDATE OR DELETE ON training_excuse FOR EACH ROW EXECUTE FUNCTION training_excuse_only_revoked();
CREATE TRIGGER only_revoked_truncate BEFORE TRUNCATE ON training_excuse FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
