-- The stock book sums a product's entries of a period out of the index alone, without a visit to each row.
-- CreateIndex
CREATE INDEX "stock_entry_store_id_product_id_business_day_kind_quantity_idx" ON "stock_entry"("store_id", "product_id", "business_day", "kind", "quantity", "value_fen");
