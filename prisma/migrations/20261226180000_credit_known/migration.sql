-- The few accounts a tablet keeps for when nobody answers, found without walking all of them.
CREATE INDEX "credit_account_to_sell_with_idx" ON "credit_account" ("customer_id")
  WHERE "moved_to_id" IS NULL AND ("limit_fen" IS NOT NULL OR "store_credit_fen" > 0);
