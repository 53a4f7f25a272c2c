-- CreateEnum
CREATE TYPE "StocktakeKind" AS ENUM ('STORE', 'ZONE', 'CATEGORY', 'SAMPLE', 'PRODUCT');

-- CreateEnum
CREATE TYPE "StocktakeCountKind" AS ENUM ('SCAN', 'TYPED', 'IMPORT', 'UNDO');

-- CreateEnum
CREATE TYPE "StocktakeDecisionKind" AS ENUM ('COUNT', 'ZERO', 'LEAVE');

-- CreateTable
CREATE TABLE "stocktake" (
    "store_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" "StocktakeKind" NOT NULL,
    "title" TEXT NOT NULL,
    "blind" BOOLEAN NOT NULL DEFAULT true,
    "recount_quantity" DECIMAL(14,3),
    "recount_percent_bp" INTEGER,
    "recount_fen" BIGINT,
    "schedule_id" UUID,
    "planned_at" TIMESTAMPTZ(3) NOT NULL,
    "planned_by_id" UUID NOT NULL,
    "started_at" TIMESTAMPTZ(3),
    "started_by_id" UUID,
    "posted_at" TIMESTAMPTZ(3),
    "posted_by_id" UUID,
    "cancelled_at" TIMESTAMPTZ(3),
    "cancelled_by_id" UUID,
    "cancel_reason" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "stocktake_pkey" PRIMARY KEY ("store_id","id")
);

-- CreateTable
CREATE TABLE "stocktake_product" (
    "store_id" UUID NOT NULL,
    "stocktake_id" UUID NOT NULL,
    "product_id" UUID NOT NULL,

    CONSTRAINT "stocktake_product_pkey" PRIMARY KEY ("store_id","stocktake_id","product_id")
);

-- CreateTable
CREATE TABLE "stocktake_sheet" (
    "store_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "stocktake_id" UUID NOT NULL,
    "zone_id" UUID NOT NULL,
    "round" INTEGER NOT NULL DEFAULT 1,
    "part" INTEGER NOT NULL DEFAULT 1,
    "counter_id" UUID,
    "finished_at" TIMESTAMPTZ(3),
    "finished_by_id" UUID,

    CONSTRAINT "stocktake_sheet_pkey" PRIMARY KEY ("store_id","id")
);

-- CreateTable
CREATE TABLE "stocktake_recount" (
    "store_id" UUID NOT NULL,
    "sheet_id" UUID NOT NULL,
    "product_id" UUID NOT NULL,

    CONSTRAINT "stocktake_recount_pkey" PRIMARY KEY ("store_id","sheet_id","product_id")
);

-- CreateTable
CREATE TABLE "stocktake_count" (
    "store_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "stocktake_id" UUID NOT NULL,
    "sheet_id" UUID NOT NULL,
    "zone_id" UUID NOT NULL,
    "round" INTEGER NOT NULL,
    "product_id" UUID NOT NULL,
    "kind" "StocktakeCountKind" NOT NULL,
    "quantity" DECIMAL(14,3) NOT NULL,
    "undoes_id" UUID,
    "person_id" UUID NOT NULL,
    "phone_key" TEXT NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "digest" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "stocktake_count_pkey" PRIMARY KEY ("store_id","id")
);

-- CreateTable
CREATE TABLE "stocktake_unknown" (
    "store_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "stocktake_id" UUID NOT NULL,
    "sheet_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "quantity" DECIMAL(14,3) NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "photo" TEXT NOT NULL DEFAULT '',
    "person_id" UUID NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "digest" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "stocktake_unknown_pkey" PRIMARY KEY ("store_id","id")
);

-- CreateTable
CREATE TABLE "stocktake_decision" (
    "store_id" UUID NOT NULL,
    "stocktake_id" UUID NOT NULL,
    "product_id" UUID NOT NULL,
    "zone_id" UUID NOT NULL,
    "decision" "StocktakeDecisionKind" NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "decided_by_id" UUID NOT NULL,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "stocktake_decision_pkey" PRIMARY KEY ("store_id","stocktake_id","product_id","zone_id")
);

-- CreateTable
CREATE TABLE "stocktake_posting" (
    "store_id" UUID NOT NULL,
    "stocktake_id" UUID NOT NULL,
    "cost_fen" BIGINT NOT NULL,
    "list_fen" BIGINT NOT NULL,
    "skip_recount_reason" TEXT NOT NULL DEFAULT '',
    "person_id" UUID NOT NULL,
    "business_day" DATE NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "digest" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "stocktake_posting_pkey" PRIMARY KEY ("store_id","stocktake_id")
);

-- CreateTable
CREATE TABLE "stocktake_line" (
    "store_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "stocktake_id" UUID NOT NULL,
    "line_no" INTEGER NOT NULL,
    "product_id" UUID NOT NULL,
    "zone_id" UUID NOT NULL,
    "decision" "StocktakeDecisionKind" NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "moment" TIMESTAMPTZ(3) NOT NULL,
    "counted" DECIMAL(14,3) NOT NULL,
    "expected" DECIMAL(14,3) NOT NULL,
    "variance" DECIMAL(14,3) NOT NULL,
    "moved" DECIMAL(14,3) NOT NULL,
    "business_day" DATE NOT NULL,
    "digest" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "stocktake_line_pkey" PRIMARY KEY ("store_id","id")
);

-- CreateTable
CREATE TABLE "stocktake_late" (
    "store_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "stocktake_id" UUID NOT NULL,
    "line_id" UUID NOT NULL,
    "product_id" UUID NOT NULL,
    "zone_id" UUID NOT NULL,
    "quantity" DECIMAL(14,3) NOT NULL,
    "person_id" UUID NOT NULL,
    "business_day" DATE NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "digest" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "stocktake_late_pkey" PRIMARY KEY ("store_id","id")
);

-- CreateTable
CREATE TABLE "stocktake_schedule" (
    "store_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "sample_size" INTEGER NOT NULL,
    "every_days" INTEGER NOT NULL,
    "next_on" DATE NOT NULL,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "ended_by_id" UUID,

    CONSTRAINT "stocktake_schedule_pkey" PRIMARY KEY ("store_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "stocktake_store_id_number_key" ON "stocktake"("store_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "stocktake_sheet_store_id_stocktake_id_zone_id_round_part_key" ON "stocktake_sheet"("store_id", "stocktake_id", "zone_id", "round", "part");

-- CreateIndex
CREATE INDEX "stocktake_count_store_id_stocktake_id_zone_id_product_id_idx" ON "stocktake_count"("store_id", "stocktake_id", "zone_id", "product_id");

-- CreateIndex
CREATE INDEX "stocktake_count_store_id_sheet_id_person_id_idx" ON "stocktake_count"("store_id", "sheet_id", "person_id");

-- CreateIndex
CREATE UNIQUE INDEX "stocktake_count_store_id_undoes_id_key" ON "stocktake_count"("store_id", "undoes_id");

-- CreateIndex
CREATE INDEX "stocktake_unknown_store_id_stocktake_id_idx" ON "stocktake_unknown"("store_id", "stocktake_id");

-- CreateIndex
CREATE INDEX "stocktake_posting_store_id_business_day_idx" ON "stocktake_posting"("store_id", "business_day");

-- CreateIndex
CREATE UNIQUE INDEX "stocktake_line_store_id_stocktake_id_line_no_key" ON "stocktake_line"("store_id", "stocktake_id", "line_no");

-- CreateIndex
CREATE UNIQUE INDEX "stocktake_line_once_per_shelf" ON "stocktake_line"("store_id", "product_id", "zone_id", "stocktake_id");

-- CreateIndex
CREATE INDEX "stocktake_late_store_id_stocktake_id_idx" ON "stocktake_late"("store_id", "stocktake_id");

-- CreateIndex
CREATE INDEX "stocktake_late_store_id_business_day_idx" ON "stocktake_late"("store_id", "business_day");

-- AddForeignKey
ALTER TABLE "stocktake_product" ADD CONSTRAINT "stocktake_product_store_id_stocktake_id_fkey" FOREIGN KEY ("store_id", "stocktake_id") REFERENCES "stocktake"("store_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "stocktake_sheet" ADD CONSTRAINT "stocktake_sheet_store_id_stocktake_id_fkey" FOREIGN KEY ("store_id", "stocktake_id") REFERENCES "stocktake"("store_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "stocktake_recount" ADD CONSTRAINT "stocktake_recount_store_id_sheet_id_fkey" FOREIGN KEY ("store_id", "sheet_id") REFERENCES "stocktake_sheet"("store_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "stocktake_count" ADD CONSTRAINT "stocktake_count_store_id_sheet_id_fkey" FOREIGN KEY ("store_id", "sheet_id") REFERENCES "stocktake_sheet"("store_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "stocktake_unknown" ADD CONSTRAINT "stocktake_unknown_store_id_sheet_id_fkey" FOREIGN KEY ("store_id", "sheet_id") REFERENCES "stocktake_sheet"("store_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "stocktake_decision" ADD CONSTRAINT "stocktake_decision_store_id_stocktake_id_fkey" FOREIGN KEY ("store_id", "stocktake_id") REFERENCES "stocktake"("store_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "stocktake_posting" ADD CONSTRAINT "stocktake_posting_store_id_stocktake_id_fkey" FOREIGN KEY ("store_id", "stocktake_id") REFERENCES "stocktake"("store_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "stocktake_line" ADD CONSTRAINT "stocktake_line_store_id_stocktake_id_fkey" FOREIGN KEY ("store_id", "stocktake_id") REFERENCES "stocktake_posting"("store_id", "stocktake_id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "stocktake_late" ADD CONSTRAINT "stocktake_late_store_id_line_id_fkey" FOREIGN KEY ("store_id", "line_id") REFERENCES "stocktake_line"("store_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- ---------------------------------------------------------------- rules
ALTER TABLE stocktake
  ADD CONSTRAINT stocktake_has_a_title CHECK (btrim(title) <> ''),
  ADD CONSTRAINT stocktake_limits_are_not_negative CHECK (recount_quantity >= 0 AND recount_percent_bp >= 0 AND recount_fen >= 0),
  ADD CONSTRAINT stocktake_started_has_who_and_when CHECK ((started_at IS NULL) = (started_by_id IS NULL)),
  ADD CONSTRAINT stocktake_posted_has_who_and_when CHECK ((posted_at IS NULL) = (posted_by_id IS NULL)),
  ADD CONSTRAINT stocktake_is_posted_after_counting CHECK (posted_at IS NULL OR started_at <= posted_at),
  ADD CONSTRAINT stocktake_cancelled_has_who_and_why CHECK (CASE WHEN cancelled_at IS NULL THEN cancelled_by_id IS NULL
    ELSE cancelled_by_id IS NOT NULL AND btrim(cancel_reason) <> '' END),
  ADD CONSTRAINT stocktake_ends_once CHECK (posted_at IS NULL OR cancelled_at IS NULL);
ALTER TABLE stocktake_sheet
  ADD CONSTRAINT stocktake_sheet_is_first_round_or_recount CHECK (round IN (1, 2)),
  ADD CONSTRAINT stocktake_sheet_parts_count_from_one CHECK (part >= 1),
  ADD CONSTRAINT stocktake_sheet_finished_has_who_and_when CHECK ((finished_at IS NULL) = (finished_by_id IS NULL));
ALTER TABLE stocktake_count
  ADD CONSTRAINT stocktake_count_is_first_round_or_recount CHECK (round IN (1, 2)),
  ADD CONSTRAINT stocktake_count_is_not_negative CHECK (quantity >= 0),
  ADD CONSTRAINT stocktake_count_scan_is_one_piece CHECK (kind <> 'SCAN' OR quantity = 1),
  ADD CONSTRAINT stocktake_count_undo_names_what_it_takes_back CHECK (CASE kind WHEN 'UNDO' THEN undoes_id IS NOT NULL AND quantity = 0
    ELSE undoes_id IS NULL END);
ALTER TABLE stocktake_unknown
  ADD CONSTRAINT stocktake_unknown_names_its_code CHECK (btrim(code) <> ''),
  ADD CONSTRAINT stocktake_unknown_is_not_negative CHECK (quantity >= 0);
ALTER TABLE stocktake_decision
  ADD CONSTRAINT stocktake_decision_zero_has_a_reason CHECK (decision <> 'ZERO' OR btrim(reason) <> '');
ALTER TABLE stocktake_line
  ADD CONSTRAINT stocktake_line_zero_has_a_reason CHECK (decision <> 'ZERO' OR (btrim(reason) <> '' AND counted = 0)),
  ADD CONSTRAINT stocktake_line_variance_is_counted_less_expected CHECK (variance = CASE decision WHEN 'LEAVE' THEN 0 ELSE counted - expected END),
  ADD CONSTRAINT stocktake_line_moved_is_part_of_variance CHECK (CASE WHEN variance >= 0 THEN moved BETWEEN 0 AND variance
    ELSE moved BETWEEN variance AND 0 END);
ALTER TABLE stocktake_late
  ADD CONSTRAINT stocktake_late_is_not_zero CHECK (quantity <> 0);
ALTER TABLE stocktake_schedule
  ADD CONSTRAINT stocktake_schedule_has_a_title CHECK (btrim(title) <> ''),
  ADD CONSTRAINT stocktake_schedule_is_sane CHECK (sample_size BETWEEN 1 AND 5000 AND every_days BETWEEN 1 AND 366),
  ADD CONSTRAINT stocktake_schedule_ended_has_who_and_when CHECK ((ended_at IS NULL) = (ended_by_id IS NULL));

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['stocktake_count', 'stocktake_unknown', 'stocktake_posting', 'stocktake_line', 'stocktake_late'] LOOP
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', t);
    EXECUTE format('CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', t);
    EXECUTE format('CREATE TRIGGER row_digest BEFORE INSERT ON %I FOR EACH ROW EXECUTE FUNCTION set_row_digest()', t);
  END LOOP;
END $$;

CREATE FUNCTION refuse_reopening_stocktake() RETURNS trigger
  LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.posted_at IS NOT NULL OR OLD.cancelled_at IS NOT NULL OR TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'stocktake % has ended', OLD.number USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER ended_stocktake_stays_ended BEFORE UPDATE OR DELETE ON stocktake FOR EACH ROW EXECUTE FUNCTION refuse_reopening_stocktake();

-- Stocktakes that are going on, and those whose marks late entries are held against.
CREATE INDEX stocktake_open ON stocktake (store_id) WHERE posted_at IS NULL AND cancelled_at IS NULL;
CREATE INDEX stocktake_posted ON stocktake (store_id, posted_at) WHERE posted_at IS NOT NULL;
