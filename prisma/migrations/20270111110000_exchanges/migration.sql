-- A return and a sale that are one exchange carry the same id.
ALTER TABLE "ticket" ADD COLUMN "exchange_id" UUID;
CREATE UNIQUE INDEX "ticket_exchange_has_one_of_each" ON "ticket"("store_id", "exchange_id", "kind");
