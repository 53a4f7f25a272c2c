-- A call is no posting: its day is counted by, never closed.
ALTER TABLE customer_call RENAME COLUMN business_day TO called_on;
ALTER INDEX "customer_call_store_id_business_day_person_id_idx" RENAME TO "customer_call_store_id_called_on_person_id_idx";
