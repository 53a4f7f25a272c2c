-- A receiving taken back whole leaves its note to be received again; receiveGoods asks, under the lock of the series.
DROP INDEX "receiving_note_once_per_supplier";

-- CreateIndex
CREATE INDEX "receiving_store_id_supplier_id_supplier_note_idx" ON "receiving"("store_id", "supplier_id", "supplier_note");
