-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "NoticeKind" ADD VALUE 'ANNOUNCED';
ALTER TYPE "NoticeKind" ADD VALUE 'ANNOUNCEMENT_UNREAD';

-- CreateTable
CREATE TABLE "announcement" (
    "id" UUID NOT NULL,
    "store_id" UUID,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "must_read" BOOLEAN NOT NULL,
    "store_ids" UUID[],
    "roles" "Role"[],
    "person_ids" UUID[],
    "attachment_id" UUID,
    "written_by_id" UUID NOT NULL,
    "written_at" TIMESTAMPTZ(3) NOT NULL,
    "reminded_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "closed_by_id" UUID,

    CONSTRAINT "announcement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "announcement_confirmation" (
    "announcement_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "announcement_confirmation_pkey" PRIMARY KEY ("announcement_id","person_id")
);

-- CreateIndex
CREATE INDEX "announcement_store_id_written_at_idx" ON "announcement"("store_id", "written_at");

-- CreateIndex
CREATE INDEX "announcement_written_at_idx" ON "announcement"("written_at");

-- CreateIndex
CREATE INDEX "announcement_confirmation_person_id_idx" ON "announcement_confirmation"("person_id");

-- AddForeignKey
ALTER TABLE "announcement_confirmation" ADD CONSTRAINT "announcement_confirmation_announcement_id_fkey" FOREIGN KEY ("announcement_id") REFERENCES "announcement"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- ---------------------------------------------------------------- what Prisma does not model
ALTER TABLE announcement
  ADD CONSTRAINT announcement_says_something CHECK (
    title = btrim(title) AND char_length(title) BETWEEN 1 AND 200 AND char_length(text) BETWEEN 1 AND 4000),
  ADD CONSTRAINT announcement_is_for_work_or_people CHECK (
    cardinality(person_ids) = 0 OR (cardinality(store_ids) = 0 AND cardinality(roles) = 0)),
  ADD CONSTRAINT announcement_of_a_store_stays_there CHECK (
    store_id IS NULL OR cardinality(person_ids) > 0 OR store_ids = ARRAY[store_id]),
  ADD CONSTRAINT announcement_closed_by_somebody CHECK ((closed_at IS NULL) = (closed_by_id IS NULL)),
  ADD CONSTRAINT announcement_is_for_so_many_by_name CHECK (cardinality(store_ids) <= 500 AND cardinality(person_ids) <= 500);
CREATE INDEX announcement_open_idx ON announcement (written_at) WHERE closed_at IS NULL AND must_read;
-- What was said stays; only its reminder and its end are written.
CREATE FUNCTION announcement_stays_as_said() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE'
    OR (OLD.id, OLD.store_id, OLD.title, OLD.text, OLD.must_read, OLD.store_ids, OLD.roles, OLD.person_ids, OLD.attachment_id,
        OLD.written_by_id, OLD.written_at)
      IS DISTINCT FROM (NEW.id, NEW.store_id, NEW.title, NEW.text, NEW.must_read, NEW.store_ids, NEW.roles, NEW.person_ids,
        NEW.attachment_id, NEW.written_by_id, NEW.written_at)
    OR (OLD.closed_at IS NOT NULL AND (OLD.closed_at, OLD.closed_by_id) IS DISTINCT FROM (NEW.closed_at, NEW.closed_by_id))
  THEN
    RAISE EXCEPTION 'an announcement stays as it was said' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION announcement_stays_as_said() FROM PUBLIC;
CREATE TRIGGER stays_as_said BEFORE UPDATE OR DELETE ON announcement FOR EACH ROW EXECUTE FUNCTION announcement_stays_as_said();
CREATE TRIGGER only_added BEFORE UPDATE OR DELETE ON announcement_confirmation FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER only_added_truncate BEFORE TRUNCATE ON announcement_confirmation FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
