-- CreateTable
CREATE TABLE "supplier_claim" (
    "store_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "complaint_id" UUID NOT NULL,
    "supplier_id" UUID NOT NULL,
    "wanted_fen" BIGINT,
    "reference" TEXT NOT NULL DEFAULT '',
    "words" TEXT NOT NULL DEFAULT '',
    "state" TEXT NOT NULL DEFAULT 'OPEN',
    "opened_by_id" UUID NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "answered_at" TIMESTAMPTZ(3),
    "ended_by_id" UUID,
    "ended_at" TIMESTAMPTZ(3),
    "gave" TEXT,
    "gave_fen" BIGINT,
    "answer" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "supplier_claim_pkey" PRIMARY KEY ("store_id","id")
);

-- CreateTable
CREATE TABLE "supplier_claim_line" (
    "store_id" UUID NOT NULL,
    "claim_id" UUID NOT NULL,
    "line_no" SMALLINT NOT NULL,
    "product_id" UUID NOT NULL,
    "quantity" DECIMAL(14,3) NOT NULL,

    CONSTRAINT "supplier_claim_line_pkey" PRIMARY KEY ("store_id","claim_id","line_no")
);

-- CreateIndex
CREATE UNIQUE INDEX "supplier_claim_store_id_number_key" ON "supplier_claim"("store_id", "number");

-- CreateIndex
CREATE INDEX "supplier_claim_store_id_complaint_id_idx" ON "supplier_claim"("store_id", "complaint_id");

-- CreateIndex
CREATE INDEX "supplier_claim_store_id_opened_at_id_idx" ON "supplier_claim"("store_id", "opened_at", "id");

-- AddForeignKey
ALTER TABLE "supplier_claim" ADD CONSTRAINT "supplier_claim_store_id_complaint_id_fkey" FOREIGN KEY ("store_id", "complaint_id") REFERENCES "complaint"("store_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "supplier_claim_line" ADD CONSTRAINT "supplier_claim_line_store_id_claim_id_fkey" FOREIGN KEY ("store_id", "claim_id") REFERENCES "supplier_claim"("store_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- ---------------------------------------------------------------- what Prisma does not model
ALTER TABLE supplier_claim
  ADD CONSTRAINT supplier_claim_number_is_counted CHECK (number > 0),
  ADD CONSTRAINT supplier_claim_state_is_known CHECK (state IN ('OPEN', 'ANSWERED', 'SETTLED', 'REFUSED')),
  ADD CONSTRAINT supplier_claim_wants_some CHECK (wanted_fen IS NULL OR wanted_fen > 0),
  ADD CONSTRAINT supplier_claim_answered_says_when CHECK (state <> 'ANSWERED' OR answered_at IS NOT NULL),
  ADD CONSTRAINT supplier_claim_ended_says_by_whom CHECK (
    (state IN ('SETTLED', 'REFUSED')) = (ended_at IS NOT NULL) AND (ended_at IS NULL) = (ended_by_id IS NULL)),
  ADD CONSTRAINT supplier_claim_settled_says_what_they_gave CHECK (
    (state = 'SETTLED') = (gave IS NOT NULL) AND (gave IS NULL OR gave IN ('CREDIT', 'GOODS', 'REPAIR'))),
  ADD CONSTRAINT supplier_claim_credit_is_some CHECK (
    (gave_fen IS NOT NULL) = (gave IS NOT DISTINCT FROM 'CREDIT') AND (gave_fen IS NULL OR gave_fen > 0)),
  ADD CONSTRAINT supplier_claim_words_have_an_end CHECK (
    char_length(words) <= 4000 AND char_length(answer) <= 4000 AND char_length(reference) <= 200);
ALTER TABLE supplier_claim_line
  ADD CONSTRAINT supplier_claim_line_is_some CHECK (line_no > 0 AND quantity > 0);
CREATE INDEX supplier_claim_open_idx ON supplier_claim (store_id, supplier_id) WHERE state IN ('OPEN', 'ANSWERED');
-- What was claimed stays, and so does what came of it.
CREATE FUNCTION supplier_claim_only_goes_on() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.ended_at IS NOT NULL
    OR (OLD.store_id, OLD.id, OLD.number, OLD.complaint_id, OLD.supplier_id, OLD.wanted_fen, OLD.words, OLD.opened_by_id, OLD.opened_at)
      IS DISTINCT FROM (NEW.store_id, NEW.id, NEW.number, NEW.complaint_id, NEW.supplier_id, NEW.wanted_fen, NEW.words,
        NEW.opened_by_id, NEW.opened_at)
  THEN
    RAISE EXCEPTION 'what was claimed of a supplier is not changed' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION supplier_claim_only_goes_on() FROM PUBLIC;
CREATE TRIGGER only_goes_on BEFORE UPDATE OR DELETE ON supplier_claim FOR EACH ROW EXECUTE FUNCTION supplier_claim_only_goes_on();
CREATE TRIGGER only_added BEFORE UPDATE OR DELETE ON supplier_claim_line FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER only_added_truncate BEFORE TRUNCATE ON supplier_claim_line FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
