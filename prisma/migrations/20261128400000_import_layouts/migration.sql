-- CreateTable
CREATE TABLE "import_layout" (
    "heading_key" TEXT NOT NULL,
    "bytes_key" TEXT,
    "columns" JSONB NOT NULL,
    "answers" JSONB NOT NULL,
    "person_id" UUID NOT NULL,
    "used_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "import_layout_pkey" PRIMARY KEY ("heading_key")
);

-- CreateIndex
CREATE INDEX "import_layout_used_at_idx" ON "import_layout"("used_at" DESC);

-- ---------------------------------------------------------------- what Prisma does not model
ALTER TABLE import_layout
  ADD CONSTRAINT import_layout_keys_are_digests CHECK (heading_key ~ '^[0-9a-f]{64}$' AND bytes_key ~ '^[0-9a-f]{64}$');
