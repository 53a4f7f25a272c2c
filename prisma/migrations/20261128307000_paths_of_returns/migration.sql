-- A return looks for what came back of each line before, and a line for what was handed over of it.
CREATE INDEX ticket_line_returns_of ON ticket_line (store_id, returns_line_id) WHERE returns_line_id IS NOT NULL;
CREATE INDEX "pickup_store_id_line_id_idx" ON "pickup"("store_id", "line_id");
