-- Who counted a zone last, however many stocktakes there were.
CREATE INDEX "stocktake_sheet_store_id_zone_id_finished_at_idx" ON "stocktake_sheet"("store_id", "zone_id", "finished_at");
