-- Bytes of files go when nothing was bound to them, and when their kind is kept no longer. What a file was stays for ever.
-- CreateEnum
CREATE TYPE "FreedReason" AS ENUM ('UNBOUND', 'KEPT_LONG_ENOUGH');

-- CreateTable
CREATE TABLE "attachment_waiting" (
    "store_id" UUID NOT NULL,
    "attachment_id" UUID NOT NULL,
    "uploaded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "attachment_waiting_pkey" PRIMARY KEY ("store_id","attachment_id")
);

-- CreateTable
CREATE TABLE "attachment_freed" (
    "store_id" UUID NOT NULL,
    "attachment_id" UUID NOT NULL,
    "reason" "FreedReason" NOT NULL,
    "freed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "attachment_freed_pkey" PRIMARY KEY ("store_id","attachment_id")
);

-- CreateIndex
CREATE INDEX "attachment_waiting_uploaded_at_idx" ON "attachment_waiting"("uploaded_at");

-- AddForeignKey
ALTER TABLE "attachment_waiting" ADD CONSTRAINT "attachment_waiting_store_id_attachment_id_fkey" FOREIGN KEY ("store_id", "attachment_id") REFERENCES "attachment"("store_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "attachment_freed" ADD CONSTRAINT "attachment_freed_store_id_attachment_id_fkey" FOREIGN KEY ("store_id", "attachment_id") REFERENCES "attachment"("store_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- ---------------------------------------------------------------- what Prisma does not model
-- Files an import reads are kept as they came, whatever they are; rows it left out may be longer than the file.
ALTER TABLE attachment DROP CONSTRAINT attachment_is_a_picture_or_a_pdf, DROP CONSTRAINT attachment_is_at_most_ten_megabytes;
ALTER TABLE attachment
  ADD CONSTRAINT attachment_is_of_a_known_type
    CHECK (mime IN ('image/jpeg', 'image/png', 'image/webp', 'application/pdf', 'application/octet-stream')),
  ADD CONSTRAINT attachment_is_no_larger_than_its_type
    CHECK (byte_count BETWEEN 1 AND CASE mime WHEN 'application/octet-stream' THEN 67108864 ELSE 10485760 END);

-- What was sent before this and bound to nothing waits as well, and goes with the first sweep.
INSERT INTO attachment_waiting (store_id, attachment_id, uploaded_at)
  SELECT a.store_id, a.id, a.uploaded_at FROM attachment a
  WHERE NOT EXISTS (SELECT 1 FROM zone_photo p WHERE p.store_id = a.store_id AND p.id = a.id)
    AND NOT EXISTS (SELECT 1 FROM voucher v WHERE v.store_id = a.store_id AND v.id = a.id);

-- Rows of bytes can go, so they are no ledger; that none is missing without a word, books:check looks (fact 12).
DROP TRIGGER append_only ON attachment_content;
DROP TRIGGER counted ON attachment_content;
DELETE FROM ledger_count WHERE ledger = 'attachment_content';
CREATE FUNCTION refuse_lost_bytes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    RAISE EXCEPTION 'bytes of files do not change' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM attachment_freed f WHERE f.store_id = OLD.store_id AND f.attachment_id = OLD.attachment_id) THEN
    RAISE EXCEPTION 'file % was not freed', OLD.attachment_id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER freed_first BEFORE UPDATE OR DELETE ON attachment_content FOR EACH ROW EXECUTE FUNCTION refuse_lost_bytes();

-- Nothing is freed on the day it came, and nothing that a command may still bind.
CREATE FUNCTION refuse_early_freeing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM attachment a WHERE a.store_id = NEW.store_id AND a.id = NEW.attachment_id
      AND a.uploaded_at > NEW.freed_at - interval '24 hours') THEN
    RAISE EXCEPTION 'file % came less than a day ago', NEW.attachment_id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER a_day_at_least BEFORE INSERT ON attachment_freed FOR EACH ROW EXECUTE FUNCTION refuse_early_freeing();
