-- CreateTable
CREATE TABLE "sales_dispute" (
    "store_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "line_id" UUID NOT NULL,
    "raised_by_id" UUID NOT NULL,
    "raised_at" TIMESTAMPTZ(3) NOT NULL,
    "words" TEXT NOT NULL,
    "outcome" TEXT,
    "reason" TEXT NOT NULL DEFAULT '',
    "decided_by_id" UUID,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "sales_dispute_pkey" PRIMARY KEY ("store_id","id")
);

-- CreateTable
CREATE TABLE "sales_dispute_party" (
    "store_id" UUID NOT NULL,
    "dispute_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "share_bp" INTEGER NOT NULL,

    CONSTRAINT "sales_dispute_party_pkey" PRIMARY KEY ("store_id","dispute_id","person_id")
);

-- CreateTable
CREATE TABLE "sales_dispute_answer" (
    "store_id" UUID NOT NULL,
    "dispute_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "agrees" BOOLEAN NOT NULL,
    "words" TEXT NOT NULL DEFAULT '',
    "answered_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sales_dispute_answer_pkey" PRIMARY KEY ("store_id","dispute_id","person_id")
);

-- CreateTable
CREATE TABLE "line_attribution" (
    "store_id" UUID NOT NULL,
    "line_id" UUID NOT NULL,
    "entry_no" INTEGER NOT NULL,
    "person_id" UUID NOT NULL,
    "was_bp" INTEGER NOT NULL,
    "share_bp" INTEGER NOT NULL,
    "dispute_id" UUID NOT NULL,
    "moved_by_id" UUID NOT NULL,
    "moved_at" TIMESTAMPTZ(3) NOT NULL,
    "business_day" DATE NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "digest" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "line_attribution_pkey" PRIMARY KEY ("store_id","line_id","entry_no","person_id")
);

-- CreateIndex
CREATE INDEX "sales_dispute_store_id_line_id_idx" ON "sales_dispute"("store_id", "line_id");

-- CreateIndex
CREATE INDEX "sales_dispute_store_id_ticket_id_idx" ON "sales_dispute"("store_id", "ticket_id");

-- CreateIndex
CREATE INDEX "sales_dispute_store_id_raised_at_id_idx" ON "sales_dispute"("store_id", "raised_at", "id");

-- CreateIndex
CREATE INDEX "line_attribution_store_id_business_day_idx" ON "line_attribution"("store_id", "business_day");

-- AddForeignKey
ALTER TABLE "sales_dispute_party" ADD CONSTRAINT "sales_dispute_party_store_id_dispute_id_fkey" FOREIGN KEY ("store_id", "dispute_id") REFERENCES "sales_dispute"("store_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "sales_dispute_answer" ADD CONSTRAINT "sales_dispute_answer_store_id_dispute_id_fkey" FOREIGN KEY ("store_id", "dispute_id") REFERENCES "sales_dispute"("store_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "sales_dispute_answer" ADD CONSTRAINT "sales_dispute_answer_store_id_dispute_id_person_id_fkey" FOREIGN KEY ("store_id", "dispute_id", "person_id") REFERENCES "sales_dispute_party"("store_id", "dispute_id", "person_id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- ---------------------------------------------------------------- what Prisma does not model
ALTER TABLE line_attribution
  ADD CONSTRAINT line_attribution_is_a_part CHECK (was_bp BETWEEN 0 AND 10000 AND share_bp BETWEEN 0 AND 10000 AND was_bp + share_bp > 0),
  ADD CONSTRAINT line_attribution_is_counted CHECK (entry_no >= 1);
-- Rows of an entry come in one statement and are never changed, so that a look after each says it for ever.
CREATE FUNCTION refuse_attribution_unlike_whole() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  line uuid := (SELECT a.line_id FROM line_attribution a JOIN (SELECT DISTINCT store_id, line_id, entry_no FROM fresh) f
      ON f.store_id = a.store_id AND f.line_id = a.line_id AND f.entry_no = a.entry_no
    GROUP BY a.store_id, a.line_id, a.entry_no HAVING sum(a.was_bp) <> 10000 OR sum(a.share_bp) <> 10000
      OR bool_and(a.was_bp = a.share_bp) OR count(DISTINCT (a.dispute_id, a.moved_by_id, a.moved_at, a.business_day)) <> 1 LIMIT 1);
BEGIN
  IF line IS NOT NULL THEN
    RAISE EXCEPTION 'an entry of line % moves something, and both sides of it come to 100 %%', line
      USING ERRCODE = 'check_violation', CONSTRAINT = 'line_attribution_comes_to_the_whole';
  END IF;
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION refuse_attribution_unlike_whole() FROM PUBLIC;
CREATE TRIGGER comes_to_the_whole AFTER INSERT ON line_attribution REFERENCING NEW TABLE AS fresh
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_attribution_unlike_whole();
SELECT protect_ledger('line_attribution');
-- What came back of a line: few, and only these are kept in it.
CREATE INDEX ticket_line_comes_back_idx ON ticket_line (store_id, returns_line_id) WHERE returns_line_id IS NOT NULL;

ALTER TABLE sales_dispute
  ADD CONSTRAINT sales_dispute_says_why CHECK (words = btrim(words) AND char_length(words) BETWEEN 1 AND 2000),
  ADD CONSTRAINT sales_dispute_outcome_is_known CHECK (outcome IN ('STAYS', 'MOVED', 'SHARED')),
  ADD CONSTRAINT sales_dispute_decided_with_a_reason CHECK (
    (outcome IS NULL) = (decided_at IS NULL) AND (outcome IS NULL) = (decided_by_id IS NULL) AND (outcome IS NULL) = (reason = '')
    AND reason = btrim(reason) AND char_length(reason) <= 2000),
  ADD CONSTRAINT sales_dispute_is_not_decided_by_who_raised_it CHECK (decided_by_id <> raised_by_id);
CREATE UNIQUE INDEX sales_dispute_one_open_a_line ON sales_dispute (store_id, line_id) WHERE decided_at IS NULL;
CREATE INDEX sales_dispute_open_idx ON sales_dispute (store_id, raised_at) WHERE decided_at IS NULL;
ALTER TABLE sales_dispute_party ADD CONSTRAINT sales_dispute_party_has_a_part CHECK (share_bp BETWEEN 1 AND 10000);
CREATE INDEX sales_dispute_party_person_idx ON sales_dispute_party (person_id, store_id);
ALTER TABLE sales_dispute_answer
  ADD CONSTRAINT sales_dispute_answer_says_why_not CHECK (
    words = btrim(words) AND char_length(words) <= 2000 AND (agrees OR words <> ''));
CREATE FUNCTION sales_dispute_only_ends() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.decided_at IS NOT NULL
    OR (OLD.store_id, OLD.id, OLD.ticket_id, OLD.line_id, OLD.raised_by_id, OLD.raised_at, OLD.words)
      IS DISTINCT FROM (NEW.store_id, NEW.id, NEW.ticket_id, NEW.line_id, NEW.raised_by_id, NEW.raised_at, NEW.words)
  THEN
    RAISE EXCEPTION 'a sales dispute is decided once, and what was said in it is not changed' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION sales_dispute_only_ends() FROM PUBLIC;
CREATE TRIGGER only_ends BEFORE UPDATE OR DELETE ON sales_dispute FOR EACH ROW EXECUTE FUNCTION sales_dispute_only_ends();
CREATE TRIGGER only_ends_truncate BEFORE TRUNCATE ON sales_dispute FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER only_added BEFORE UPDATE OR DELETE ON sales_dispute_party FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER only_added_truncate BEFORE TRUNCATE ON sales_dispute_party FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER only_added BEFORE UPDATE OR DELETE ON sales_dispute_answer FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER only_added_truncate BEFORE TRUNCATE ON sales_dispute_answer FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
