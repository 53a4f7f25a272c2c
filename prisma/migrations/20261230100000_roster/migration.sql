-- AlterEnum
ALTER TYPE "NoticeKind" ADD VALUE 'SHIFTS_PUBLISHED';

-- CreateTable
CREATE TABLE "shift_template" (
    "store_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "start_minute" SMALLINT NOT NULL,
    "end_minute" SMALLINT NOT NULL,
    "break_minutes" SMALLINT NOT NULL,
    "colour" TEXT NOT NULL,
    "sort_order" SMALLINT NOT NULL,
    "retired_at" TIMESTAMPTZ(3),

    CONSTRAINT "shift_template_pkey" PRIMARY KEY ("store_id","id")
);

-- CreateTable
CREATE TABLE "roster_week" (
    "store_id" UUID NOT NULL,
    "monday" DATE NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 0,
    "published_at" TIMESTAMPTZ(3),
    "published_by_id" UUID,

    CONSTRAINT "roster_week_pkey" PRIMARY KEY ("store_id","monday")
);

-- CreateTable
CREATE TABLE "shift" (
    "id" UUID NOT NULL,
    "store_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "monday" DATE NOT NULL,
    "person_id" UUID NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "break_minutes" SMALLINT NOT NULL,
    "kind" TEXT NOT NULL,
    "template_id" UUID,
    "zone_id" UUID,
    "note" TEXT NOT NULL DEFAULT '',
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "changed_by_id" UUID NOT NULL,

    CONSTRAINT "shift_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "published_shift" (
    "id" UUID NOT NULL,
    "store_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "monday" DATE NOT NULL,
    "person_id" UUID NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "break_minutes" SMALLINT NOT NULL,
    "kind" TEXT NOT NULL,
    "template_id" UUID,
    "zone_id" UUID,
    "note" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL,

    CONSTRAINT "published_shift_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "roster_change" (
    "store_id" UUID NOT NULL,
    "monday" DATE NOT NULL,
    "version" INTEGER NOT NULL,
    "shift_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "change" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "was_starts_at" TIMESTAMPTZ(3),
    "was_ends_at" TIMESTAMPTZ(3),

    CONSTRAINT "roster_change_pkey" PRIMARY KEY ("store_id","monday","version","shift_id","person_id")
);

-- CreateTable
CREATE TABLE "roster_acknowledgement" (
    "store_id" UUID NOT NULL,
    "monday" DATE NOT NULL,
    "person_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "roster_acknowledgement_pkey" PRIMARY KEY ("store_id","monday","person_id","version")
);

-- CreateTable
CREATE TABLE "roster_overrule" (
    "store_id" UUID NOT NULL,
    "monday" DATE NOT NULL,
    "version" INTEGER NOT NULL,
    "rule" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "by_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "roster_overrule_pkey" PRIMARY KEY ("store_id","monday","version","rule","subject")
);

-- CreateTable
CREATE TABLE "cover_need" (
    "store_id" UUID NOT NULL,
    "day_kind" TEXT NOT NULL,
    "hour" SMALLINT NOT NULL,
    "people" SMALLINT NOT NULL,

    CONSTRAINT "cover_need_pkey" PRIMARY KEY ("store_id","day_kind","hour")
);

-- CreateTable
CREATE TABLE "roster_settings" (
    "store_id" UUID NOT NULL,
    "day_minutes" SMALLINT NOT NULL,
    "week_minutes" SMALLINT NOT NULL,
    "overtime_day_minutes" SMALLINT NOT NULL,
    "overtime_month_minutes" SMALLINT NOT NULL,
    "rest_minutes" SMALLINT NOT NULL,
    "days_in_a_row" SMALLINT NOT NULL,
    "min_at_opening" SMALLINT NOT NULL,

    CONSTRAINT "roster_settings_pkey" PRIMARY KEY ("store_id")
);

-- CreateTable
CREATE TABLE "employment" (
    "person_id" UUID NOT NULL,
    "born_on" DATE,
    "kind" TEXT NOT NULL,
    "week_minutes" SMALLINT NOT NULL,
    "starts_on" DATE,
    "ends_on" DATE,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "changed_by_id" UUID NOT NULL,

    CONSTRAINT "employment_pkey" PRIMARY KEY ("person_id")
);

-- CreateTable
CREATE TABLE "leave" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "store_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "minutes" INTEGER NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "state" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "asked_by_id" UUID NOT NULL,
    "decided_at" TIMESTAMPTZ(3),
    "decided_by_id" UUID,
    "decided_note" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "leave_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "leave_entry" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "year" SMALLINT NOT NULL,
    "minutes" INTEGER NOT NULL,
    "leave_id" UUID,
    "reason" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by_id" UUID NOT NULL,

    CONSTRAINT "leave_entry_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "shift_store_id_monday_idx" ON "shift"("store_id", "monday");

-- CreateIndex
CREATE INDEX "shift_person_id_starts_at_idx" ON "shift"("person_id", "starts_at");

-- CreateIndex
CREATE INDEX "published_shift_store_id_monday_idx" ON "published_shift"("store_id", "monday");

-- CreateIndex
CREATE INDEX "published_shift_person_id_starts_at_idx" ON "published_shift"("person_id", "starts_at");

-- CreateIndex
CREATE INDEX "roster_change_store_id_person_id_monday_idx" ON "roster_change"("store_id", "person_id", "monday");

-- CreateIndex
CREATE INDEX "leave_person_id_starts_at_idx" ON "leave"("person_id", "starts_at");

-- CreateIndex
CREATE INDEX "leave_store_id_state_starts_at_idx" ON "leave"("store_id", "state", "starts_at");

-- CreateIndex
CREATE INDEX "leave_entry_person_id_kind_year_idx" ON "leave_entry"("person_id", "kind", "year");

ALTER TABLE shift_template ADD CONSTRAINT shift_template_is_named CHECK (
  name = btrim(name) AND char_length(name) BETWEEN 1 AND 40 AND code = btrim(code) AND char_length(code) BETWEEN 1 AND 4);
ALTER TABLE shift_template ADD CONSTRAINT shift_template_begins_and_ends CHECK (
  start_minute BETWEEN 0 AND 1439 AND end_minute > start_minute AND end_minute <= start_minute + 960);
ALTER TABLE shift_template ADD CONSTRAINT shift_template_break_is_shorter CHECK (
  break_minutes >= 0 AND break_minutes < end_minute - start_minute);
ALTER TABLE shift_template ADD CONSTRAINT shift_template_colour_is_known CHECK (
  colour IN ('BLUE', 'GREEN', 'AMBER', 'VIOLET', 'ROSE', 'SLATE'));
CREATE UNIQUE INDEX shift_template_code_is_one ON shift_template (store_id, code) WHERE retired_at IS NULL;

ALTER TABLE roster_week ADD CONSTRAINT roster_week_begins_on_monday CHECK (extract(isodow FROM monday) = 1);
ALTER TABLE roster_week ADD CONSTRAINT roster_week_published_by_somebody CHECK (
  (version = 0) = (published_at IS NULL) AND (published_at IS NULL) = (published_by_id IS NULL) AND version >= 0 AND revision >= 0);

-- Shifts as planned and as published: the same rules, twice.
ALTER TABLE shift ADD CONSTRAINT shift_length CHECK (ends_at > starts_at AND ends_at <= starts_at + interval '16 hours');
ALTER TABLE shift ADD CONSTRAINT shift_break_is_shorter CHECK (
  break_minutes >= 0 AND break_minutes * interval '1 minute' < ends_at - starts_at);
ALTER TABLE shift ADD CONSTRAINT shift_week_is_of_its_day CHECK (monday = day - (extract(isodow FROM day)::int - 1));
ALTER TABLE shift ADD CONSTRAINT shift_kind_is_known CHECK (kind IN ('WORK', 'DUTY', 'MEETING', 'TRAINING'));
ALTER TABLE shift ADD CONSTRAINT shift_one_at_a_time EXCLUDE USING gist (
  person_id WITH =, tstzrange(starts_at, ends_at) WITH &&) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE published_shift ADD CONSTRAINT published_shift_length CHECK (
  ends_at > starts_at AND ends_at <= starts_at + interval '16 hours');
ALTER TABLE published_shift ADD CONSTRAINT published_shift_break_is_shorter CHECK (
  break_minutes >= 0 AND break_minutes * interval '1 minute' < ends_at - starts_at);
ALTER TABLE published_shift ADD CONSTRAINT published_shift_week_is_of_its_day CHECK (
  monday = day - (extract(isodow FROM day)::int - 1));
ALTER TABLE published_shift ADD CONSTRAINT published_shift_kind_is_known CHECK (
  kind IN ('WORK', 'DUTY', 'MEETING', 'TRAINING'));
ALTER TABLE published_shift ADD CONSTRAINT published_shift_has_a_version CHECK (version > 0);
ALTER TABLE published_shift ADD CONSTRAINT published_shift_one_at_a_time EXCLUDE USING gist (
  person_id WITH =, tstzrange(starts_at, ends_at) WITH &&) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE roster_change ADD CONSTRAINT roster_change_is_known CHECK (
  change IN ('ADDED', 'CHANGED', 'REMOVED') AND (change = 'CHANGED') = (was_starts_at IS NOT NULL)
  AND (was_starts_at IS NULL) = (was_ends_at IS NULL));
ALTER TABLE roster_overrule ADD CONSTRAINT roster_overrule_says_why CHECK (
  reason = btrim(reason) AND char_length(reason) BETWEEN 1 AND 500);
-- By the name append_only the seal and the count of rows know the ledgers, which have a store and a business day; these have none.
CREATE TRIGGER only_added BEFORE UPDATE OR DELETE ON roster_change FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER only_added_truncate BEFORE TRUNCATE ON roster_change FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER only_added BEFORE UPDATE OR DELETE ON roster_acknowledgement FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER only_added_truncate BEFORE TRUNCATE ON roster_acknowledgement FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER only_added BEFORE UPDATE OR DELETE ON roster_overrule FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER only_added_truncate BEFORE TRUNCATE ON roster_overrule FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER only_added BEFORE UPDATE OR DELETE ON leave_entry FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER only_added_truncate BEFORE TRUNCATE ON leave_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE cover_need ADD CONSTRAINT cover_need_is_of_an_hour CHECK (
  day_kind IN ('WORKDAY', 'WEEKEND', 'HOLIDAY') AND hour BETWEEN 0 AND 29 AND people BETWEEN 0 AND 99);
ALTER TABLE roster_settings ADD CONSTRAINT roster_settings_within_reason CHECK (
  day_minutes BETWEEN 60 AND 960 AND week_minutes BETWEEN 60 AND 5040 AND overtime_day_minutes BETWEEN 0 AND 720
  AND overtime_month_minutes BETWEEN 0 AND 9000 AND rest_minutes BETWEEN 0 AND 1440 AND days_in_a_row BETWEEN 1 AND 31
  AND min_at_opening BETWEEN 0 AND 20);
ALTER TABLE employment ADD CONSTRAINT employment_is_known CHECK (
  kind IN ('FULL_TIME', 'PART_TIME', 'CASUAL') AND week_minutes BETWEEN 0 AND 5040
  AND (starts_on IS NULL OR ends_on IS NULL OR ends_on >= starts_on));
ALTER TABLE leave ADD CONSTRAINT leave_is_known CHECK (
  kind IN ('ANNUAL', 'SICK', 'PERSONAL', 'MARRIAGE', 'MATERNITY', 'PATERNITY', 'BEREAVEMENT', 'IN_LIEU', 'OTHER')
  AND state IN ('ASKED', 'APPROVED', 'REFUSED', 'WITHDRAWN'));
ALTER TABLE leave ADD CONSTRAINT leave_length CHECK (
  ends_at > starts_at AND ends_at <= starts_at + interval '366 days' AND minutes > 0);
ALTER TABLE leave ADD CONSTRAINT leave_decided_by_somebody CHECK (
  (state IN ('APPROVED', 'REFUSED')) <= (decided_at IS NOT NULL AND decided_by_id IS NOT NULL)
  AND (state = 'ASKED') <= (decided_at IS NULL));
ALTER TABLE leave ADD CONSTRAINT leave_once_at_a_time EXCLUDE USING gist (
  person_id WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE (state IN ('ASKED', 'APPROVED'));
ALTER TABLE leave_entry ADD CONSTRAINT leave_entry_is_something CHECK (minutes <> 0 AND year BETWEEN 2000 AND 2199);
ALTER TABLE leave_entry ADD CONSTRAINT leave_entry_taken_by_a_leave CHECK (minutes > 0 OR leave_id IS NOT NULL);
CREATE UNIQUE INDEX leave_entry_taken_once ON leave_entry (leave_id, kind, year, sign(minutes)) WHERE leave_id IS NOT NULL;
