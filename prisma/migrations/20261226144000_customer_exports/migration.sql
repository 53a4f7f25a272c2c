-- Customers leave Daybook in a file only with a word for what, which stays.
CREATE TABLE "customer_export" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "filter" JSONB NOT NULL,
    "exported_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "customer_export_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "customer_export_person_id_exported_at_idx" ON "customer_export"("person_id", "exported_at");
ALTER TABLE customer_export ADD CONSTRAINT customer_export_says_what_for CHECK (purpose = btrim(purpose) AND char_length(purpose) BETWEEN 1 AND 200);
