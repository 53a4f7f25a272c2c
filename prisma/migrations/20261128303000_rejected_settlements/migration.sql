-- How a rejected ticket came to its end: booked after correction, or voided with the cash answered for.
CREATE TYPE "RejectedVerdict" AS ENUM ('BOOKED', 'VOIDED');
CREATE TYPE "RejectedCash" AS ENUM ('NOT_TAKEN', 'KEPT', 'GIVEN_BACK');
CREATE TABLE "rejected_settlement" (
    "store_id" UUID NOT NULL,
    "rejected_id" UUID NOT NULL,
    "verdict" "RejectedVerdict" NOT NULL,
    "ticket_id" UUID,
    "cash" "RejectedCash",
    "cash_fen" BIGINT NOT NULL,
    "session_id" UUID,
    "reason" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "business_day" DATE NOT NULL,
    "settled_at" TIMESTAMPTZ(3) NOT NULL,
    "digest" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "rejected_settlement_pkey" PRIMARY KEY ("store_id","rejected_id")
);
CREATE INDEX "rejected_settlement_store_id_business_day_idx" ON "rejected_settlement"("store_id", "business_day");
ALTER TABLE "rejected_settlement" ADD CONSTRAINT "rejected_settlement_store_id_rejected_id_fkey" FOREIGN KEY ("store_id", "rejected_id") REFERENCES "parked_ticket"("store_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE rejected_settlement
  ADD CONSTRAINT rejected_booked_names_its_ticket CHECK ((verdict = 'BOOKED') = (ticket_id IS NOT NULL)),
  ADD CONSTRAINT rejected_voided_answers_for_the_cash CHECK ((verdict = 'VOIDED') = (cash IS NOT NULL) AND cash_fen >= 0
    AND (cash_fen = 0) = (coalesce(cash, 'NOT_TAKEN') = 'NOT_TAKEN')),
  ADD CONSTRAINT rejected_settlement_has_a_reason CHECK (btrim(reason) <> '');
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON rejected_settlement FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON rejected_settlement FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER row_digest BEFORE INSERT ON rejected_settlement FOR EACH ROW EXECUTE FUNCTION set_row_digest();
CREATE TRIGGER day_is_open AFTER INSERT ON rejected_settlement REFERENCING NEW TABLE AS fresh
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rows_of_closed_days();
