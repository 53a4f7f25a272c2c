-- AlterTable
ALTER TABLE "credit_account" ADD COLUMN     "opening_at" TIMESTAMPTZ(3),
ADD COLUMN     "stored_bonus_fen" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "stored_value_fen" BIGINT NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "credit_repayment" ADD COLUMN     "purpose" TEXT;

-- CreateTable
CREATE TABLE "top_up_rule" (
    "from_fen" BIGINT NOT NULL,
    "bonus_fen" BIGINT NOT NULL,

    CONSTRAINT "top_up_rule_pkey" PRIMARY KEY ("from_fen")
);

-- ---------------------------------------------------------------- what Prisma does not model
ALTER TABLE top_up_rule ADD CONSTRAINT top_up_rule_gives_something CHECK (from_fen > 0 AND bonus_fen > 0);
ALTER TABLE credit_account DROP CONSTRAINT credit_account_moved_stands_at_zero;
ALTER TABLE credit_account
  ADD CONSTRAINT credit_account_stored_value_is_never_owed CHECK (stored_value_fen >= 0),
  ADD CONSTRAINT credit_account_stored_bonus_is_never_owed CHECK (stored_bonus_fen >= 0),
  ADD CONSTRAINT credit_account_moved_stands_at_zero CHECK (moved_to_id IS NULL OR (moved_to_id <> customer_id AND receivable_fen = 0
    AND store_credit_fen = 0 AND stored_value_fen = 0 AND stored_bonus_fen = 0 AND limit_fen IS NULL));
ALTER TABLE credit_entry
  DROP CONSTRAINT credit_entry_account_is_one_of,
  DROP CONSTRAINT credit_entry_kind_is_one_of,
  DROP CONSTRAINT credit_entry_kind_has_its_account,
  DROP CONSTRAINT credit_entry_sign_follows_its_kind;
ALTER TABLE credit_entry
  ADD CONSTRAINT credit_entry_account_is_one_of CHECK (account IN ('RECEIVABLE', 'STORE_CREDIT', 'STORED_VALUE', 'STORED_BONUS')),
  ADD CONSTRAINT credit_entry_kind_is_one_of CHECK (kind IN ('SALE', 'REPAYMENT', 'RETURN', 'STORE_CREDIT_IN', 'STORE_CREDIT_OUT', 'WRITE_OFF',
    'CORRECTION', 'TOP_UP', 'STORED_OUT', 'STORED_IN', 'STORED_REFUND', 'OPENING')),
  ADD CONSTRAINT credit_entry_kind_has_its_account CHECK (CASE
    WHEN kind = 'CORRECTION' THEN true
    WHEN kind IN ('STORE_CREDIT_IN', 'STORE_CREDIT_OUT') THEN account = 'STORE_CREDIT'
    WHEN kind IN ('TOP_UP', 'STORED_OUT', 'STORED_IN', 'STORED_REFUND', 'OPENING') THEN account IN ('STORED_VALUE', 'STORED_BONUS')
    ELSE account = 'RECEIVABLE' END),
  ADD CONSTRAINT credit_entry_sign_follows_its_kind CHECK (reverses_id IS NOT NULL OR CASE
    WHEN kind IN ('SALE', 'STORE_CREDIT_IN', 'TOP_UP', 'STORED_IN', 'OPENING') THEN amount_fen > 0
    WHEN kind = 'CORRECTION' THEN true ELSE amount_fen < 0 END);
ALTER TABLE credit_repayment DROP CONSTRAINT credit_repayment_sign_says_whether_it_takes_back;
ALTER TABLE credit_repayment
  ADD CONSTRAINT credit_repayment_purpose_is_one_of CHECK (purpose IN ('TOP_UP', 'STORED_REFUND')),
  ADD CONSTRAINT credit_repayment_sign_says_whether_it_takes_back CHECK (amount_fen <> 0 AND CASE coalesce(purpose, '')
    WHEN '' THEN (amount_fen < 0) = (reverses_id IS NOT NULL)
    WHEN 'TOP_UP' THEN amount_fen > 0 AND reverses_id IS NULL
    ELSE amount_fen < 0 AND reverses_id IS NULL END);
DROP INDEX "credit_account_to_sell_with_idx";
CREATE INDEX "credit_account_to_sell_with_idx" ON "credit_account" ("customer_id")
  WHERE "moved_to_id" IS NULL AND ("limit_fen" IS NOT NULL OR "store_credit_fen" > 0 OR "stored_value_fen" > 0 OR "stored_bonus_fen" > 0);
