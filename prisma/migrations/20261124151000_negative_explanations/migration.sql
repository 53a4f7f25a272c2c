-- CreateTable
CREATE TABLE "negative_explanation" (
    "store_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "product_id" UUID NOT NULL,
    "zone_id" UUID NOT NULL,
    "entry_id" UUID NOT NULL,
    "document_kind" "StockDocumentKind" NOT NULL,
    "document_id" UUID NOT NULL,
    "on_hand" DECIMAL(14,3) NOT NULL,
    "text" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "business_day" DATE NOT NULL,
    "explained_at" TIMESTAMPTZ(3) NOT NULL,
    "digest" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "negative_explanation_pkey" PRIMARY KEY ("store_id","id")
);

-- CreateIndex
CREATE INDEX "negative_explanation_store_id_product_id_zone_id_id_idx" ON "negative_explanation"("store_id", "product_id", "zone_id", "id");

-- CreateIndex
CREATE INDEX "negative_explanation_store_id_business_day_idx" ON "negative_explanation"("store_id", "business_day");

-- ---------------------------------------------------------------- what Prisma does not model
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON negative_explanation FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON negative_explanation FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER row_digest BEFORE INSERT ON negative_explanation FOR EACH ROW EXECUTE FUNCTION set_row_digest();
ALTER TABLE negative_explanation
  ADD CONSTRAINT negative_explanation_is_of_less_than_nothing CHECK (on_hand < 0),
  ADD CONSTRAINT negative_explanation_says_something CHECK (btrim(text) <> '');
