-- CreateTable
CREATE TABLE "page_look" (
    "store_id" UUID NOT NULL,
    "subject_kind" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "page_look_pkey" PRIMARY KEY ("store_id","subject_kind","subject_id","person_id")
);

-- CreateIndex
CREATE INDEX "page_look_seen_at_idx" ON "page_look"("seen_at");

-- ---------------------------------------------------------------- what Prisma does not model
ALTER TABLE page_look ADD CONSTRAINT page_look_subject_is_known CHECK (subject_kind IN ('COMPLAINT', 'INCIDENT'));
