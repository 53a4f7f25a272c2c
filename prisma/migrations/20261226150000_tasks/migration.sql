-- AlterEnum
ALTER TYPE "NoticeKind" ADD VALUE 'TASK_GIVEN';

-- CreateTable
CREATE TABLE "task" (
    "store_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "owner_id" UUID NOT NULL,
    "given_by_id" UUID NOT NULL,
    "given_at" TIMESTAMPTZ(3) NOT NULL,
    "due_day" DATE NOT NULL,
    "due_minute" SMALLINT,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "needs_photo" BOOLEAN NOT NULL DEFAULT false,
    "repeat_id" UUID,
    "source_kind" TEXT,
    "source_id" UUID,
    "done_at" TIMESTAMPTZ(3),
    "done_by_id" UUID,
    "done_note" TEXT NOT NULL DEFAULT '',
    "photo_id" UUID,
    "cancelled_at" TIMESTAMPTZ(3),
    "cancelled_by_id" UUID,
    "cancel_reason" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "task_pkey" PRIMARY KEY ("store_id","id")
);

-- CreateTable
CREATE TABLE "task_repeat" (
    "store_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "owner_id" UUID NOT NULL,
    "given_by_id" UUID NOT NULL,
    "given_at" TIMESTAMPTZ(3) NOT NULL,
    "rhythm" TEXT NOT NULL,
    "weekdays" SMALLINT[],
    "month_day" SMALLINT,
    "due_minute" SMALLINT,
    "needs_photo" BOOLEAN NOT NULL DEFAULT false,
    "next_on" DATE NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "ended_by_id" UUID,

    CONSTRAINT "task_repeat_pkey" PRIMARY KEY ("store_id","id")
);

-- CreateTable
CREATE TABLE "task_photo" (
    "store_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "task_id" UUID NOT NULL,
    "added_by_id" UUID NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "task_photo_pkey" PRIMARY KEY ("store_id","id")
);

-- CreateIndex
CREATE INDEX "task_store_id_due_at_id_idx" ON "task"("store_id", "due_at", "id");

-- CreateIndex
CREATE INDEX "task_store_id_source_kind_source_id_idx" ON "task"("store_id", "source_kind", "source_id");

-- CreateIndex
CREATE UNIQUE INDEX "task_store_id_repeat_id_due_day_key" ON "task"("store_id", "repeat_id", "due_day");

-- CreateIndex
CREATE INDEX "task_repeat_store_id_given_at_idx" ON "task_repeat"("store_id", "given_at");

-- CreateIndex
CREATE UNIQUE INDEX "task_photo_store_id_task_id_id_key" ON "task_photo"("store_id", "task_id", "id");

-- AddForeignKey
ALTER TABLE "task" ADD CONSTRAINT "task_store_id_repeat_id_fkey" FOREIGN KEY ("store_id", "repeat_id") REFERENCES "task_repeat"("store_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "task" ADD CONSTRAINT "task_store_id_id_photo_id_fkey" FOREIGN KEY ("store_id", "id", "photo_id") REFERENCES "task_photo"("store_id", "task_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "task_photo" ADD CONSTRAINT "task_photo_store_id_task_id_fkey" FOREIGN KEY ("store_id", "task_id") REFERENCES "task"("store_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "task_photo" ADD CONSTRAINT "task_photo_store_id_id_fkey" FOREIGN KEY ("store_id", "id") REFERENCES "attachment"("store_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- ---------------------------------------------------------------- what Prisma does not model
ALTER TABLE task
  ADD CONSTRAINT task_says_what CHECK (title = btrim(title) AND char_length(title) BETWEEN 1 AND 200),
  ADD CONSTRAINT task_words_have_an_end CHECK (
    char_length(note) <= 2000 AND char_length(done_note) <= 2000 AND char_length(cancel_reason) <= 200),
  ADD CONSTRAINT task_due_minute_is_of_a_day CHECK (due_minute IS NULL OR due_minute BETWEEN 0 AND 1439),
  ADD CONSTRAINT task_source_is_whole CHECK ((source_kind IS NULL) = (source_id IS NULL)),
  ADD CONSTRAINT task_source_is_known CHECK (source_kind IN ('MEETING', 'COMPLAINT', 'INCIDENT')),
  ADD CONSTRAINT task_done_by_somebody CHECK (
    (done_at IS NULL) = (done_by_id IS NULL) AND (done_at IS NOT NULL OR (done_note = '' AND photo_id IS NULL))),
  ADD CONSTRAINT task_done_shows_its_photo CHECK (done_at IS NULL OR NOT needs_photo OR photo_id IS NOT NULL),
  ADD CONSTRAINT task_cancelled_with_a_reason CHECK (
    (cancelled_at IS NULL) = (cancelled_by_id IS NULL) AND (cancelled_at IS NULL) = (cancel_reason = '')),
  ADD CONSTRAINT task_is_done_or_cancelled CHECK (done_at IS NULL OR cancelled_at IS NULL);
-- What waits for somebody: few, however many there were.
CREATE INDEX task_waits_idx ON task (owner_id, due_at) WHERE done_at IS NULL AND cancelled_at IS NULL;

ALTER TABLE task_repeat
  ADD CONSTRAINT task_repeat_says_what CHECK (title = btrim(title) AND char_length(title) BETWEEN 1 AND 200 AND char_length(note) <= 2000),
  ADD CONSTRAINT task_repeat_due_minute_is_of_a_day CHECK (due_minute IS NULL OR due_minute BETWEEN 0 AND 1439),
  ADD CONSTRAINT task_repeat_rhythm_is_whole CHECK (CASE rhythm
    WHEN 'DAILY' THEN cardinality(weekdays) = 0 AND month_day IS NULL
    WHEN 'WEEKLY' THEN cardinality(weekdays) BETWEEN 1 AND 7 AND weekdays <@ ARRAY[1, 2, 3, 4, 5, 6, 7]::smallint[] AND month_day IS NULL
    WHEN 'MONTHLY' THEN cardinality(weekdays) = 0 AND month_day IS NOT NULL AND month_day BETWEEN 1 AND 31
    ELSE false END),
  ADD CONSTRAINT task_repeat_ended_by_somebody CHECK ((ended_at IS NULL) = (ended_by_id IS NULL));
CREATE INDEX task_repeat_goes_on_idx ON task_repeat (next_on) WHERE ended_at IS NULL;

CREATE TRIGGER only_added BEFORE UPDATE OR DELETE ON task_photo FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER only_added_truncate BEFORE TRUNCATE ON task_photo FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
