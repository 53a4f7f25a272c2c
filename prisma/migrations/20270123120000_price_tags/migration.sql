-- CreateTable
CREATE TABLE "price_tag" (
    "store_id" UUID NOT NULL,
    "product_id" UUID NOT NULL,
    "price_fen" BIGINT NOT NULL,
    "words" TEXT NOT NULL,
    "printed_at" TIMESTAMPTZ(3) NOT NULL,
    "printed_by_id" UUID NOT NULL,

    CONSTRAINT "price_tag_pkey" PRIMARY KEY ("store_id","product_id")
);

-- AddForeignKey
ALTER TABLE "price_tag" ADD CONSTRAINT "price_tag_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE price_tag
  ADD CONSTRAINT price_tag_is_a_price CHECK (price_fen >= 0),
  ADD CONSTRAINT price_tag_names_something CHECK (words <> '');
