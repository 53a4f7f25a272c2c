-- AlterTable
ALTER TABLE "credit_entry" ADD COLUMN     "stored_left_fen" BIGINT;

-- CreateTable
CREATE TABLE "point_rule" (
    "id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "points_per_yuan" INTEGER,
    "least_points" INTEGER NOT NULL,
    "most_bp" INTEGER NOT NULL,
    "set_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "point_rule_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "point_rule_number_key" ON "point_rule"("number");

-- ---------------------------------------------------------------- what Prisma does not model
ALTER TABLE point_rule
  ADD CONSTRAINT point_rule_is_counted_from_one CHECK (number > 0),
  ADD CONSTRAINT point_rule_pays_something CHECK (points_per_yuan BETWEEN 1 AND 100000),
  ADD CONSTRAINT point_rule_takes_some_at_a_time CHECK (least_points BETWEEN 1 AND 100000000),
  ADD CONSTRAINT point_rule_pays_a_part_of_a_ticket CHECK (most_bp BETWEEN 1 AND 10000);
-- By the name append_only the seal and the count of rows know the ledgers, which have a store and a business day; this has none.
CREATE TRIGGER only_added BEFORE UPDATE OR DELETE ON point_rule FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER only_added_truncate BEFORE TRUNCATE ON point_rule FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE credit_entry ADD CONSTRAINT credit_entry_says_what_is_left_of_stored_value CHECK (stored_left_fen IS NULL OR (
  stored_left_fen >= 0 AND document_kind = 'TICKET' AND account IN ('STORED_VALUE', 'STORED_BONUS')));

ALTER TABLE point_entry
  DROP CONSTRAINT point_entry_kind_is_one_of,
  DROP CONSTRAINT point_entry_says_something,
  DROP CONSTRAINT point_entry_sign_follows_its_kind,
  DROP CONSTRAINT point_entry_only_taking_back_goes_below_zero,
  DROP CONSTRAINT point_entry_earned_says_on_what;
ALTER TABLE point_entry
  ADD CONSTRAINT point_entry_kind_is_one_of CHECK (kind IN ('EARNED', 'TAKEN_BACK', 'SPENT', 'GIVEN_BACK', 'OPENING', 'CORRECTION')),
  -- A part that comes back may stand for less than a point: the parts after it make up for that.
  ADD CONSTRAINT point_entry_says_something CHECK (points <> 0 OR kind = 'GIVEN_BACK'),
  ADD CONSTRAINT point_entry_sign_follows_its_kind CHECK (CASE kind
    WHEN 'CORRECTION' THEN true WHEN 'TAKEN_BACK' THEN points < 0 WHEN 'SPENT' THEN points < 0 ELSE points >= 0 END),
  ADD CONSTRAINT point_entry_only_taking_back_goes_below_zero CHECK (points >= 0 OR kind = 'TAKEN_BACK' OR left_after >= 0),
  ADD CONSTRAINT point_entry_earned_says_on_what CHECK (CASE kind
    WHEN 'EARNED' THEN base_fen IS NOT NULL AND rate_milli IS NOT NULL AND points = base_fen * rate_milli / 100000
    -- To the point: what they come to is whole fen.
    WHEN 'SPENT' THEN base_fen IS NOT NULL AND base_fen > 0 AND rate_milli IS NOT NULL AND -points * 100000 = base_fen * rate_milli
    WHEN 'GIVEN_BACK' THEN base_fen IS NOT NULL AND base_fen > 0 AND rate_milli IS NULL
    ELSE base_fen IS NULL AND rate_milli IS NULL END);

DROP INDEX "credit_account_to_sell_with_idx";
CREATE INDEX "credit_account_to_sell_with_idx" ON "credit_account" ("customer_id")
  WHERE "moved_to_id" IS NULL AND ("limit_fen" IS NOT NULL OR "store_credit_fen" > 0 OR "stored_value_fen" > 0 OR "stored_bonus_fen" > 0
    OR "points" > 0);
