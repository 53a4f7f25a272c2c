ALTER TYPE "NoticeKind" ADD VALUE 'INCIDENT_SEVERE';
ALTER TYPE "NoticeKind" ADD VALUE 'INCIDENT_QUARRELS';
ALTER TYPE "NoticeKind" ADD VALUE 'SAFETY_ROUND_LATE';

ALTER TYPE "ShortageSource" ADD VALUE 'INCIDENT';

-- CreateTable
CREATE TABLE "incident" (
    "store_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "happened_at" TIMESTAMPTZ(3) NOT NULL,
    "place" TEXT NOT NULL DEFAULT '',
    "zone_id" UUID,
    "words" TEXT NOT NULL,
    "customer_id" UUID,
    "authority" BOOLEAN NOT NULL DEFAULT false,
    "severe" BOOLEAN NOT NULL,
    "worth_fen" BIGINT NOT NULL,
    "cash_fen" BIGINT NOT NULL DEFAULT 0,
    "goods_lines" INTEGER NOT NULL,
    "people_lines" INTEGER NOT NULL,
    "person_id" UUID NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "business_day" DATE NOT NULL,
    "digest" TEXT NOT NULL DEFAULT '',
    "recorded_at" TIMESTAMPTZ(3) DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "incident_pkey" PRIMARY KEY ("store_id","id")
);

-- CreateTable
CREATE TABLE "incident_standing" (
    "store_id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'OPEN',
    "version" INTEGER NOT NULL DEFAULT 1,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "incident_standing_pkey" PRIMARY KEY ("store_id","incident_id")
);

-- CreateTable
CREATE TABLE "incident_goods" (
    "store_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "line_no" INTEGER NOT NULL,
    "product_id" UUID NOT NULL,
    "zone_id" UUID NOT NULL,
    "quantity" DECIMAL(14,3) NOT NULL,
    "business_day" DATE NOT NULL,
    "digest" TEXT NOT NULL DEFAULT '',
    "recorded_at" TIMESTAMPTZ(3) DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "incident_goods_pkey" PRIMARY KEY ("store_id","id")
);

-- CreateTable
CREATE TABLE "incident_person" (
    "store_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "line_no" INTEGER NOT NULL,
    "person_id" UUID,
    "name" TEXT NOT NULL DEFAULT '',
    "business_day" DATE NOT NULL,
    "digest" TEXT NOT NULL DEFAULT '',
    "recorded_at" TIMESTAMPTZ(3) DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "incident_person_pkey" PRIMARY KEY ("store_id","id")
);

-- CreateTable
CREATE TABLE "incident_step" (
    "store_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "step_no" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "new_state" TEXT,
    "text" TEXT NOT NULL DEFAULT '',
    "subject_id" UUID,
    "person_id" UUID NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "business_day" DATE NOT NULL,
    "digest" TEXT NOT NULL DEFAULT '',
    "recorded_at" TIMESTAMPTZ(3) DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "incident_step_pkey" PRIMARY KEY ("store_id","id")
);

-- CreateTable
CREATE TABLE "incident_decision" (
    "store_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "document_kind" TEXT,
    "document_id" UUID,
    "document_number" TEXT NOT NULL DEFAULT '',
    "cost_fen" BIGINT NOT NULL DEFAULT 0,
    "text" TEXT NOT NULL DEFAULT '',
    "person_id" UUID NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "business_day" DATE NOT NULL,
    "digest" TEXT NOT NULL DEFAULT '',
    "recorded_at" TIMESTAMPTZ(3) DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "incident_decision_pkey" PRIMARY KEY ("store_id","id")
);

-- CreateTable
CREATE TABLE "incident_photo" (
    "store_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "added_by_id" UUID NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "incident_photo_pkey" PRIMARY KEY ("store_id","id")
);

-- CreateTable
CREATE TABLE "incident_measure" (
    "store_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "incident_id" UUID,
    "finding_id" UUID,
    "words" TEXT NOT NULL,
    "owner_id" UUID NOT NULL,
    "due_day" DATE NOT NULL,
    "task_id" UUID NOT NULL,
    "set_by_id" UUID NOT NULL,
    "set_at" TIMESTAMPTZ(3) NOT NULL,
    "done_by_id" UUID,
    "done_at" TIMESTAMPTZ(3),
    "done_words" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "incident_measure_pkey" PRIMARY KEY ("store_id","id")
);

-- CreateTable
CREATE TABLE "incident_injury_note" (
    "store_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "written_by_id" UUID NOT NULL,
    "written_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "incident_injury_note_pkey" PRIMARY KEY ("store_id","id")
);

-- CreateTable
CREATE TABLE "incident_injury_look" (
    "store_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "looked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "incident_injury_look_pkey" PRIMARY KEY ("store_id","id")
);

-- CreateTable
CREATE TABLE "incident_settings" (
    "store_id" UUID NOT NULL,
    "theft_severe_fen" BIGINT NOT NULL,
    "round_due_day" SMALLINT NOT NULL,
    "points" TEXT[],
    "changed_by_id" UUID NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "incident_settings_pkey" PRIMARY KEY ("store_id")
);

-- CreateTable
CREATE TABLE "safety_round" (
    "store_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "month" TEXT NOT NULL,
    "points" INTEGER NOT NULL,
    "wrong" INTEGER NOT NULL,
    "person_id" UUID NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "business_day" DATE NOT NULL,
    "digest" TEXT NOT NULL DEFAULT '',
    "recorded_at" TIMESTAMPTZ(3) DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "safety_round_pkey" PRIMARY KEY ("store_id","id")
);

-- CreateTable
CREATE TABLE "safety_finding" (
    "store_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "round_id" UUID NOT NULL,
    "line_no" INTEGER NOT NULL,
    "point" TEXT NOT NULL,
    "in_order" BOOLEAN NOT NULL,
    "text" TEXT NOT NULL DEFAULT '',
    "attachment_id" UUID,
    "business_day" DATE NOT NULL,
    "digest" TEXT NOT NULL DEFAULT '',
    "recorded_at" TIMESTAMPTZ(3) DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "safety_finding_pkey" PRIMARY KEY ("store_id","id")
);

-- CreateIndex
CREATE INDEX "incident_store_id_business_day_idx" ON "incident"("store_id", "business_day");

-- CreateIndex
CREATE INDEX "incident_store_id_happened_at_id_idx" ON "incident"("store_id", "happened_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "incident_store_id_number_key" ON "incident"("store_id", "number");

-- CreateIndex
CREATE INDEX "incident_goods_store_id_business_day_idx" ON "incident_goods"("store_id", "business_day");

-- CreateIndex
CREATE UNIQUE INDEX "incident_goods_store_id_incident_id_line_no_key" ON "incident_goods"("store_id", "incident_id", "line_no");

-- CreateIndex
CREATE INDEX "incident_person_store_id_business_day_idx" ON "incident_person"("store_id", "business_day");

-- CreateIndex
CREATE INDEX "incident_person_person_id_idx" ON "incident_person"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "incident_person_store_id_incident_id_line_no_key" ON "incident_person"("store_id", "incident_id", "line_no");

-- CreateIndex
CREATE INDEX "incident_step_store_id_business_day_idx" ON "incident_step"("store_id", "business_day");

-- CreateIndex
CREATE UNIQUE INDEX "incident_step_store_id_incident_id_step_no_key" ON "incident_step"("store_id", "incident_id", "step_no");

-- CreateIndex
CREATE INDEX "incident_decision_store_id_business_day_idx" ON "incident_decision"("store_id", "business_day");

-- CreateIndex
CREATE UNIQUE INDEX "incident_decision_store_id_incident_id_kind_subject_id_key" ON "incident_decision"("store_id", "incident_id", "kind", "subject_id");

-- CreateIndex
CREATE UNIQUE INDEX "incident_decision_store_id_document_kind_document_id_key" ON "incident_decision"("store_id", "document_kind", "document_id");

-- CreateIndex
CREATE INDEX "incident_photo_store_id_incident_id_idx" ON "incident_photo"("store_id", "incident_id");

-- CreateIndex
CREATE INDEX "incident_measure_store_id_incident_id_idx" ON "incident_measure"("store_id", "incident_id");

-- CreateIndex
CREATE UNIQUE INDEX "incident_measure_store_id_task_id_key" ON "incident_measure"("store_id", "task_id");

-- CreateIndex
CREATE UNIQUE INDEX "incident_measure_store_id_finding_id_key" ON "incident_measure"("store_id", "finding_id");

-- CreateIndex
CREATE INDEX "incident_injury_note_store_id_incident_id_idx" ON "incident_injury_note"("store_id", "incident_id");

-- CreateIndex
CREATE INDEX "incident_injury_look_store_id_incident_id_idx" ON "incident_injury_look"("store_id", "incident_id");

-- CreateIndex
CREATE INDEX "safety_round_store_id_business_day_idx" ON "safety_round"("store_id", "business_day");

-- CreateIndex
CREATE UNIQUE INDEX "safety_round_store_id_month_key" ON "safety_round"("store_id", "month");

-- CreateIndex
CREATE INDEX "safety_finding_store_id_attachment_id_idx" ON "safety_finding"("store_id", "attachment_id");

-- CreateIndex
CREATE INDEX "safety_finding_store_id_business_day_idx" ON "safety_finding"("store_id", "business_day");

-- CreateIndex
CREATE UNIQUE INDEX "safety_finding_store_id_round_id_line_no_key" ON "safety_finding"("store_id", "round_id", "line_no");

-- AddForeignKey
ALTER TABLE "incident_standing" ADD CONSTRAINT "incident_standing_store_id_incident_id_fkey" FOREIGN KEY ("store_id", "incident_id") REFERENCES "incident"("store_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "incident_goods" ADD CONSTRAINT "incident_goods_store_id_incident_id_fkey" FOREIGN KEY ("store_id", "incident_id") REFERENCES "incident"("store_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "incident_person" ADD CONSTRAINT "incident_person_store_id_incident_id_fkey" FOREIGN KEY ("store_id", "incident_id") REFERENCES "incident"("store_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "incident_step" ADD CONSTRAINT "incident_step_store_id_incident_id_fkey" FOREIGN KEY ("store_id", "incident_id") REFERENCES "incident"("store_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "incident_decision" ADD CONSTRAINT "incident_decision_store_id_incident_id_fkey" FOREIGN KEY ("store_id", "incident_id") REFERENCES "incident"("store_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "incident_photo" ADD CONSTRAINT "incident_photo_store_id_incident_id_fkey" FOREIGN KEY ("store_id", "incident_id") REFERENCES "incident"("store_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "incident_photo" ADD CONSTRAINT "incident_photo_store_id_id_fkey" FOREIGN KEY ("store_id", "id") REFERENCES "attachment"("store_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "incident_measure" ADD CONSTRAINT "incident_measure_store_id_incident_id_fkey" FOREIGN KEY ("store_id", "incident_id") REFERENCES "incident"("store_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "incident_measure" ADD CONSTRAINT "incident_measure_store_id_finding_id_fkey" FOREIGN KEY ("store_id", "finding_id") REFERENCES "safety_finding"("store_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "incident_injury_note" ADD CONSTRAINT "incident_injury_note_store_id_incident_id_fkey" FOREIGN KEY ("store_id", "incident_id") REFERENCES "incident"("store_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "incident_injury_look" ADD CONSTRAINT "incident_injury_look_store_id_incident_id_fkey" FOREIGN KEY ("store_id", "incident_id") REFERENCES "incident"("store_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "safety_finding" ADD CONSTRAINT "safety_finding_store_id_round_id_fkey" FOREIGN KEY ("store_id", "round_id") REFERENCES "safety_round"("store_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- ---------------------------------------------------------------- what Prisma does not model
ALTER TABLE incident
  ADD CONSTRAINT incident_number_is_counted CHECK (number > 0),
  ADD CONSTRAINT incident_kind_is_known CHECK (kind IN
    ('THEFT', 'LOSS', 'BREAKAGE', 'INJURY', 'HAZARD', 'CASH', 'QUARREL', 'EQUIPMENT')),
  ADD CONSTRAINT incident_says_something CHECK (words = btrim(words) AND char_length(words) BETWEEN 1 AND 4000),
  ADD CONSTRAINT incident_place_has_an_end CHECK (char_length(place) <= 400),
  ADD CONSTRAINT incident_happened_before_it_was_reported CHECK (happened_at <= occurred_at),
  ADD CONSTRAINT incident_customer_is_of_a_quarrel CHECK (customer_id IS NULL OR kind = 'QUARREL'),
  ADD CONSTRAINT incident_worth_is_no_debt CHECK (cash_fen >= 0 AND worth_fen >= cash_fen),
  ADD CONSTRAINT incident_injury_and_hazard_are_severe CHECK (severe OR NOT (authority OR kind IN ('INJURY', 'HAZARD'))),
  ADD CONSTRAINT incident_lines_are_counted CHECK (goods_lines >= 0 AND people_lines >= 0);
ALTER TABLE incident_standing
  ADD CONSTRAINT incident_standing_state_is_known CHECK (state IN ('OPEN', 'DECIDED', 'CLOSED')),
  ADD CONSTRAINT incident_standing_closed_says_when CHECK ((state = 'CLOSED') = (closed_at IS NOT NULL)),
  ADD CONSTRAINT incident_standing_counts_from_one CHECK (version > 0);
CREATE INDEX incident_standing_open_idx ON incident_standing (store_id, state) WHERE state <> 'CLOSED';
ALTER TABLE incident_goods ADD CONSTRAINT incident_goods_are_some CHECK (quantity > 0 AND line_no > 0);
ALTER TABLE incident_person
  ADD CONSTRAINT incident_person_is_somebody CHECK ((person_id IS NULL) <> (name = '') AND line_no > 0 AND char_length(name) <= 200);
ALTER TABLE incident_step
  ADD CONSTRAINT incident_step_counts_from_one CHECK (step_no > 0 AND (step_no = 1) = (kind = 'REPORTED')),
  ADD CONSTRAINT incident_step_kind_is_known CHECK (kind IN
    ('REPORTED', 'NOTED', 'PHOTO', 'DECIDED', 'MEASURE', 'MEASURE_DONE', 'INJURY_NOTE', 'CLOSED', 'REOPENED')),
  ADD CONSTRAINT incident_step_state_is_known CHECK (new_state IN ('OPEN', 'DECIDED', 'CLOSED')),
  ADD CONSTRAINT incident_step_closed_with_words CHECK (
    (kind = 'CLOSED') = (new_state IS NOT DISTINCT FROM 'CLOSED') AND (kind NOT IN ('CLOSED', 'REOPENED', 'NOTED') OR text <> '')),
  ADD CONSTRAINT incident_step_text_has_an_end CHECK (char_length(text) <= 4000);
ALTER TABLE incident_decision
  ADD CONSTRAINT incident_decision_kind_is_known CHECK (kind IN ('WRITE_OFF', 'SHORTAGE', 'COUNT', 'CASH', 'QUARREL')),
  ADD CONSTRAINT incident_decision_is_by_a_document CHECK (
    (document_id IS NULL) = (document_kind IS NULL)
    AND document_kind IS NOT DISTINCT FROM (CASE kind WHEN 'WRITE_OFF' THEN 'ADJUSTMENT' WHEN 'SHORTAGE' THEN 'SHORTAGE_CASE' WHEN 'COUNT' THEN 'STOCKTAKE' END)),
  ADD CONSTRAINT incident_decision_of_the_whole CHECK (kind NOT IN ('WRITE_OFF', 'CASH') OR subject_id = incident_id),
  ADD CONSTRAINT incident_decision_costs CHECK (kind IN ('WRITE_OFF', 'CASH') OR cost_fen = 0);
CREATE INDEX incident_decision_quarrels ON incident_decision (subject_id, occurred_at) WHERE kind = 'QUARREL';
ALTER TABLE incident_measure
  ADD CONSTRAINT incident_measure_is_of_something CHECK ((incident_id IS NULL) <> (finding_id IS NULL)),
  ADD CONSTRAINT incident_measure_says_something CHECK (btrim(words) <> '' AND char_length(words) <= 4000),
  ADD CONSTRAINT incident_measure_done_says_by_whom CHECK ((done_by_id IS NULL) = (done_at IS NULL) AND (done_at IS NOT NULL OR done_words = ''));
CREATE INDEX incident_measure_open_idx ON incident_measure (owner_id, due_day) WHERE done_at IS NULL;
CREATE INDEX incident_measure_due_idx ON incident_measure (store_id, due_day) WHERE done_at IS NULL;
ALTER TABLE incident_injury_note ADD CONSTRAINT incident_injury_note_says_something CHECK (btrim(text) <> '' AND char_length(text) <= 4000);
ALTER TABLE incident_settings
  ADD CONSTRAINT incident_settings_theft_is_no_debt CHECK (theft_severe_fen >= 0),
  ADD CONSTRAINT incident_settings_day_is_of_every_month CHECK (round_due_day BETWEEN 1 AND 28),
  ADD CONSTRAINT incident_settings_points_are_some CHECK (cardinality(points) BETWEEN 1 AND 30);
ALTER TABLE safety_round
  ADD CONSTRAINT safety_round_month_is_one CHECK (month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  ADD CONSTRAINT safety_round_counts_its_points CHECK (points > 0 AND wrong BETWEEN 0 AND points);
ALTER TABLE safety_finding
  ADD CONSTRAINT safety_finding_counts_from_one CHECK (line_no > 0),
  ADD CONSTRAINT safety_finding_names_its_point CHECK (btrim(point) <> '' AND char_length(point) <= 400),
  ADD CONSTRAINT safety_finding_wrong_says_what CHECK (in_order OR btrim(text) <> ''),
  ADD CONSTRAINT safety_finding_text_has_an_end CHECK (char_length(text) <= 4000);

-- What was set stays as it was set, and is done once.
CREATE FUNCTION incident_measure_only_goes_on() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE'
    OR (OLD.store_id, OLD.id, OLD.incident_id, OLD.finding_id, OLD.words, OLD.owner_id, OLD.due_day, OLD.task_id, OLD.set_by_id, OLD.set_at)
      IS DISTINCT FROM (NEW.store_id, NEW.id, NEW.incident_id, NEW.finding_id, NEW.words, NEW.owner_id, NEW.due_day, NEW.task_id, NEW.set_by_id, NEW.set_at)
    OR (OLD.done_at IS NOT NULL AND (OLD.done_by_id, OLD.done_at, OLD.done_words) IS DISTINCT FROM (NEW.done_by_id, NEW.done_at, NEW.done_words))
  THEN
    RAISE EXCEPTION 'a measure is not changed' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION incident_measure_only_goes_on() FROM PUBLIC;
CREATE TRIGGER only_goes_on BEFORE UPDATE OR DELETE ON incident_measure FOR EACH ROW EXECUTE FUNCTION incident_measure_only_goes_on();

SELECT protect_ledger('incident'), protect_ledger('incident_goods'), protect_ledger('incident_person'), protect_ledger('incident_step'),
  protect_ledger('incident_decision'), protect_ledger('safety_round'), protect_ledger('safety_finding');
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['incident_photo', 'incident_injury_note', 'incident_injury_look'] LOOP
    EXECUTE format('CREATE TRIGGER only_added BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', t);
    EXECUTE format('CREATE TRIGGER only_added_truncate BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', t);
  END LOOP;
END $$;
