-- AlterTable
ALTER TABLE "credit_account" ADD COLUMN     "points" BIGINT NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "point_entry" (
    "store_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "points" BIGINT NOT NULL,
    "left_after" BIGINT NOT NULL,
    "base_fen" BIGINT,
    "rate_milli" INTEGER,
    "document_kind" TEXT NOT NULL,
    "document_id" UUID NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "person_id" UUID NOT NULL,
    "business_day" DATE NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "digest" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "point_entry_pkey" PRIMARY KEY ("store_id","id")
);

-- CreateIndex
CREATE INDEX "point_entry_store_id_business_day_idx" ON "point_entry"("store_id", "business_day");

-- CreateIndex
CREATE INDEX "point_entry_customer_id_occurred_at_idx" ON "point_entry"("customer_id", "occurred_at");

-- CreateIndex
CREATE UNIQUE INDEX "point_entry_store_id_document_id_kind_key" ON "point_entry"("store_id", "document_id", "kind");

-- AddForeignKey
ALTER TABLE "point_entry" ADD CONSTRAINT "point_entry_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- ---------------------------------------------------------------- what Prisma does not model
ALTER TABLE credit_account ADD CONSTRAINT credit_account_moved_has_no_points CHECK (moved_to_id IS NULL OR points = 0);
ALTER TABLE point_entry
  ADD CONSTRAINT point_entry_kind_is_one_of CHECK (kind IN ('EARNED', 'TAKEN_BACK', 'OPENING', 'CORRECTION')),
  ADD CONSTRAINT point_entry_says_something CHECK (points <> 0),
  ADD CONSTRAINT point_entry_sign_follows_its_kind CHECK (CASE kind
    WHEN 'CORRECTION' THEN true WHEN 'TAKEN_BACK' THEN points < 0 ELSE points > 0 END),
  -- What was earned on goods that came back goes whether it is still there or not; nothing else takes what is not there.
  ADD CONSTRAINT point_entry_only_taking_back_goes_below_zero CHECK (points > 0 OR kind = 'TAKEN_BACK' OR left_after >= 0),
  ADD CONSTRAINT point_entry_kind_has_its_document CHECK (document_kind = CASE
    WHEN kind IN ('OPENING', 'CORRECTION') THEN 'ACT' ELSE 'TICKET' END),
  ADD CONSTRAINT point_entry_earned_says_on_what CHECK (CASE kind
    WHEN 'EARNED' THEN base_fen IS NOT NULL AND rate_milli IS NOT NULL AND points = base_fen * rate_milli / 100000
    ELSE base_fen IS NULL AND rate_milli IS NULL END),
  ADD CONSTRAINT point_entry_word_has_a_reason CHECK (document_kind <> 'ACT' OR btrim(reason) <> '');
SELECT protect_ledger('point_entry');
