-- AlterTable
ALTER TABLE "store" ADD COLUMN     "days_of_cover" INTEGER NOT NULL DEFAULT 14;

-- CreateTable
CREATE TABLE "replenishment_rule" (
    "store_id" UUID NOT NULL,
    "product_id" UUID NOT NULL,
    "reorder_point" DECIMAL(14,3) NOT NULL,
    "pack_size" DECIMAL(14,3) NOT NULL DEFAULT 1,
    "supplier_id" UUID,
    "days_of_cover" INTEGER,
    "set_by_id" UUID NOT NULL,
    "set_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "replenishment_rule_pkey" PRIMARY KEY ("store_id","product_id")
);

-- CreateIndex
CREATE INDEX "adjustment_store_id_reason_number_idx" ON "adjustment"("store_id", "reason", "number");

-- CreateIndex
CREATE INDEX "receiving_line_store_id_product_id_id_idx" ON "receiving_line"("store_id", "product_id", "id");

-- ---------------------------------------------------------------- what Prisma does not model
ALTER TABLE store ADD CONSTRAINT store_covers_a_day_to_a_year CHECK (days_of_cover BETWEEN 1 AND 365);
ALTER TABLE replenishment_rule
  ADD CONSTRAINT replenishment_reorder_point_is_not_negative CHECK (reorder_point >= 0),
  ADD CONSTRAINT replenishment_pack_is_positive CHECK (pack_size > 0),
  ADD CONSTRAINT replenishment_covers_a_day_to_a_year CHECK (days_of_cover BETWEEN 1 AND 365);
-- Transfers a store still waits for, however many there were.
CREATE INDEX transfer_on_its_way ON transfer (to_store_id) WHERE received_at IS NULL AND cancelled_at IS NULL;
