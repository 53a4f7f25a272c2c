-- CreateTable
CREATE TABLE "knowledge_card" (
    "id" UUID NOT NULL,
    "product_id" UUID,
    "category_id" UUID,
    "say" TEXT NOT NULL,
    "care" TEXT NOT NULL DEFAULT '',
    "warranty" TEXT NOT NULL DEFAULT '',
    "bargain" TEXT NOT NULL DEFAULT '',
    "revision" INTEGER NOT NULL DEFAULT 1,
    "changed_by_id" UUID NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "knowledge_card_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "training_course" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "store_ids" UUID[],
    "roles" "Role"[],
    "person_ids" UUID[],
    "due_days" SMALLINT NOT NULL,
    "repeat_months" SMALLINT,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "ended_by_id" UUID,

    CONSTRAINT "training_course_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "training_course_version" (
    "course_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "attachment_id" UUID,
    "product_ids" UUID[],
    "price_questions" SMALLINT NOT NULL,
    "price_category_id" UUID,
    "pass_percent" SMALLINT NOT NULL,
    "written_by_id" UUID NOT NULL,
    "written_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "training_course_version_pkey" PRIMARY KEY ("course_id","version")
);

-- CreateTable
CREATE TABLE "training_question" (
    "course_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "no" SMALLINT NOT NULL,
    "text" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "choices" TEXT[],
    "right" SMALLINT[],

    CONSTRAINT "training_question_pkey" PRIMARY KEY ("course_id","version","no")
);

-- CreateTable
CREATE TABLE "training_assignment" (
    "id" UUID NOT NULL,
    "course_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "store_id" UUID,
    "assigned_at" TIMESTAMPTZ(3) NOT NULL,
    "assigned_by_id" UUID,
    "due_on" DATE NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "read_at" TIMESTAMPTZ(3),
    "read_version" INTEGER,
    "passed_at" TIMESTAMPTZ(3),
    "passed_version" INTEGER,
    "passed_attempt_id" UUID,

    CONSTRAINT "training_assignment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "training_attempt" (
    "id" UUID NOT NULL,
    "assignment_id" UUID NOT NULL,
    "course_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "seed" INTEGER NOT NULL,
    "sheet" JSONB NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "training_attempt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "training_result" (
    "attempt_id" UUID NOT NULL,
    "answers" JSONB NOT NULL,
    "right" SMALLINT NOT NULL,
    "questions" SMALLINT NOT NULL,
    "passed" BOOLEAN NOT NULL,
    "answered_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "training_result_pkey" PRIMARY KEY ("attempt_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "knowledge_card_product_id_key" ON "knowledge_card"("product_id");

-- CreateIndex
CREATE UNIQUE INDEX "knowledge_card_category_id_key" ON "knowledge_card"("category_id");

-- CreateIndex
CREATE UNIQUE INDEX "training_assignment_passed_attempt_id_key" ON "training_assignment"("passed_attempt_id");

-- CreateIndex
CREATE INDEX "training_assignment_person_id_course_id_assigned_at_idx" ON "training_assignment"("person_id", "course_id", "assigned_at");

-- CreateIndex
CREATE INDEX "training_assignment_course_id_person_id_idx" ON "training_assignment"("course_id", "person_id");

-- CreateIndex
CREATE UNIQUE INDEX "training_assignment_id_person_id_course_id_key" ON "training_assignment"("id", "person_id", "course_id");

-- CreateIndex
CREATE INDEX "training_attempt_assignment_id_started_at_idx" ON "training_attempt"("assignment_id", "started_at");

-- CreateIndex
CREATE UNIQUE INDEX "training_attempt_id_assignment_id_key" ON "training_attempt"("id", "assignment_id");

-- AddForeignKey
ALTER TABLE "knowledge_card" ADD CONSTRAINT "knowledge_card_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "knowledge_card" ADD CONSTRAINT "knowledge_card_category_id_fkey" FOREIGN KEY ("category_id") REFERENCES "category"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "training_course_version" ADD CONSTRAINT "training_course_version_course_id_fkey" FOREIGN KEY ("course_id") REFERENCES "training_course"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "training_question" ADD CONSTRAINT "training_question_course_id_version_fkey" FOREIGN KEY ("course_id", "version") REFERENCES "training_course_version"("course_id", "version") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "training_assignment" ADD CONSTRAINT "training_assignment_course_id_fkey" FOREIGN KEY ("course_id") REFERENCES "training_course"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "training_assignment" ADD CONSTRAINT "training_assignment_passed_attempt_id_id_fkey" FOREIGN KEY ("passed_attempt_id", "id") REFERENCES "training_attempt"("id", "assignment_id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "training_attempt" ADD CONSTRAINT "training_attempt_assignment_id_person_id_course_id_fkey" FOREIGN KEY ("assignment_id", "person_id", "course_id") REFERENCES "training_assignment"("id", "person_id", "course_id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "training_attempt" ADD CONSTRAINT "training_attempt_course_id_version_fkey" FOREIGN KEY ("course_id", "version") REFERENCES "training_course_version"("course_id", "version") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "training_result" ADD CONSTRAINT "training_result_attempt_id_fkey" FOREIGN KEY ("attempt_id") REFERENCES "training_attempt"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE knowledge_card
  ADD CONSTRAINT knowledge_card_is_of_one_thing CHECK ((product_id IS NULL) <> (category_id IS NULL)),
  ADD CONSTRAINT knowledge_card_says_something CHECK (btrim(say) <> ''),
  ADD CONSTRAINT knowledge_card_has_an_end CHECK (
    char_length(say) <= 4000 AND char_length(care) <= 4000 AND char_length(warranty) <= 4000 AND char_length(bargain) <= 4000),
  ADD CONSTRAINT knowledge_card_counts_revisions CHECK (revision > 0);
ALTER TABLE training_course
  ADD CONSTRAINT training_course_is_for_work_or_people CHECK (
    cardinality(person_ids) = 0 OR cardinality(store_ids) + cardinality(roles) = 0),
  ADD CONSTRAINT training_course_is_due CHECK (due_days BETWEEN 1 AND 366),
  ADD CONSTRAINT training_course_comes_again CHECK (repeat_months BETWEEN 1 AND 60),
  ADD CONSTRAINT training_course_ended_by_somebody CHECK ((ended_at IS NULL) = (ended_by_id IS NULL));
ALTER TABLE training_course_version
  ADD CONSTRAINT training_course_version_counts CHECK (version > 0),
  ADD CONSTRAINT training_course_version_says_something CHECK (
    btrim(title) <> '' AND char_length(title) <= 400 AND char_length(text) <= 20000),
  ADD CONSTRAINT training_course_version_asks_within_reason CHECK (
    price_questions BETWEEN 0 AND 20 AND pass_percent BETWEEN 1 AND 100 AND cardinality(product_ids) <= 50);
ALTER TABLE training_question
  ADD CONSTRAINT training_question_kind_is_known CHECK (kind IN ('SINGLE', 'MULTIPLE')),
  ADD CONSTRAINT training_question_asks_something CHECK (no > 0 AND btrim(text) <> '' AND char_length(text) <= 1000),
  ADD CONSTRAINT training_question_has_choices CHECK (cardinality(choices) BETWEEN 2 AND 8),
  ADD CONSTRAINT training_question_has_right_ones CHECK (
    cardinality("right") >= 1 AND (kind = 'MULTIPLE' OR cardinality("right") = 1)
    AND 0 <= ALL ("right") AND cardinality(choices) > ALL ("right"));
ALTER TABLE training_assignment
  ADD CONSTRAINT training_assignment_read_in_a_version CHECK ((read_at IS NULL) = (read_version IS NULL)),
  ADD CONSTRAINT training_assignment_passed_in_a_version CHECK (
    (passed_at IS NULL) = (passed_version IS NULL) AND (passed_attempt_id IS NULL OR passed_at IS NOT NULL)
    AND (passed_at IS NULL OR read_at IS NOT NULL));
ALTER TABLE training_result
  ADD CONSTRAINT training_result_counts_its_answers CHECK ("right" BETWEEN 0 AND questions AND questions > 0);

-- Nobody has the same course open twice.
CREATE UNIQUE INDEX training_assignment_open_once ON training_assignment (course_id, person_id) WHERE passed_at IS NULL;
CREATE INDEX training_assignment_waits_idx ON training_assignment (person_id, due_at) WHERE passed_at IS NULL;

-- What somebody passed stays as they passed it; whose it is and until when never changes.
CREATE FUNCTION training_assignment_only_goes_on() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.passed_at IS NOT NULL
    OR (NEW.id, NEW.course_id, NEW.person_id, NEW.store_id, NEW.assigned_at, NEW.assigned_by_id, NEW.due_on, NEW.due_at)
      IS DISTINCT FROM (OLD.id, OLD.course_id, OLD.person_id, OLD.store_id, OLD.assigned_at, OLD.assigned_by_id, OLD.due_on, OLD.due_at)
    OR (OLD.read_at IS NOT NULL AND NEW.read_at IS NULL)
  THEN RAISE EXCEPTION 'a training record only goes on' USING ERRCODE = 'check_violation', CONSTRAINT = 'training_assignment_only_goes_on';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER only_goes_on BEFORE UPDATE OR DELETE ON training_assignment FOR EACH ROW EXECUTE FUNCTION training_assignment_only_goes_on();
CREATE TRIGGER only_goes_on_truncate BEFORE TRUNCATE ON training_assignment FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER only_added BEFORE UPDATE OR DELETE ON training_course_version FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER only_added_truncate BEFORE TRUNCATE ON training_course_version FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER only_added BEFORE UPDATE OR DELETE ON training_question FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER only_added_truncate BEFORE TRUNCATE ON training_question FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER only_added BEFORE UPDATE OR DELETE ON training_attempt FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER only_added_truncate BEFORE TRUNCATE ON training_attempt FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER only_added BEFORE UPDATE OR DELETE ON training_result FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER only_added_truncate BEFORE TRUNCATE ON training_result FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
