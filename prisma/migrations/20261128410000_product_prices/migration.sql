-- CreateTable
CREATE TABLE "product_price" (
    "product_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "list_price_fen" BIGINT NOT NULL,
    "floor_price_fen" BIGINT,
    "cost" DECIMAL(18,6),
    "set_at" TIMESTAMPTZ(3) NOT NULL,
    "set_by_id" UUID,
    "store_id" UUID,

    CONSTRAINT "product_price_pkey" PRIMARY KEY ("product_id","id")
);

-- CreateIndex
CREATE INDEX "product_price_set_at_product_id_idx" ON "product_price"("set_at" DESC, "product_id");

-- AddForeignKey
ALTER TABLE "product_price" ADD CONSTRAINT "product_price_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- ---------------------------------------------------------------- what Prisma does not model
ALTER TABLE product_price
  ADD CONSTRAINT product_price_is_not_negative CHECK (list_price_fen >= 0 AND coalesce(floor_price_fen, 0) >= 0 AND coalesce(cost, 0) >= 0);
-- What stands now begins the history of what is there already.
INSERT INTO product_price (product_id, id, list_price_fen, floor_price_fen, cost, set_at)
  SELECT id, id, list_price_fen, floor_price_fen, cost, updated_at FROM product;
