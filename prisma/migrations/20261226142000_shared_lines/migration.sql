-- DropIndex
DROP INDEX "credit_open_of_customer";

-- CreateTable
CREATE TABLE "ticket_line_share" (
    "store_id" UUID NOT NULL,
    "line_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "share_bp" INTEGER NOT NULL,
    "business_day" DATE NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "digest" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "ticket_line_share_pkey" PRIMARY KEY ("store_id","line_id","person_id")
);

-- CreateIndex
CREATE INDEX "ticket_line_share_store_id_business_day_idx" ON "ticket_line_share"("store_id", "business_day");

ALTER TABLE ticket_line_share ADD CONSTRAINT ticket_line_share_is_a_part CHECK (share_bp BETWEEN 1 AND 9999);

-- Rows of a line come in one statement and are never changed, so that a look after each says it for ever.
CREATE FUNCTION refuse_shares_unlike_whole() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  line uuid := (SELECT s.line_id FROM ticket_line_share s JOIN (SELECT DISTINCT store_id, line_id FROM fresh) f
    ON f.store_id = s.store_id AND f.line_id = s.line_id GROUP BY s.store_id, s.line_id HAVING sum(s.share_bp) <> 10000 LIMIT 1);
BEGIN
  IF line IS NOT NULL THEN
    RAISE EXCEPTION 'shares of line % do not come to 100 %%', line USING ERRCODE = 'check_violation', CONSTRAINT = 'ticket_line_shares_come_to_the_whole';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER shares_come_to_the_whole AFTER INSERT ON ticket_line_share REFERENCING NEW TABLE AS fresh
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_shares_unlike_whole();
SELECT protect_ledger('ticket_line_share');
