-- CreateTable
CREATE TABLE "meeting" (
    "store_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "kind" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "kept_by_id" UUID NOT NULL,
    "kept_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "meeting_pkey" PRIMARY KEY ("store_id","id")
);

-- CreateTable
CREATE TABLE "meeting_person" (
    "store_id" UUID NOT NULL,
    "meeting_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,

    CONSTRAINT "meeting_person_pkey" PRIMARY KEY ("store_id","meeting_id","person_id")
);

-- CreateIndex
CREATE INDEX "meeting_store_id_day_id_idx" ON "meeting"("store_id", "day", "id");

-- AddForeignKey
ALTER TABLE "meeting_person" ADD CONSTRAINT "meeting_person_store_id_meeting_id_fkey" FOREIGN KEY ("store_id", "meeting_id") REFERENCES "meeting"("store_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- ---------------------------------------------------------------- what Prisma does not model
ALTER TABLE meeting
  ADD CONSTRAINT meeting_kind_is_known CHECK (kind IN ('DAILY', 'WEEKLY')),
  ADD CONSTRAINT meeting_says_something CHECK (text = btrim(text) AND char_length(text) BETWEEN 1 AND 8000);
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['meeting', 'meeting_person'] LOOP
    EXECUTE format('CREATE TRIGGER only_added BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', t);
    EXECUTE format('CREATE TRIGGER only_added_truncate BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', t);
  END LOOP;
END $$;
