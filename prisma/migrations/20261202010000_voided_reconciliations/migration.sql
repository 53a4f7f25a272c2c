-- A saved reconciliation taken back: the run and its findings stay, this row says who took it back, when and why. It is of the
-- business day it was written on, so the day's seal and the day's count hold it.
CREATE TABLE "reconciliation_void" (
    "store_id" UUID NOT NULL,
    "reconciliation_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "business_day" DATE NOT NULL,
    "voided_at" TIMESTAMPTZ(3) NOT NULL,
    "digest" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "reconciliation_void_pkey" PRIMARY KEY ("store_id","reconciliation_id")
);

-- CreateIndex
CREATE INDEX "reconciliation_void_store_id_business_day_idx" ON "reconciliation_void"("store_id", "business_day");

-- AddForeignKey
ALTER TABLE "reconciliation_void" ADD CONSTRAINT "reconciliation_void_store_id_reconciliation_id_fkey" FOREIGN KEY ("store_id", "reconciliation_id") REFERENCES "reconciliation"("store_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE reconciliation_void ADD CONSTRAINT reconciliation_void_has_a_reason CHECK (btrim(reason) <> '');
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON reconciliation_void FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON reconciliation_void FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER row_digest BEFORE INSERT ON reconciliation_void FOR EACH ROW EXECUTE FUNCTION set_row_digest();
CREATE TRIGGER day_is_open AFTER INSERT ON reconciliation_void REFERENCING NEW TABLE AS fresh
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rows_of_closed_days();
CREATE TRIGGER counted AFTER INSERT ON reconciliation_void REFERENCING NEW TABLE AS fresh
  FOR EACH STATEMENT EXECUTE FUNCTION count_rows();

-- A discrepancy a voided run had ended is open again as one of its own: this is the one it goes on from.
ALTER TABLE "discrepancy" ADD COLUMN "reopens_id" UUID;
