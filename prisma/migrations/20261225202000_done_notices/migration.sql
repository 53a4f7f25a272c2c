-- A notice that asked for something says when that was done, by whomever.
ALTER TABLE "notice" ADD COLUMN "done_at" TIMESTAMPTZ(3);
ALTER TABLE notice ADD CONSTRAINT notice_done_is_read CHECK (done_at IS NULL OR read_at IS NOT NULL);
CREATE INDEX "notice_store_id_kind_idx" ON "notice"("store_id", "kind");
