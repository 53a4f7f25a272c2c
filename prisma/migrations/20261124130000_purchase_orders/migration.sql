-- AlterTable
ALTER TABLE "receiving" ADD COLUMN     "freight_fen" BIGINT,
ADD COLUMN     "order_id" UUID;

-- AlterTable
ALTER TABLE "receiving_line" ADD COLUMN     "damaged_quantity" DECIMAL(14,3),
ADD COLUMN     "freight_fen" BIGINT,
ADD COLUMN     "note_quantity" DECIMAL(14,3),
ADD COLUMN     "order_line_id" UUID;

-- AlterTable
ALTER TABLE "store" ADD COLUMN     "costs_kept_from" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- CreateTable
CREATE TABLE "cost_change" (
    "store_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "product_id" UUID NOT NULL,
    "document_kind" "StockDocumentKind" NOT NULL,
    "document_id" UUID NOT NULL,
    "entry_ids" UUID[],
    "before_quantity" DECIMAL(14,3) NOT NULL,
    "before_value_fen" BIGINT NOT NULL,
    "before_unit_cost" DECIMAL(18,6) NOT NULL,
    "after_quantity" DECIMAL(14,3) NOT NULL,
    "after_value_fen" BIGINT NOT NULL,
    "after_unit_cost" DECIMAL(18,6) NOT NULL,
    "person_id" UUID NOT NULL,
    "business_day" DATE NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "digest" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "cost_change_pkey" PRIMARY KEY ("store_id","id")
);

-- CreateTable
CREATE TABLE "purchase_order" (
    "store_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "supplier_id" UUID NOT NULL,
    "expected_on" DATE,
    "note" TEXT NOT NULL DEFAULT '',
    "ordered_by_id" UUID NOT NULL,
    "ordered_at" TIMESTAMPTZ(3) NOT NULL,
    "received_at" TIMESTAMPTZ(3),
    "cancelled_by_id" UUID,
    "cancelled_at" TIMESTAMPTZ(3),
    "closed_by_id" UUID,
    "closed_at" TIMESTAMPTZ(3),
    "end_reason" TEXT,

    CONSTRAINT "purchase_order_pkey" PRIMARY KEY ("store_id","id")
);

-- CreateTable
CREATE TABLE "purchase_order_line" (
    "store_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "line_no" INTEGER NOT NULL,
    "product_id" UUID NOT NULL,
    "quantity" DECIMAL(14,3) NOT NULL,
    "unit_cost" DECIMAL(18,6),
    "digest" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "purchase_order_line_pkey" PRIMARY KEY ("store_id","id")
);

-- CreateTable
CREATE TABLE "purchase_order_balance" (
    "store_id" UUID NOT NULL,
    "order_line_id" UUID NOT NULL,
    "ordered" DECIMAL(14,3) NOT NULL,
    "received" DECIMAL(14,3) NOT NULL DEFAULT 0,

    CONSTRAINT "purchase_order_balance_pkey" PRIMARY KEY ("store_id","order_line_id")
);

-- CreateIndex
CREATE INDEX "cost_change_store_id_product_id_id_idx" ON "cost_change"("store_id", "product_id", "id");

-- CreateIndex
CREATE INDEX "cost_change_store_id_business_day_idx" ON "cost_change"("store_id", "business_day");

-- CreateIndex
CREATE UNIQUE INDEX "purchase_order_store_id_number_key" ON "purchase_order"("store_id", "number");

-- CreateIndex
CREATE INDEX "purchase_order_line_store_id_product_id_idx" ON "purchase_order_line"("store_id", "product_id");

-- CreateIndex
CREATE UNIQUE INDEX "purchase_order_line_store_id_order_id_line_no_key" ON "purchase_order_line"("store_id", "order_id", "line_no");

-- CreateIndex
CREATE UNIQUE INDEX "purchase_order_has_a_product_once" ON "purchase_order_line"("store_id", "order_id", "product_id");

-- CreateIndex
CREATE INDEX "receiving_store_id_order_id_idx" ON "receiving"("store_id", "order_id");

-- CreateIndex
CREATE INDEX "receiving_line_store_id_order_line_id_idx" ON "receiving_line"("store_id", "order_line_id");

-- AddForeignKey
ALTER TABLE "purchase_order" ADD CONSTRAINT "purchase_order_supplier_id_fkey" FOREIGN KEY ("supplier_id") REFERENCES "supplier"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "purchase_order_line" ADD CONSTRAINT "purchase_order_line_store_id_order_id_fkey" FOREIGN KEY ("store_id", "order_id") REFERENCES "purchase_order"("store_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "purchase_order_line" ADD CONSTRAINT "purchase_order_line_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "purchase_order_balance" ADD CONSTRAINT "purchase_order_balance_store_id_order_line_id_fkey" FOREIGN KEY ("store_id", "order_line_id") REFERENCES "purchase_order_line"("store_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "receiving" ADD CONSTRAINT "receiving_store_id_order_id_fkey" FOREIGN KEY ("store_id", "order_id") REFERENCES "purchase_order"("store_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "receiving_line" ADD CONSTRAINT "receiving_line_store_id_order_line_id_fkey" FOREIGN KEY ("store_id", "order_line_id") REFERENCES "purchase_order_line"("store_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- ---------------------------------------------------------------- what Prisma does not model
-- What is new on rows that are there stays null: their digests and the seals of their days end before it.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['purchase_order_line', 'cost_change'] LOOP
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', t);
    EXECUTE format('CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', t);
    EXECUTE format('CREATE TRIGGER row_digest BEFORE INSERT ON %I FOR EACH ROW EXECUTE FUNCTION set_row_digest()', t);
  END LOOP;
END $$;

ALTER TABLE purchase_order
  ADD CONSTRAINT purchase_order_ends_have_who CHECK ((cancelled_at IS NULL) = (cancelled_by_id IS NULL) AND (closed_at IS NULL) = (closed_by_id IS NULL)),
  ADD CONSTRAINT purchase_order_ends_once CHECK (num_nonnulls(cancelled_at, closed_at) <= 1),
  ADD CONSTRAINT purchase_order_received_is_not_ended CHECK (received_at IS NULL OR num_nonnulls(cancelled_at, closed_at) = 0),
  ADD CONSTRAINT purchase_order_ends_with_a_reason CHECK ((end_reason IS NOT NULL) = (num_nonnulls(cancelled_at, closed_at) = 1) AND btrim(end_reason) <> '');
-- Orders whose goods are waited for; the list of them never grows with history.
CREATE INDEX purchase_order_waited_for ON purchase_order (store_id, number) WHERE cancelled_at IS NULL AND closed_at IS NULL AND received_at IS NULL;
ALTER TABLE purchase_order_line
  ADD CONSTRAINT purchase_order_line_is_positive CHECK (quantity > 0),
  ADD CONSTRAINT purchase_order_line_cost_is_not_negative CHECK (unit_cost >= 0);
ALTER TABLE purchase_order_balance ADD CONSTRAINT purchase_order_balance_is_not_negative CHECK (ordered > 0 AND received >= 0);
ALTER TABLE receiving ADD CONSTRAINT receiving_freight_is_not_negative CHECK (freight_fen >= 0);
ALTER TABLE receiving_line
  ADD CONSTRAINT receiving_line_freight_is_not_negative CHECK (freight_fen >= 0),
  ADD CONSTRAINT receiving_damaged_is_part_of_what_arrived CHECK (damaged_quantity BETWEEN 0 AND quantity),
  ADD CONSTRAINT receiving_note_quantity_is_not_negative CHECK (note_quantity >= 0);
ALTER TABLE cost_change
  ADD CONSTRAINT cost_change_names_its_entries CHECK (coalesce(cardinality(entry_ids), 0) > 0),
  ADD CONSTRAINT cost_change_unit_cost_is_value_by_quantity CHECK (
    (before_quantity <= 0 OR abs(before_unit_cost * before_quantity - before_value_fen) < before_quantity * 0.000001)
    AND (after_quantity <= 0 OR abs(after_unit_cost * after_quantity - after_value_fen) < after_quantity * 0.000001));
