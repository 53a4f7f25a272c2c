-- The first page of tiles of a store's counters, in the order somebody gave it. Products are the company's and referred to by id alone.
CREATE TABLE "counter_tiles" (
    "store_id" UUID NOT NULL,
    "product_ids" UUID[],
    "arranged_by_id" UUID NOT NULL,
    "arranged_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "counter_tiles_pkey" PRIMARY KEY ("store_id")
);
ALTER TABLE counter_tiles ADD CONSTRAINT counter_tiles_not_too_many
  CHECK (product_ids IS NOT NULL AND cardinality(product_ids) <= 60);
