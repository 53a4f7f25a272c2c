-- One price, several goods out of stock.
ALTER TABLE product DROP CONSTRAINT product_kind_is_known;
ALTER TABLE product ADD CONSTRAINT product_kind_is_known CHECK (kind IN ('GOODS', 'SERVICE', 'KIT', 'TEMPORARY'));
ALTER TABLE product ADD CONSTRAINT product_kit_is_whole CHECK (kind <> 'KIT' OR decimals = 0);

-- CreateTable
CREATE TABLE "kit_part" (
    "kit_id" UUID NOT NULL,
    "product_id" UUID NOT NULL,
    "quantity" DECIMAL(14,3) NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "kit_part_pkey" PRIMARY KEY ("kit_id","product_id")
);

-- CreateIndex
CREATE INDEX "kit_part_product_id_idx" ON "kit_part"("product_id");

-- CreateTable
CREATE TABLE "ticket_line_part" (
    "store_id" UUID NOT NULL,
    "line_id" UUID NOT NULL,
    "product_id" UUID NOT NULL,
    "quantity" DECIMAL(14,3) NOT NULL,
    "net_fen" BIGINT NOT NULL,
    "business_day" DATE NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "digest" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "ticket_line_part_pkey" PRIMARY KEY ("store_id","line_id","product_id")
);

-- CreateIndex
CREATE INDEX "ticket_line_part_store_id_business_day_idx" ON "ticket_line_part"("store_id", "business_day");

-- AddForeignKey
ALTER TABLE "kit_part" ADD CONSTRAINT "kit_part_kit_id_fkey" FOREIGN KEY ("kit_id") REFERENCES "product"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "kit_part" ADD CONSTRAINT "kit_part_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "ticket_line_part" ADD CONSTRAINT "ticket_line_part_store_id_line_id_fkey" FOREIGN KEY ("store_id", "line_id") REFERENCES "ticket_line"("store_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE kit_part
  ADD CONSTRAINT kit_part_is_some CHECK (quantity > 0 AND quantity <= 9999),
  ADD CONSTRAINT kit_part_is_another CHECK (kit_id <> product_id);
ALTER TABLE ticket_line_part ADD CONSTRAINT ticket_line_part_is_some CHECK (quantity <> 0);
ALTER TABLE ticket_line DROP CONSTRAINT ticket_line_moves_is_known;
ALTER TABLE ticket_line ADD CONSTRAINT ticket_line_moves_is_known CHECK (moves IN ('NOTHING', 'PARTS'));
SELECT protect_ledger('ticket_line_part');
