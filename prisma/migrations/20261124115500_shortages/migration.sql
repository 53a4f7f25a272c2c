-- CreateEnum
CREATE TYPE "ShortageSource" AS ENUM ('STOCKTAKE', 'RECONCILIATION', 'TRANSFER', 'HAND');

-- CreateEnum
CREATE TYPE "ShortageVerdict" AS ENUM ('COMPENSATE', 'WAIVE', 'WRITE_OFF', 'FOUND');

-- CreateEnum
CREATE TYPE "ShortageSettlementKind" AS ENUM ('CASH', 'PAYROLL');

-- CreateEnum
CREATE TYPE "ShortageValuation" AS ENUM ('COST', 'LIST');

-- CreateEnum
CREATE TYPE "ShortageSplit" AS ENUM ('BY_QUANTITY', 'EQUALLY');

-- AlterTable
ALTER TABLE "store" ADD COLUMN     "shortage_explain_days" INTEGER NOT NULL DEFAULT 3,
ADD COLUMN     "shortage_split" "ShortageSplit" NOT NULL DEFAULT 'BY_QUANTITY',
ADD COLUMN     "shortage_valuation" "ShortageValuation" NOT NULL DEFAULT 'COST',
ADD COLUMN     "shortage_wage_cap_bp" INTEGER NOT NULL DEFAULT 2000;

-- CreateTable
CREATE TABLE "shortage_case" (
    "store_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "source" "ShortageSource" NOT NULL,
    "source_id" UUID,
    "product_id" UUID NOT NULL,
    "quantity" DECIMAL(14,3) NOT NULL,
    "valuation" "ShortageValuation" NOT NULL,
    "amount_fen" BIGINT NOT NULL,
    "missed_at" TIMESTAMPTZ(3) NOT NULL,
    "explain_by" TIMESTAMPTZ(3) NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "opened_by_id" UUID NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "business_day" DATE NOT NULL,
    "digest" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "shortage_case_pkey" PRIMARY KEY ("store_id","id")
);

-- CreateTable
CREATE TABLE "shortage_share" (
    "store_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "line_no" INTEGER NOT NULL,
    "person_id" UUID NOT NULL,
    "zone_id" UUID NOT NULL,
    "quantity" DECIMAL(14,3) NOT NULL,
    "amount_fen" BIGINT NOT NULL,
    "business_day" DATE NOT NULL,
    "digest" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "shortage_share_pkey" PRIMARY KEY ("store_id","id")
);

-- CreateTable
CREATE TABLE "shortage_balance" (
    "store_id" UUID NOT NULL,
    "share_id" UUID NOT NULL,
    "decision_id" UUID,
    "objected" BOOLEAN NOT NULL DEFAULT false,
    "owed_fen" BIGINT NOT NULL DEFAULT 0,
    "settled_fen" BIGINT NOT NULL DEFAULT 0,
    "reversed_fen" BIGINT NOT NULL DEFAULT 0,
    "found_quantity" DECIMAL(14,3) NOT NULL DEFAULT 0,

    CONSTRAINT "shortage_balance_pkey" PRIMARY KEY ("store_id","share_id")
);

-- CreateTable
CREATE TABLE "shortage_explanation" (
    "store_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "share_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "late" BOOLEAN NOT NULL,
    "explained_at" TIMESTAMPTZ(3) NOT NULL,
    "business_day" DATE NOT NULL,
    "digest" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "shortage_explanation_pkey" PRIMARY KEY ("store_id","id")
);

-- CreateTable
CREATE TABLE "shortage_decision" (
    "store_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "share_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "verdict" "ShortageVerdict" NOT NULL,
    "owed_fen" BIGINT NOT NULL,
    "reason" TEXT NOT NULL,
    "decided_by_id" UUID NOT NULL,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,
    "business_day" DATE NOT NULL,
    "digest" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "shortage_decision_pkey" PRIMARY KEY ("store_id","id")
);

-- CreateTable
CREATE TABLE "shortage_objection" (
    "store_id" UUID NOT NULL,
    "share_id" UUID NOT NULL,
    "decision_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "objected_at" TIMESTAMPTZ(3) NOT NULL,
    "business_day" DATE NOT NULL,
    "digest" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "shortage_objection_pkey" PRIMARY KEY ("store_id","share_id")
);

-- CreateTable
CREATE TABLE "shortage_acknowledgement" (
    "store_id" UUID NOT NULL,
    "decision_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "acknowledged_at" TIMESTAMPTZ(3) NOT NULL,
    "business_day" DATE NOT NULL,
    "digest" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "shortage_acknowledgement_pkey" PRIMARY KEY ("store_id","decision_id")
);

-- CreateTable
CREATE TABLE "shortage_settlement" (
    "store_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "share_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "kind" "ShortageSettlementKind" NOT NULL,
    "amount_fen" BIGINT NOT NULL,
    "session_id" UUID,
    "month" DATE,
    "reversal_id" UUID,
    "settled_by_id" UUID NOT NULL,
    "settled_at" TIMESTAMPTZ(3) NOT NULL,
    "business_day" DATE NOT NULL,
    "digest" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "shortage_settlement_pkey" PRIMARY KEY ("store_id","id")
);

-- CreateTable
CREATE TABLE "shortage_reversal" (
    "store_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "share_id" UUID NOT NULL,
    "quantity" DECIMAL(14,3) NOT NULL,
    "amount_fen" BIGINT NOT NULL,
    "reason" TEXT NOT NULL,
    "reversed_by_id" UUID NOT NULL,
    "reversed_at" TIMESTAMPTZ(3) NOT NULL,
    "business_day" DATE NOT NULL,
    "digest" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "shortage_reversal_pkey" PRIMARY KEY ("store_id","id")
);

-- CreateIndex
CREATE INDEX "shortage_case_store_id_business_day_idx" ON "shortage_case"("store_id", "business_day");

-- CreateIndex
CREATE UNIQUE INDEX "shortage_case_store_id_number_key" ON "shortage_case"("store_id", "number");

-- CreateIndex
CREATE INDEX "shortage_share_person_id_idx" ON "shortage_share"("person_id");

-- CreateIndex
CREATE INDEX "shortage_share_store_id_business_day_idx" ON "shortage_share"("store_id", "business_day");

-- CreateIndex
CREATE UNIQUE INDEX "shortage_share_store_id_case_id_line_no_key" ON "shortage_share"("store_id", "case_id", "line_no");

-- CreateIndex
CREATE INDEX "shortage_explanation_store_id_share_id_idx" ON "shortage_explanation"("store_id", "share_id");

-- CreateIndex
CREATE INDEX "shortage_explanation_store_id_business_day_idx" ON "shortage_explanation"("store_id", "business_day");

-- CreateIndex
CREATE INDEX "shortage_decision_store_id_business_day_idx" ON "shortage_decision"("store_id", "business_day");

-- CreateIndex
CREATE UNIQUE INDEX "shortage_decision_store_id_share_id_version_key" ON "shortage_decision"("store_id", "share_id", "version");

-- CreateIndex
CREATE INDEX "shortage_objection_store_id_business_day_idx" ON "shortage_objection"("store_id", "business_day");

-- CreateIndex
CREATE UNIQUE INDEX "shortage_objection_store_id_decision_id_key" ON "shortage_objection"("store_id", "decision_id");

-- CreateIndex
CREATE INDEX "shortage_acknowledgement_store_id_business_day_idx" ON "shortage_acknowledgement"("store_id", "business_day");

-- CreateIndex
CREATE INDEX "shortage_settlement_store_id_share_id_idx" ON "shortage_settlement"("store_id", "share_id");

-- CreateIndex
CREATE INDEX "shortage_settlement_store_id_month_idx" ON "shortage_settlement"("store_id", "month");

-- CreateIndex
CREATE INDEX "shortage_settlement_person_id_month_idx" ON "shortage_settlement"("person_id", "month");

-- CreateIndex
CREATE INDEX "shortage_settlement_store_id_business_day_idx" ON "shortage_settlement"("store_id", "business_day");

-- CreateIndex
CREATE INDEX "shortage_reversal_store_id_share_id_idx" ON "shortage_reversal"("store_id", "share_id");

-- CreateIndex
CREATE INDEX "shortage_reversal_store_id_business_day_idx" ON "shortage_reversal"("store_id", "business_day");

-- AddForeignKey
ALTER TABLE "shortage_share" ADD CONSTRAINT "shortage_share_store_id_case_id_fkey" FOREIGN KEY ("store_id", "case_id") REFERENCES "shortage_case"("store_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "shortage_balance" ADD CONSTRAINT "shortage_balance_store_id_share_id_fkey" FOREIGN KEY ("store_id", "share_id") REFERENCES "shortage_share"("store_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "shortage_explanation" ADD CONSTRAINT "shortage_explanation_store_id_share_id_fkey" FOREIGN KEY ("store_id", "share_id") REFERENCES "shortage_share"("store_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "shortage_decision" ADD CONSTRAINT "shortage_decision_store_id_share_id_fkey" FOREIGN KEY ("store_id", "share_id") REFERENCES "shortage_share"("store_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "shortage_objection" ADD CONSTRAINT "shortage_objection_store_id_decision_id_fkey" FOREIGN KEY ("store_id", "decision_id") REFERENCES "shortage_decision"("store_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "shortage_acknowledgement" ADD CONSTRAINT "shortage_acknowledgement_store_id_decision_id_fkey" FOREIGN KEY ("store_id", "decision_id") REFERENCES "shortage_decision"("store_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "shortage_settlement" ADD CONSTRAINT "shortage_settlement_store_id_share_id_fkey" FOREIGN KEY ("store_id", "share_id") REFERENCES "shortage_share"("store_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "shortage_reversal" ADD CONSTRAINT "shortage_reversal_store_id_share_id_fkey" FOREIGN KEY ("store_id", "share_id") REFERENCES "shortage_share"("store_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- ---------------------------------------------------------------- what Prisma does not model
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY[
    'shortage_case', 'shortage_share', 'shortage_explanation', 'shortage_decision', 'shortage_objection',
    'shortage_acknowledgement', 'shortage_settlement', 'shortage_reversal'
  ] LOOP
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', t);
    EXECUTE format('CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', t);
    EXECUTE format('CREATE TRIGGER row_digest BEFORE INSERT ON %I FOR EACH ROW EXECUTE FUNCTION set_row_digest()', t);
  END LOOP;
END $$;

ALTER TABLE store
  ADD CONSTRAINT store_shortage_days_are_a_month_at_most CHECK (shortage_explain_days BETWEEN 0 AND 31),
  ADD CONSTRAINT store_wage_cap_is_a_fifth_at_most CHECK (shortage_wage_cap_bp BETWEEN 0 AND 2000);
ALTER TABLE shortage_case
  ADD CONSTRAINT shortage_case_quantity_is_positive CHECK (quantity > 0),
  ADD CONSTRAINT shortage_case_amount_is_not_negative CHECK (amount_fen >= 0),
  ADD CONSTRAINT shortage_case_looks_back CHECK (missed_at <= opened_at AND explain_by >= opened_at),
  ADD CONSTRAINT shortage_case_names_its_source CHECK ((source = 'HAND') = (source_id IS NULL));
-- The same document opens one case a product.
CREATE UNIQUE INDEX shortage_case_once_per_source ON shortage_case (store_id, source, source_id, product_id) WHERE source_id IS NOT NULL;
ALTER TABLE shortage_share
  ADD CONSTRAINT shortage_share_quantity_is_positive CHECK (quantity > 0),
  ADD CONSTRAINT shortage_share_amount_is_not_negative CHECK (amount_fen >= 0);
ALTER TABLE shortage_balance
  ADD CONSTRAINT shortage_paid_at_most_what_is_owed CHECK (settled_fen >= 0 AND reversed_fen >= 0 AND settled_fen + reversed_fen <= owed_fen),
  ADD CONSTRAINT shortage_found_is_not_negative CHECK (found_quantity >= 0),
  ADD CONSTRAINT shortage_owed_by_a_decision CHECK (decision_id IS NOT NULL OR (owed_fen = 0 AND NOT objected));
CREATE INDEX shortage_balance_undecided ON shortage_balance (store_id, share_id) WHERE decision_id IS NULL OR objected;
CREATE INDEX shortage_balance_owing ON shortage_balance (store_id, share_id) WHERE settled_fen + reversed_fen < owed_fen;
ALTER TABLE shortage_explanation ADD CONSTRAINT shortage_explanation_says_something CHECK (btrim(text) <> '');
ALTER TABLE shortage_objection ADD CONSTRAINT shortage_objection_says_something CHECK (btrim(text) <> '');
ALTER TABLE shortage_decision
  ADD CONSTRAINT shortage_decision_has_a_reason CHECK (btrim(reason) <> ''),
  ADD CONSTRAINT shortage_decision_counts_from_one CHECK (version >= 1),
  ADD CONSTRAINT shortage_decision_takes_only_compensation CHECK (CASE verdict WHEN 'COMPENSATE' THEN owed_fen > 0 ELSE owed_fen = 0 END);
ALTER TABLE shortage_settlement
  ADD CONSTRAINT shortage_settlement_goes_through_one_place CHECK (CASE kind WHEN 'CASH' THEN session_id IS NOT NULL AND month IS NULL
    ELSE session_id IS NULL AND month IS NOT NULL AND extract(day FROM month) = 1 END),
  ADD CONSTRAINT shortage_settlement_gives_back_by_a_reversal CHECK (amount_fen <> 0 AND (amount_fen < 0) = (reversal_id IS NOT NULL)),
  ADD CONSTRAINT shortage_settlement_is_by_another CHECK (settled_by_id <> person_id);
ALTER TABLE shortage_reversal
  ADD CONSTRAINT shortage_reversal_is_positive CHECK (quantity > 0 AND amount_fen >= 0),
  ADD CONSTRAINT shortage_reversal_has_a_reason CHECK (btrim(reason) <> '');
