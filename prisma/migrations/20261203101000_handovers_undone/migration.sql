-- A handover by mistake is taken back by an entry of its own, once, below zero, naming the one it takes back.
ALTER TABLE pickup ADD COLUMN reverses_id UUID;
ALTER TABLE pickup DROP CONSTRAINT pickup_quantity_is_positive;
ALTER TABLE pickup ADD CONSTRAINT pickup_below_zero_takes_one_back CHECK (quantity <> 0 AND (quantity < 0) = (reverses_id IS NOT NULL));
CREATE UNIQUE INDEX "pickup_store_id_reverses_id_key" ON "pickup"("store_id", "reverses_id");
ALTER TABLE "pickup" ADD CONSTRAINT "pickup_store_id_reverses_id_fkey" FOREIGN KEY ("store_id", "reverses_id") REFERENCES "pickup"("store_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
