-- A line may be a breach without a floor: it was sold at a list price the book does not have.
ALTER TABLE breach ALTER COLUMN floor_fen DROP NOT NULL;
-- More breaches a day than this, unanswered, and the device changes no more prices.
ALTER TABLE store ADD COLUMN price_breach_limit INTEGER NOT NULL DEFAULT 5,
  ADD CONSTRAINT store_price_breach_limit_is_sane CHECK (price_breach_limit BETWEEN 0 AND 1000);
