-- CreateEnum
CREATE TYPE "TransferArrivalKind" AS ENUM ('RECEIVED', 'DAMAGED', 'ARRIVED_LATE', 'SENT_BACK');

-- CreateTable
CREATE TABLE "transfer" (
    "store_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "to_store_id" UUID NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "requested_by_id" UUID,
    "requested_at" TIMESTAMPTZ(3),
    "dispatched_by_id" UUID,
    "dispatched_at" TIMESTAMPTZ(3),
    "received_by_id" UUID,
    "received_at" TIMESTAMPTZ(3),
    "cancelled_by_id" UUID,
    "cancelled_at" TIMESTAMPTZ(3),

    CONSTRAINT "transfer_pkey" PRIMARY KEY ("store_id","id")
);

-- CreateTable
CREATE TABLE "transfer_request_line" (
    "store_id" UUID NOT NULL,
    "transfer_id" UUID NOT NULL,
    "line_no" INTEGER NOT NULL,
    "product_id" UUID NOT NULL,
    "quantity" DECIMAL(14,3) NOT NULL,

    CONSTRAINT "transfer_request_line_pkey" PRIMARY KEY ("store_id","transfer_id","line_no")
);

-- CreateTable
CREATE TABLE "transfer_dispatch_line" (
    "store_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "transfer_id" UUID NOT NULL,
    "line_no" INTEGER NOT NULL,
    "product_id" UUID NOT NULL,
    "zone_id" UUID NOT NULL,
    "quantity" DECIMAL(14,3) NOT NULL,
    "value_fen" BIGINT NOT NULL,
    "business_day" DATE NOT NULL,
    "digest" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "transfer_dispatch_line_pkey" PRIMARY KEY ("store_id","id")
);

-- CreateTable
CREATE TABLE "transfer_balance" (
    "store_id" UUID NOT NULL,
    "dispatch_line_id" UUID NOT NULL,
    "sent_quantity" DECIMAL(14,3) NOT NULL,
    "arrived_quantity" DECIMAL(14,3) NOT NULL DEFAULT 0,
    "written_off_quantity" DECIMAL(14,3) NOT NULL DEFAULT 0,
    "sent_value_fen" BIGINT NOT NULL,
    "arrived_value_fen" BIGINT NOT NULL DEFAULT 0,
    "written_off_value_fen" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "transfer_balance_pkey" PRIMARY KEY ("store_id","dispatch_line_id")
);

-- CreateTable
CREATE TABLE "transfer_arrival_line" (
    "store_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "from_store_id" UUID NOT NULL,
    "transfer_id" UUID NOT NULL,
    "dispatch_line_id" UUID NOT NULL,
    "kind" "TransferArrivalKind" NOT NULL,
    "product_id" UUID NOT NULL,
    "zone_id" UUID NOT NULL,
    "quantity" DECIMAL(14,3) NOT NULL,
    "value_fen" BIGINT NOT NULL,
    "person_id" UUID NOT NULL,
    "business_day" DATE NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "digest" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "transfer_arrival_line_pkey" PRIMARY KEY ("store_id","id")
);

-- CreateTable
CREATE TABLE "transfer_loss" (
    "store_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "transfer_id" UUID NOT NULL,
    "dispatch_line_id" UUID NOT NULL,
    "product_id" UUID NOT NULL,
    "quantity" DECIMAL(14,3) NOT NULL,
    "value_fen" BIGINT NOT NULL,
    "reason" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "business_day" DATE NOT NULL,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,
    "digest" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "transfer_loss_pkey" PRIMARY KEY ("store_id","id")
);

-- CreateTable
CREATE TABLE "zone_move" (
    "store_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "person_id" UUID NOT NULL,
    "business_day" DATE NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "digest" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "zone_move_pkey" PRIMARY KEY ("store_id","id")
);

-- CreateTable
CREATE TABLE "zone_move_line" (
    "store_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "zone_move_id" UUID NOT NULL,
    "line_no" INTEGER NOT NULL,
    "product_id" UUID NOT NULL,
    "from_zone_id" UUID NOT NULL,
    "to_zone_id" UUID NOT NULL,
    "quantity" DECIMAL(14,3) NOT NULL,
    "business_day" DATE NOT NULL,
    "digest" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "zone_move_line_pkey" PRIMARY KEY ("store_id","id")
);

-- CreateTable
CREATE TABLE "supplier_return" (
    "store_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "supplier_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "business_day" DATE NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "digest" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "supplier_return_pkey" PRIMARY KEY ("store_id","id")
);

-- CreateTable
CREATE TABLE "supplier_return_line" (
    "store_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "supplier_return_id" UUID NOT NULL,
    "line_no" INTEGER NOT NULL,
    "product_id" UUID NOT NULL,
    "zone_id" UUID NOT NULL,
    "quantity" DECIMAL(14,3) NOT NULL,
    "credit_fen" BIGINT NOT NULL,
    "business_day" DATE NOT NULL,
    "digest" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "supplier_return_line_pkey" PRIMARY KEY ("store_id","id")
);

-- CreateIndex
CREATE INDEX "transfer_to_store_id_dispatched_at_idx" ON "transfer"("to_store_id", "dispatched_at");

-- CreateIndex
CREATE UNIQUE INDEX "transfer_store_id_number_key" ON "transfer"("store_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "transfer_dispatch_line_store_id_transfer_id_line_no_key" ON "transfer_dispatch_line"("store_id", "transfer_id", "line_no");

-- CreateIndex
CREATE INDEX "transfer_arrival_line_from_store_id_transfer_id_idx" ON "transfer_arrival_line"("from_store_id", "transfer_id");

-- CreateIndex
CREATE INDEX "transfer_arrival_line_store_id_business_day_idx" ON "transfer_arrival_line"("store_id", "business_day");

-- CreateIndex
CREATE INDEX "transfer_loss_store_id_business_day_idx" ON "transfer_loss"("store_id", "business_day");

-- CreateIndex
CREATE INDEX "zone_move_store_id_business_day_idx" ON "zone_move"("store_id", "business_day");

-- CreateIndex
CREATE UNIQUE INDEX "zone_move_store_id_number_key" ON "zone_move"("store_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "zone_move_line_store_id_zone_move_id_line_no_key" ON "zone_move_line"("store_id", "zone_move_id", "line_no");

-- CreateIndex
CREATE INDEX "supplier_return_store_id_business_day_idx" ON "supplier_return"("store_id", "business_day");

-- CreateIndex
CREATE UNIQUE INDEX "supplier_return_store_id_number_key" ON "supplier_return"("store_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "supplier_return_line_store_id_supplier_return_id_line_no_key" ON "supplier_return_line"("store_id", "supplier_return_id", "line_no");

-- AddForeignKey
ALTER TABLE "transfer_request_line" ADD CONSTRAINT "transfer_request_line_store_id_transfer_id_fkey" FOREIGN KEY ("store_id", "transfer_id") REFERENCES "transfer"("store_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "transfer_dispatch_line" ADD CONSTRAINT "transfer_dispatch_line_store_id_transfer_id_fkey" FOREIGN KEY ("store_id", "transfer_id") REFERENCES "transfer"("store_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "zone_move_line" ADD CONSTRAINT "zone_move_line_store_id_zone_move_id_fkey" FOREIGN KEY ("store_id", "zone_move_id") REFERENCES "zone_move"("store_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "supplier_return" ADD CONSTRAINT "supplier_return_supplier_id_fkey" FOREIGN KEY ("supplier_id") REFERENCES "supplier"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "supplier_return_line" ADD CONSTRAINT "supplier_return_line_store_id_supplier_return_id_fkey" FOREIGN KEY ("store_id", "supplier_return_id") REFERENCES "supplier_return"("store_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- ---------------------------------------------------------------- what Prisma does not model
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY[
    'transfer_dispatch_line', 'transfer_arrival_line', 'transfer_loss', 'zone_move', 'zone_move_line', 'supplier_return',
    'supplier_return_line'
  ] LOOP
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', t);
    EXECUTE format('CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', t);
    EXECUTE format('CREATE TRIGGER row_digest BEFORE INSERT ON %I FOR EACH ROW EXECUTE FUNCTION set_row_digest()', t);
  END LOOP;
END $$;

ALTER TABLE transfer
  ADD CONSTRAINT transfer_goes_to_another_store CHECK (to_store_id <> store_id),
  ADD CONSTRAINT transfer_moments_have_who CHECK ((requested_at IS NULL) = (requested_by_id IS NULL) AND (dispatched_at IS NULL) = (dispatched_by_id IS NULL)
    AND (received_at IS NULL) = (received_by_id IS NULL) AND (cancelled_at IS NULL) = (cancelled_by_id IS NULL)),
  ADD CONSTRAINT transfer_is_received_after_dispatch CHECK (received_at IS NULL OR dispatched_at IS NOT NULL),
  ADD CONSTRAINT transfer_on_its_way_is_not_cancelled CHECK (cancelled_at IS NULL OR dispatched_at IS NULL);
ALTER TABLE transfer_request_line ADD CONSTRAINT transfer_request_is_positive CHECK (quantity > 0);
ALTER TABLE transfer_dispatch_line ADD CONSTRAINT transfer_dispatch_is_positive CHECK (quantity > 0);
ALTER TABLE transfer_arrival_line ADD CONSTRAINT transfer_arrival_is_positive CHECK (quantity > 0);
ALTER TABLE transfer_loss
  ADD CONSTRAINT transfer_loss_is_positive CHECK (quantity > 0),
  ADD CONSTRAINT transfer_loss_has_a_reason CHECK (btrim(reason) <> '');
ALTER TABLE transfer_balance
  ADD CONSTRAINT transfer_arrives_at_most_as_sent CHECK (arrived_quantity >= 0 AND written_off_quantity >= 0
    AND arrived_quantity + written_off_quantity <= sent_quantity),
  ADD CONSTRAINT transfer_value_leaves_with_the_last_piece CHECK (arrived_quantity + written_off_quantity < sent_quantity
    OR arrived_value_fen + written_off_value_fen = sent_value_fen);
CREATE INDEX transfer_balance_on_its_way ON transfer_balance (store_id) WHERE arrived_quantity + written_off_quantity < sent_quantity;
ALTER TABLE zone_move_line
  ADD CONSTRAINT zone_move_is_positive CHECK (quantity > 0),
  ADD CONSTRAINT zone_move_goes_to_another_zone CHECK (from_zone_id <> to_zone_id);
ALTER TABLE supplier_return ADD CONSTRAINT supplier_return_has_a_reason CHECK (btrim(reason) <> '');
ALTER TABLE supplier_return_line
  ADD CONSTRAINT supplier_return_is_positive CHECK (quantity > 0),
  ADD CONSTRAINT supplier_return_credit_is_not_negative CHECK (credit_fen >= 0);
