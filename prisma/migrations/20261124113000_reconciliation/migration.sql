-- CreateEnum
CREATE TYPE "DiscrepancyClass" AS ENUM ('TIMING', 'MISSING_THERE', 'MISSING_HERE', 'WRONG_CODE', 'DIFFERENCE');

-- CreateTable
CREATE TABLE "reconciliation_source" (
    "store_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "columns" JSONB NOT NULL DEFAULT '{}',
    "their_store" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "reconciliation_source_pkey" PRIMARY KEY ("store_id","name")
);

-- CreateTable
CREATE TABLE "code_match" (
    "store_id" UUID NOT NULL,
    "source" TEXT NOT NULL,
    "their_code" TEXT NOT NULL,
    "product_id" UUID NOT NULL,
    "matched_by_id" UUID NOT NULL,
    "matched_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "code_match_pkey" PRIMARY KEY ("store_id","source","their_code")
);

-- CreateTable
CREATE TABLE "reconciliation" (
    "store_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "source" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "file_hash" TEXT NOT NULL,
    "cut_off" TIMESTAMPTZ(3) NOT NULL,
    "compared" INTEGER NOT NULL,
    "left_out" INTEGER NOT NULL,
    "agrees" INTEGER NOT NULL,
    "timing" INTEGER NOT NULL,
    "missing_there" INTEGER NOT NULL,
    "missing_here" INTEGER NOT NULL,
    "wrong_code" INTEGER NOT NULL,
    "difference" INTEGER NOT NULL,
    "opened" INTEGER NOT NULL,
    "carried_over" INTEGER NOT NULL,
    "closed" INTEGER NOT NULL,
    "value_fen" BIGINT NOT NULL,
    "person_id" UUID NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "digest" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "reconciliation_pkey" PRIMARY KEY ("store_id","id")
);

-- CreateTable
CREATE TABLE "discrepancy" (
    "store_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "source" TEXT NOT NULL,
    "their_code" TEXT NOT NULL,
    "their_name" TEXT NOT NULL DEFAULT '',
    "product_id" UUID,
    "zone_id" UUID,
    "owner_id" UUID,
    "class" "DiscrepancyClass" NOT NULL,
    "ours" DECIMAL(14,3) NOT NULL,
    "theirs" DECIMAL(14,3) NOT NULL,
    "difference" DECIMAL(14,3) NOT NULL,
    "value_fen" BIGINT NOT NULL,
    "document_kind" "StockDocumentKind",
    "document_id" UUID,
    "other_code" TEXT,
    "opened_run_id" UUID NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "last_run_id" UUID NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "explained_by_id" UUID,
    "explained_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "closed_by_id" UUID,
    "close_reason" TEXT NOT NULL DEFAULT '',
    "closed_run_id" UUID,

    CONSTRAINT "discrepancy_pkey" PRIMARY KEY ("store_id","id")
);

-- CreateTable
CREATE TABLE "discrepancy_finding" (
    "store_id" UUID NOT NULL,
    "reconciliation_id" UUID NOT NULL,
    "line_no" INTEGER NOT NULL,
    "discrepancy_id" UUID NOT NULL,
    "class" "DiscrepancyClass" NOT NULL,
    "zone_id" UUID,
    "owner_id" UUID,
    "ours" DECIMAL(14,3) NOT NULL,
    "theirs" DECIMAL(14,3) NOT NULL,
    "difference" DECIMAL(14,3) NOT NULL,
    "value_fen" BIGINT NOT NULL,
    "document_kind" "StockDocumentKind",
    "document_id" UUID,
    "other_code" TEXT,
    "digest" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "discrepancy_finding_pkey" PRIMARY KEY ("store_id","reconciliation_id","line_no")
);

-- CreateIndex
CREATE INDEX "reconciliation_store_id_source_number_idx" ON "reconciliation"("store_id", "source", "number");

-- CreateIndex
CREATE UNIQUE INDEX "reconciliation_store_id_number_key" ON "reconciliation"("store_id", "number");

-- CreateIndex
CREATE INDEX "discrepancy_store_id_opened_run_id_idx" ON "discrepancy"("store_id", "opened_run_id");

-- CreateIndex
CREATE INDEX "discrepancy_finding_store_id_discrepancy_id_idx" ON "discrepancy_finding"("store_id", "discrepancy_id");

-- ---------------------------------------------------------------- what Prisma does not model
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['reconciliation', 'discrepancy_finding'] LOOP
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', t);
    EXECUTE format('CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', t);
    EXECUTE format('CREATE TRIGGER row_digest BEFORE INSERT ON %I FOR EACH ROW EXECUTE FUNCTION set_row_digest()', t);
  END LOOP;
END $$;

CREATE FUNCTION refuse_reopening_discrepancy() RETURNS trigger
  LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.closed_at IS NOT NULL OR TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'a closed discrepancy stays as it is' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER closed_discrepancy_stays_closed BEFORE UPDATE OR DELETE ON discrepancy FOR EACH ROW EXECUTE FUNCTION refuse_reopening_discrepancy();

ALTER TABLE reconciliation_source ADD CONSTRAINT reconciliation_source_has_a_name CHECK (btrim(name) <> '');
ALTER TABLE code_match ADD CONSTRAINT code_match_has_a_code CHECK (btrim(their_code) <> '' AND btrim(source) <> '');
ALTER TABLE reconciliation
  ADD CONSTRAINT reconciliation_looks_back CHECK (cut_off <= occurred_at),
  ADD CONSTRAINT reconciliation_counts_are_not_negative CHECK (least(left_out, agrees, timing, missing_there, missing_here, wrong_code, difference,
    opened, carried_over, closed) >= 0),
  ADD CONSTRAINT reconciliation_classes_add_up CHECK (compared = agrees + timing + missing_there + missing_here + wrong_code + difference),
  ADD CONSTRAINT reconciliation_differences_are_new_or_carried CHECK (opened + carried_over = compared - agrees);
ALTER TABLE discrepancy
  ADD CONSTRAINT discrepancy_is_ours_less_theirs CHECK (difference = ours - theirs AND difference <> 0),
  ADD CONSTRAINT discrepancy_names_goods CHECK (product_id IS NOT NULL OR btrim(their_code) <> ''),
  ADD CONSTRAINT discrepancy_explained_has_who_and_why CHECK ((explained_at IS NULL) = (explained_by_id IS NULL)
    AND (explained_at IS NULL OR btrim(note) <> '')),
  ADD CONSTRAINT discrepancy_is_closed_by_a_run_or_a_person CHECK (CASE WHEN closed_at IS NULL THEN closed_by_id IS NULL AND closed_run_id IS NULL
    ELSE (closed_by_id IS NULL) <> (closed_run_id IS NULL) END),
  ADD CONSTRAINT discrepancy_closed_by_a_person_has_a_reason CHECK (closed_by_id IS NULL OR btrim(close_reason) <> '');
ALTER TABLE discrepancy_finding ADD CONSTRAINT finding_is_ours_less_theirs CHECK (difference = ours - theirs AND difference <> 0);
CREATE UNIQUE INDEX discrepancy_open_once_per_product ON discrepancy (store_id, source, product_id) WHERE closed_at IS NULL AND product_id IS NOT NULL;
CREATE UNIQUE INDEX discrepancy_open_once_per_code ON discrepancy (store_id, source, their_code) WHERE closed_at IS NULL AND product_id IS NULL;
CREATE INDEX discrepancy_open ON discrepancy (store_id, id) WHERE closed_at IS NULL;
