-- Lists over several stores: from each store its latest rows by its own index, merged.

-- CreateIndex
CREATE INDEX "adjustment_store_id_occurred_at_id_idx" ON "adjustment"("store_id", "occurred_at", "id");

-- CreateIndex
CREATE INDEX "handover_store_id_occurred_at_id_idx" ON "handover"("store_id", "occurred_at", "id");

-- CreateIndex
CREATE INDEX "purchase_order_store_id_ordered_at_id_idx" ON "purchase_order"("store_id", "ordered_at", "id");

-- CreateIndex
CREATE INDEX "receiving_store_id_occurred_at_id_idx" ON "receiving"("store_id", "occurred_at", "id");

-- CreateIndex
CREATE INDEX "reconciliation_store_id_occurred_at_id_idx" ON "reconciliation"("store_id", "occurred_at", "id");

-- CreateIndex
CREATE INDEX "shortage_case_store_id_opened_at_id_idx" ON "shortage_case"("store_id", "opened_at", "id");

-- CreateIndex
CREATE INDEX "stocktake_store_id_planned_at_id_idx" ON "stocktake"("store_id", "planned_at", "id");

-- CreateIndex
CREATE INDEX "supplier_return_store_id_occurred_at_id_idx" ON "supplier_return"("store_id", "occurred_at", "id");

-- CreateIndex
CREATE INDEX "zone_move_store_id_occurred_at_id_idx" ON "zone_move"("store_id", "occurred_at", "id");
