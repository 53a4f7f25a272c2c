-- What one piece costs: the moving average, or the last known cost where the book says there are none. The same as `unitCost` of
-- server/inventory/cost-rules.ts, to the millionth of a fen; a test holds them together.
CREATE FUNCTION unit_cost(p_quantity numeric, p_value_fen bigint, p_last numeric) RETURNS numeric
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE WHEN p_quantity > 0 THEN trunc(p_value_fen / p_quantity, 6) ELSE p_last END;

-- What is on its way between stores is asked for by day, over the whole company.
CREATE INDEX "transfer_dispatch_line_business_day_idx" ON "transfer_dispatch_line"("business_day");
CREATE INDEX "transfer_arrival_line_business_day_idx" ON "transfer_arrival_line"("business_day");
CREATE INDEX "transfer_loss_business_day_idx" ON "transfer_loss"("business_day");
