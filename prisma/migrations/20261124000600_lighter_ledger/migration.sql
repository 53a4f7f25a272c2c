-- One index of a product's entries instead of two: it carries what the stock book sums, and leads to an entry.
CREATE INDEX "stock_entry_by_product_day" ON "stock_entry"("store_id", "product_id", "business_day", "id", "kind", "zone_id", "quantity", "value_fen");
DROP INDEX "stock_entry_store_id_product_id_business_day_kind_quantity_idx";
DROP INDEX "stock_entry_store_id_product_id_business_day_id_idx";
