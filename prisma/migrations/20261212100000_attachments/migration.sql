-- CreateTable
CREATE TABLE "attachment" (
    "store_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "mime" TEXT NOT NULL,
    "byte_count" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "sent_sha256" TEXT,
    "width" INTEGER,
    "height" INTEGER,
    "uploaded_by_id" UUID NOT NULL,
    "uploaded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) DEFAULT CURRENT_TIMESTAMP,
    "digest" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "attachment_pkey" PRIMARY KEY ("store_id","id")
);

-- CreateTable
CREATE TABLE "attachment_content" (
    "store_id" UUID NOT NULL,
    "attachment_id" UUID NOT NULL,
    "content" BYTEA NOT NULL,

    CONSTRAINT "attachment_content_pkey" PRIMARY KEY ("store_id","attachment_id")
);

-- CreateIndex
CREATE INDEX "attachment_store_id_kind_uploaded_at_idx" ON "attachment"("store_id", "kind", "uploaded_at");

-- CreateIndex
CREATE INDEX "attachment_uploaded_by_id_uploaded_at_idx" ON "attachment"("uploaded_by_id", "uploaded_at");

-- AddForeignKey
ALTER TABLE "attachment_content" ADD CONSTRAINT "attachment_content_store_id_attachment_id_fkey" FOREIGN KEY ("store_id", "attachment_id") REFERENCES "attachment"("store_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- ---------------------------------------------------------------- what Prisma does not model
-- Pictures and PDFs are compressed already: they are kept as they are, beside the row and not in it.
ALTER TABLE attachment_content ALTER COLUMN content SET STORAGE EXTERNAL;
ALTER TABLE attachment
  ADD CONSTRAINT attachment_says_what_it_is_for CHECK (kind ~ '^[a-z][a-zA-Z]{1,39}$'),
  ADD CONSTRAINT attachment_is_a_picture_or_a_pdf CHECK (mime IN ('image/jpeg', 'image/png', 'image/webp', 'application/pdf')),
  ADD CONSTRAINT attachment_is_at_most_ten_megabytes CHECK (byte_count BETWEEN 1 AND 10485760),
  ADD CONSTRAINT attachment_names_its_bytes CHECK (sha256 ~ '^[0-9a-f]{64}$' AND sent_sha256 ~ '^[0-9a-f]{64}$');
CREATE TRIGGER row_digest BEFORE INSERT ON attachment FOR EACH ROW EXECUTE FUNCTION set_row_digest();

-- Pictures of zones become attachments of the same id; what they were is kept as it came.
INSERT INTO attachment (store_id, id, kind, mime, byte_count, sha256, uploaded_by_id, uploaded_at, recorded_at)
  SELECT store_id, id, 'zonePhoto', mime, octet_length(content), encode(sha256(content), 'hex'), taken_by_id, taken_at, NULL
  FROM zone_photo ORDER BY store_id, id;
INSERT INTO attachment_content (store_id, attachment_id, content) SELECT store_id, id, content FROM zone_photo ORDER BY store_id, id;
ALTER TABLE zone_photo DROP CONSTRAINT zone_photo_is_small, DROP CONSTRAINT zone_photo_is_a_picture, DROP COLUMN mime, DROP COLUMN content;
ALTER TABLE "zone_photo" ADD CONSTRAINT "zone_photo_store_id_id_fkey" FOREIGN KEY ("store_id", "id") REFERENCES "attachment"("store_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- Counted by what they are for, so that one that is gone shows, and so that it is known how many of each are kept.
CREATE OR REPLACE FUNCTION counted_by(p_ledger text) RETURNS text
  LANGUAGE sql IMMUTABLE
  RETURN CASE p_ledger WHEN 'stocktake_count' THEN 'sheet_id' WHEN 'stocktake_unknown' THEN 'sheet_id'
    WHEN 'discrepancy_finding' THEN 'reconciliation_id' WHEN 'reconciliation' THEN 'source'
    WHEN 'purchase_order_line' THEN 'order_id' WHEN 'breach_answer' THEN 'store_id' WHEN 'zone_photo' THEN 'zone_id'
    WHEN 'attachment' THEN 'kind' WHEN 'attachment_content' THEN 'store_id'
    WHEN 'day_report' THEN 'day' WHEN 'day_report_decision' THEN 'day' WHEN 'seal' THEN 'store_id' ELSE 'business_day' END;
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['attachment', 'attachment_content'] LOOP
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', t);
    EXECUTE format('CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', t);
    EXECUTE format('INSERT INTO ledger_count SELECT store_id, %L, %I::text, count(*) FROM %I GROUP BY 1, 3', t, counted_by(t), t);
    EXECUTE format('CREATE TRIGGER counted AFTER INSERT ON %I REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION count_rows()', t);
  END LOOP;
END $$;
