-- AlterTable
ALTER TABLE "store" ADD COLUMN     "vouchers_for_paid_outs" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "vouchers_for_supplier_notes" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "vouchers_for_tenders" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "voucher" (
    "store_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "line_kind" TEXT NOT NULL,
    "line_key" TEXT NOT NULL,
    "added_by_id" UUID NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,
    "removed_by_id" UUID,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "voucher_pkey" PRIMARY KEY ("store_id","id")
);

-- CreateTable
CREATE TABLE "report_voucher" (
    "store_id" UUID NOT NULL,
    "business_day" DATE NOT NULL,
    "version" INTEGER NOT NULL,
    "voucher_id" UUID NOT NULL,
    "line_kind" TEXT NOT NULL,
    "line_key" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) DEFAULT CURRENT_TIMESTAMP,
    "digest" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "report_voucher_pkey" PRIMARY KEY ("store_id","business_day","version","voucher_id")
);

-- CreateIndex
CREATE INDEX "voucher_store_id_day_idx" ON "voucher"("store_id", "day");

-- AddForeignKey
ALTER TABLE "voucher" ADD CONSTRAINT "voucher_store_id_id_fkey" FOREIGN KEY ("store_id", "id") REFERENCES "attachment"("store_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "voucher" ADD CONSTRAINT "voucher_store_id_day_fkey" FOREIGN KEY ("store_id", "day") REFERENCES "business_day"("store_id", "day") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "report_voucher" ADD CONSTRAINT "report_voucher_store_id_voucher_id_fkey" FOREIGN KEY ("store_id", "voucher_id") REFERENCES "voucher"("store_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "report_voucher" ADD CONSTRAINT "report_voucher_store_id_business_day_version_fkey" FOREIGN KEY ("store_id", "business_day", "version") REFERENCES "day_report"("store_id", "day", "version") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- ---------------------------------------------------------------- what Prisma does not model
ALTER TABLE voucher
  ADD CONSTRAINT voucher_names_its_figure CHECK (line_kind ~ '^[A-Z][A-Z_]{1,39}$' AND btrim(line_key) <> ''),
  ADD CONSTRAINT voucher_is_taken_off_by_somebody CHECK ((removed_at IS NULL) = (removed_by_id IS NULL));
ALTER TABLE report_voucher ADD CONSTRAINT report_voucher_names_its_bytes CHECK (sha256 ~ '^[0-9a-f]{64}$');
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON report_voucher FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON report_voucher FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER row_digest BEFORE INSERT ON report_voucher FOR EACH ROW EXECUTE FUNCTION set_row_digest();
CREATE TRIGGER counted AFTER INSERT ON report_voucher REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION count_rows();
CREATE TRIGGER day_is_open AFTER INSERT ON report_voucher REFERENCING NEW TABLE AS fresh
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rows_of_closed_days();
