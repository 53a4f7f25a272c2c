-- CreateTable
CREATE TABLE "personnel_note" (
    "store_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "happened_on" DATE NOT NULL,
    "attachment_id" UUID,
    "written_by_id" UUID NOT NULL,
    "written_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "personnel_note_pkey" PRIMARY KEY ("store_id","id")
);

-- CreateTable
CREATE TABLE "personnel_note_seen" (
    "store_id" UUID NOT NULL,
    "note_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "personnel_note_seen_pkey" PRIMARY KEY ("store_id","note_id")
);

-- CreateTable
CREATE TABLE "personnel_note_reply" (
    "store_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "note_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "words" TEXT NOT NULL,
    "replied_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "personnel_note_reply_pkey" PRIMARY KEY ("store_id","id")
);

-- CreateTable
CREATE TABLE "personnel_note_withdrawal" (
    "store_id" UUID NOT NULL,
    "note_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "withdrawn_by_id" UUID NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "personnel_note_withdrawal_pkey" PRIMARY KEY ("store_id","note_id")
);

-- CreateTable
CREATE TABLE "wage" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "fen" BIGINT NOT NULL,
    "from_day" DATE NOT NULL,
    "set_by_id" UUID NOT NULL,
    "set_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "wage_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "personnel_note_person_id_written_at_idx" ON "personnel_note"("person_id", "written_at");

-- CreateIndex
CREATE INDEX "personnel_note_store_id_attachment_id_idx" ON "personnel_note"("store_id", "attachment_id");

-- CreateIndex
CREATE UNIQUE INDEX "personnel_note_store_id_id_person_id_key" ON "personnel_note"("store_id", "id", "person_id");

-- CreateIndex
CREATE UNIQUE INDEX "personnel_note_seen_store_id_note_id_person_id_key" ON "personnel_note_seen"("store_id", "note_id", "person_id");

-- CreateIndex
CREATE INDEX "personnel_note_reply_store_id_note_id_idx" ON "personnel_note_reply"("store_id", "note_id");

-- CreateIndex
CREATE INDEX "wage_person_id_from_day_idx" ON "wage"("person_id", "from_day");

-- AddForeignKey
ALTER TABLE "personnel_note" ADD CONSTRAINT "personnel_note_store_id_attachment_id_fkey" FOREIGN KEY ("store_id", "attachment_id") REFERENCES "attachment"("store_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "personnel_note_seen" ADD CONSTRAINT "personnel_note_seen_store_id_note_id_person_id_fkey" FOREIGN KEY ("store_id", "note_id", "person_id") REFERENCES "personnel_note"("store_id", "id", "person_id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "personnel_note_reply" ADD CONSTRAINT "personnel_note_reply_store_id_note_id_person_id_fkey" FOREIGN KEY ("store_id", "note_id", "person_id") REFERENCES "personnel_note"("store_id", "id", "person_id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "personnel_note_withdrawal" ADD CONSTRAINT "personnel_note_withdrawal_store_id_note_id_fkey" FOREIGN KEY ("store_id", "note_id") REFERENCES "personnel_note"("store_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE personnel_note
  ADD CONSTRAINT personnel_note_kind_is_known CHECK (kind IN ('DRESS', 'CONDUCT', 'REWARD', 'REPRIMAND')),
  ADD CONSTRAINT personnel_note_says_something CHECK (btrim(words) <> '' AND char_length(words) <= 2000),
  ADD CONSTRAINT personnel_note_is_about_another CHECK (written_by_id <> person_id);
ALTER TABLE personnel_note_reply
  ADD CONSTRAINT personnel_note_reply_says_something CHECK (btrim(words) <> '' AND char_length(words) <= 2000);
ALTER TABLE personnel_note_withdrawal
  ADD CONSTRAINT personnel_note_withdrawal_says_why CHECK (btrim(reason) <> '' AND char_length(reason) <= 2000);
ALTER TABLE wage
  ADD CONSTRAINT wage_kind_is_known CHECK (kind IN ('MONTHLY', 'HOURLY')),
  ADD CONSTRAINT wage_is_an_amount CHECK (fen > 0 AND fen <= 100000000),
  ADD CONSTRAINT wage_is_set_by_another CHECK (set_by_id <> person_id);

-- By the name append_only the seal and the count of rows know the ledgers, which have a business day; these have none.
CREATE TRIGGER only_added BEFORE UPDATE OR DELETE ON personnel_note FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER only_added_truncate BEFORE TRUNCATE ON personnel_note FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER only_added BEFORE UPDATE OR DELETE ON personnel_note_seen FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER only_added_truncate BEFORE TRUNCATE ON personnel_note_seen FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER only_added BEFORE UPDATE OR DELETE ON personnel_note_reply FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER only_added_truncate BEFORE TRUNCATE ON personnel_note_reply FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER only_added BEFORE UPDATE OR DELETE ON personnel_note_withdrawal FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER only_added_truncate BEFORE TRUNCATE ON personnel_note_withdrawal FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER only_added BEFORE UPDATE OR DELETE ON wage FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER only_added_truncate BEFORE TRUNCATE ON wage FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
