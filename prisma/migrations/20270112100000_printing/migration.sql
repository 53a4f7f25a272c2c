-- CreateTable
CREATE TABLE "store_printer" (
    "store_id" UUID NOT NULL,
    "route" TEXT NOT NULL DEFAULT 'BROWSER',
    "name" TEXT NOT NULL DEFAULT '',
    "token_hash" BYTEA,
    "token_made_at" TIMESTAMPTZ(3),
    "token_made_by_id" UUID,
    "seen_at" TIMESTAMPTZ(3),
    "away_since" TIMESTAMPTZ(3),

    CONSTRAINT "store_printer_pkey" PRIMARY KEY ("store_id")
);

-- CreateTable
CREATE TABLE "print_job" (
    "store_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'QUEUED',
    "content" BYTEA,
    "kick" BOOLEAN NOT NULL DEFAULT false,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "made_by_id" UUID NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "taken_at" TIMESTAMPTZ(3),
    "tries" INTEGER NOT NULL DEFAULT 0,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "print_job_pkey" PRIMARY KEY ("store_id","id")
);

-- CreateIndex
CREATE INDEX "print_job_store_id_state_made_at_idx" ON "print_job"("store_id", "state", "made_at");

-- CreateIndex
CREATE INDEX "print_job_expires_at_idx" ON "print_job"("expires_at");

ALTER TABLE store_printer
  ADD CONSTRAINT store_printer_route_is_known CHECK (route IN ('BROWSER', 'AGENT')),
  ADD CONSTRAINT store_printer_name_has_an_end CHECK (char_length(name) <= 40),
  ADD CONSTRAINT store_printer_keeps_a_hash CHECK (octet_length(token_hash) = 32),
  ADD CONSTRAINT store_printer_token_has_a_maker CHECK (
    (token_hash IS NULL) = (token_made_at IS NULL) AND (token_hash IS NULL) = (token_made_by_id IS NULL));
ALTER TABLE print_job
  ADD CONSTRAINT print_job_kind_is_known CHECK (kind IN ('RECEIPT', 'REHEARSAL')),
  ADD CONSTRAINT print_job_state_is_known CHECK (state IN ('QUEUED', 'PRINTED', 'FAILED')),
  ADD CONSTRAINT print_job_ends_once CHECK ((state = 'QUEUED') = (ended_at IS NULL)),
  ADD CONSTRAINT print_job_printed_is_forgotten CHECK (state <> 'PRINTED' OR content IS NULL),
  ADD CONSTRAINT print_job_waits_with_content CHECK (state <> 'QUEUED' OR content IS NOT NULL),
  ADD CONSTRAINT print_job_content_has_an_end CHECK (octet_length(content) BETWEEN 1 AND 400000),
  ADD CONSTRAINT print_job_lasts_a_day CHECK (expires_at > made_at AND expires_at <= made_at + interval '24 hours'),
  ADD CONSTRAINT print_job_tries_count CHECK (tries >= 0),
  ADD CONSTRAINT print_job_rehearsal_opens_nothing CHECK (kind = 'RECEIPT' OR NOT kick);
