-- What a store's counters may sell while nobody answers. As it stood before: everybody, any amount, any number of hours.
ALTER TABLE "store" ADD COLUMN "clerks_sell_offline" BOOLEAN NOT NULL DEFAULT true,
  ADD COLUMN "offline_sale_limit_fen" INTEGER NOT NULL DEFAULT 2000000000,
  ADD COLUMN "offline_hours" INTEGER NOT NULL DEFAULT 8760;
ALTER TABLE "store" ADD CONSTRAINT "store_offline_sale_limit_is_an_amount" CHECK ("offline_sale_limit_fen" BETWEEN 100 AND 2000000000),
  ADD CONSTRAINT "store_offline_hours_are_some" CHECK ("offline_hours" BETWEEN 1 AND 8760);
