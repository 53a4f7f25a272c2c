ALTER TYPE "NoticeKind" ADD VALUE 'COMPLAINT_HALF';
ALTER TYPE "NoticeKind" ADD VALUE 'COMPLAINT_LATE';
ALTER TYPE "NoticeKind" ADD VALUE 'COMPLAINT_LONG_LATE';

-- CreateTable
CREATE TABLE "complaint" (
    "store_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "customer_id" UUID,
    "caller_name" TEXT NOT NULL DEFAULT '',
    "caller_number" TEXT NOT NULL DEFAULT '',
    "channel" TEXT NOT NULL,
    "about" TEXT NOT NULL,
    "ticket_id" UUID,
    "ticket_line_id" UUID,
    "product_id" UUID,
    "supplier_id" UUID,
    "about_person_id" UUID,
    "zone_id" UUID,
    "serial" TEXT NOT NULL DEFAULT '',
    "words" TEXT NOT NULL,
    "severity" SMALLINT NOT NULL,
    "wants" TEXT NOT NULL,
    "cause" TEXT,
    "letter_date" DATE,
    "owner_id" UUID NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'NEW',
    "round" SMALLINT NOT NULL DEFAULT 1,
    "version" INTEGER NOT NULL DEFAULT 1,
    "logged_by_id" UUID NOT NULL,
    "logged_at" TIMESTAMPTZ(3) NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "answer_minutes" INTEGER NOT NULL,
    "solve_minutes" INTEGER NOT NULL,
    "answer_due_at" TIMESTAMPTZ(3) NOT NULL,
    "solve_due_at" TIMESTAMPTZ(3),
    "due_set_by_id" UUID,
    "due_set_at" TIMESTAMPTZ(3),
    "answered_at" TIMESTAMPTZ(3),
    "solved_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "verdict" TEXT,
    "looks_at" TIMESTAMPTZ(3),

    CONSTRAINT "complaint_pkey" PRIMARY KEY ("store_id","id")
);

-- CreateTable
CREATE TABLE "complaint_step" (
    "store_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "complaint_id" UUID NOT NULL,
    "round" SMALLINT NOT NULL,
    "kind" TEXT NOT NULL,
    "person_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "old_state" TEXT,
    "new_state" TEXT,
    "is_told" BOOLEAN NOT NULL DEFAULT false,
    "text" TEXT NOT NULL DEFAULT '',
    "facts" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "complaint_step_pkey" PRIMARY KEY ("store_id","id")
);

-- CreateTable
CREATE TABLE "complaint_round" (
    "store_id" UUID NOT NULL,
    "complaint_id" UUID NOT NULL,
    "round" SMALLINT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "answer_due_at" TIMESTAMPTZ(3) NOT NULL,
    "solve_due_at" TIMESTAMPTZ(3),
    "answered_at" TIMESTAMPTZ(3),
    "solved_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "verdict" TEXT,

    CONSTRAINT "complaint_round_pkey" PRIMARY KEY ("store_id","complaint_id","round")
);

-- CreateTable
CREATE TABLE "complaint_pause" (
    "store_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "complaint_id" UUID NOT NULL,
    "round" SMALLINT NOT NULL,
    "from_at" TIMESTAMPTZ(3) NOT NULL,
    "to_at" TIMESTAMPTZ(3),

    CONSTRAINT "complaint_pause_pkey" PRIMARY KEY ("store_id","id")
);

-- CreateTable
CREATE TABLE "complaint_climb" (
    "store_id" UUID NOT NULL,
    "complaint_id" UUID NOT NULL,
    "round" SMALLINT NOT NULL,
    "level" SMALLINT NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "climbed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "complaint_climb_pkey" PRIMARY KEY ("store_id","complaint_id","round","level")
);

-- CreateTable
CREATE TABLE "complaint_outcome" (
    "store_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "complaint_id" UUID NOT NULL,
    "round" SMALLINT NOT NULL,
    "kind" TEXT NOT NULL,
    "text" TEXT NOT NULL DEFAULT '',
    "amount_fen" BIGINT,
    "product_id" UUID,
    "quantity" DECIMAL(14,3),
    "technician_id" UUID,
    "decided_by_id" UUID NOT NULL,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,
    "needs_approval" BOOLEAN NOT NULL,
    "approved_by_id" UUID,
    "approved_at" TIMESTAMPTZ(3),
    "document_kind" TEXT,
    "document_id" UUID,
    "given_by_id" UUID,
    "given_at" TIMESTAMPTZ(3),

    CONSTRAINT "complaint_outcome_pkey" PRIMARY KEY ("store_id","id")
);

-- CreateTable
CREATE TABLE "complaint_photo" (
    "store_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "complaint_id" UUID NOT NULL,
    "added_by_id" UUID NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "complaint_photo_pkey" PRIMARY KEY ("store_id","id")
);

-- CreateTable
CREATE TABLE "complaint_times" (
    "severity" SMALLINT NOT NULL,
    "answer_minutes" INTEGER NOT NULL,
    "solve_minutes" INTEGER NOT NULL,
    "changed_by_id" UUID NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "complaint_times_pkey" PRIMARY KEY ("severity")
);

-- CreateTable
CREATE TABLE "complaint_limit" (
    "role" "Role" NOT NULL,
    "amount_fen" BIGINT NOT NULL,
    "changed_by_id" UUID NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "complaint_limit_pkey" PRIMARY KEY ("role")
);

-- CreateTable
CREATE TABLE "warranty_rule" (
    "id" UUID NOT NULL,
    "category_id" UUID,
    "basis" TEXT NOT NULL,
    "valid_from" DATE NOT NULL,
    "return_days" INTEGER NOT NULL,
    "exchange_days" INTEGER NOT NULL,
    "repair_months" INTEGER NOT NULL,
    "repairs_to_exchange" SMALLINT NOT NULL,
    "source" TEXT NOT NULL DEFAULT '',
    "source_checked_on" DATE,
    "added_by_id" UUID NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "warranty_rule_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "complaint_store_id_logged_at_id_idx" ON "complaint"("store_id", "logged_at", "id");

-- CreateIndex
CREATE INDEX "complaint_customer_id_logged_at_idx" ON "complaint"("customer_id", "logged_at");

-- CreateIndex
CREATE INDEX "complaint_product_id_logged_at_idx" ON "complaint"("product_id", "logged_at");

-- CreateIndex
CREATE INDEX "complaint_store_id_ticket_id_idx" ON "complaint"("store_id", "ticket_id");

-- CreateIndex
CREATE UNIQUE INDEX "complaint_store_id_number_key" ON "complaint"("store_id", "number");

-- CreateIndex
CREATE INDEX "complaint_step_store_id_complaint_id_at_idx" ON "complaint_step"("store_id", "complaint_id", "at");

-- CreateIndex
CREATE INDEX "complaint_pause_store_id_complaint_id_idx" ON "complaint_pause"("store_id", "complaint_id");

-- CreateIndex
CREATE INDEX "complaint_outcome_store_id_complaint_id_idx" ON "complaint_outcome"("store_id", "complaint_id");

-- CreateIndex
CREATE UNIQUE INDEX "complaint_outcome_store_id_document_kind_document_id_key" ON "complaint_outcome"("store_id", "document_kind", "document_id");

-- CreateIndex
CREATE INDEX "complaint_photo_store_id_complaint_id_idx" ON "complaint_photo"("store_id", "complaint_id");

-- CreateIndex
CREATE INDEX "warranty_rule_category_id_valid_from_idx" ON "warranty_rule"("category_id", "valid_from");

-- AddForeignKey
ALTER TABLE "complaint_step" ADD CONSTRAINT "complaint_step_store_id_complaint_id_fkey" FOREIGN KEY ("store_id", "complaint_id") REFERENCES "complaint"("store_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "complaint_round" ADD CONSTRAINT "complaint_round_store_id_complaint_id_fkey" FOREIGN KEY ("store_id", "complaint_id") REFERENCES "complaint"("store_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "complaint_pause" ADD CONSTRAINT "complaint_pause_store_id_complaint_id_fkey" FOREIGN KEY ("store_id", "complaint_id") REFERENCES "complaint"("store_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "complaint_climb" ADD CONSTRAINT "complaint_climb_store_id_complaint_id_fkey" FOREIGN KEY ("store_id", "complaint_id") REFERENCES "complaint"("store_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "complaint_outcome" ADD CONSTRAINT "complaint_outcome_store_id_complaint_id_fkey" FOREIGN KEY ("store_id", "complaint_id") REFERENCES "complaint"("store_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "complaint_photo" ADD CONSTRAINT "complaint_photo_store_id_complaint_id_fkey" FOREIGN KEY ("store_id", "complaint_id") REFERENCES "complaint"("store_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "complaint_photo" ADD CONSTRAINT "complaint_photo_store_id_id_fkey" FOREIGN KEY ("store_id", "id") REFERENCES "attachment"("store_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- ---------------------------------------------------------------- what Prisma does not model
ALTER TABLE complaint
  ADD CONSTRAINT complaint_number_is_counted CHECK (number > 0 AND round > 0 AND version > 0),
  ADD CONSTRAINT complaint_is_somebodys CHECK (customer_id IS NULL OR (caller_name = '' AND caller_number = '')),
  ADD CONSTRAINT complaint_channel_is_known CHECK (channel IN ('STORE', 'PHONE', 'WECHAT', 'PLATFORM', 'AUTHORITY')),
  ADD CONSTRAINT complaint_about_is_known CHECK (about IN ('TICKET', 'LINE', 'SERIAL', 'DELIVERY', 'PERSON', 'PRICE', 'OTHER')),
  ADD CONSTRAINT complaint_about_names_it CHECK (
    (about NOT IN ('TICKET', 'LINE') OR ticket_id IS NOT NULL) AND (about <> 'LINE' OR ticket_line_id IS NOT NULL)
    AND (about <> 'SERIAL' OR serial <> '') AND (ticket_line_id IS NULL OR ticket_id IS NOT NULL)),
  ADD CONSTRAINT complaint_says_something CHECK (words = btrim(words) AND char_length(words) BETWEEN 1 AND 4000),
  ADD CONSTRAINT complaint_severity_is_one_of_four CHECK (severity BETWEEN 1 AND 4),
  ADD CONSTRAINT complaint_wants_is_known CHECK (wants IN
    ('REPAIR', 'EXCHANGE', 'RETURN', 'REFUND', 'COMPENSATION', 'APOLOGY', 'EXPLANATION', 'OTHER')),
  ADD CONSTRAINT complaint_cause_is_known CHECK (cause IS NULL OR cause IN
    ('QUALITY', 'DAMAGED', 'WRONG_GOODS', 'LATE', 'INSTALLATION', 'SERVICE', 'PRICE', 'MISUSE', 'OTHER')),
  ADD CONSTRAINT complaint_authority_has_a_letter CHECK ((channel = 'AUTHORITY') = (letter_date IS NOT NULL)),
  ADD CONSTRAINT complaint_state_is_known CHECK (state IN
    ('NEW', 'ACKNOWLEDGED', 'IN_PROGRESS', 'WAITING_CUSTOMER', 'WAITING_SUPPLIER', 'SOLVED', 'CLOSED')),
  ADD CONSTRAINT complaint_solved_says_when CHECK ((state IN ('SOLVED', 'CLOSED')) = (solved_at IS NOT NULL)),
  ADD CONSTRAINT complaint_closed_with_an_answer CHECK (
    (state = 'CLOSED') = (closed_at IS NOT NULL) AND (closed_at IS NULL) = (verdict IS NULL)),
  ADD CONSTRAINT complaint_verdict_is_known CHECK (verdict IN ('SATISFIED', 'NOT_SATISFIED', 'NOT_REACHED')),
  ADD CONSTRAINT complaint_new_is_not_answered CHECK ((state = 'NEW') <= (answered_at IS NULL)),
  ADD CONSTRAINT complaint_minutes_are_some CHECK (answer_minutes > 0 AND solve_minutes > 0),
  ADD CONSTRAINT complaint_due_by_hand_says_by_whom CHECK (
    (due_set_by_id IS NULL) = (due_set_at IS NULL) AND (due_set_by_id IS NULL OR solve_due_at IS NOT NULL)),
  ADD CONSTRAINT complaint_solved_climbs_no_more CHECK (solved_at IS NULL OR looks_at IS NULL);
CREATE INDEX complaint_open_idx ON complaint (store_id, state, solve_due_at) WHERE state <> 'CLOSED';
CREATE INDEX complaint_looks_at_idx ON complaint (looks_at) WHERE looks_at IS NOT NULL;
CREATE INDEX complaint_owner_idx ON complaint (owner_id) WHERE state <> 'CLOSED';

ALTER TABLE complaint_step
  ADD CONSTRAINT complaint_step_kind_is_known CHECK (kind IN ('LOGGED', 'TOLD', 'NOTED', 'STATE', 'TAKEN', 'HANDED_OVER', 'SEVERITY',
    'CAUSE', 'DUE_SET', 'PHOTO', 'OUTCOME', 'APPROVED', 'GIVEN', 'TRIED', 'CLOSED', 'REOPENED', 'CLIMBED', 'RECOMPUTED')),
  ADD CONSTRAINT complaint_step_told_by_somebody CHECK (NOT is_told OR (person_id IS NOT NULL AND text <> '')),
  ADD CONSTRAINT complaint_step_moves_from_somewhere CHECK (old_state IS NULL OR new_state IS NOT NULL),
  ADD CONSTRAINT complaint_step_text_has_an_end CHECK (char_length(text) <= 4000);
ALTER TABLE complaint_round
  ADD CONSTRAINT complaint_round_is_over CHECK (solved_at IS NOT NULL AND (closed_at IS NULL) = (verdict IS NULL));
ALTER TABLE complaint_pause ADD CONSTRAINT complaint_pause_ends_after_it_began CHECK (to_at >= from_at);
CREATE UNIQUE INDEX complaint_pause_is_one_at_a_time ON complaint_pause (store_id, complaint_id) WHERE to_at IS NULL;
ALTER TABLE complaint_climb ADD CONSTRAINT complaint_climb_level_is_one_of_three CHECK (level BETWEEN 1 AND 3 AND climbed_at >= due_at);
ALTER TABLE complaint_outcome
  ADD CONSTRAINT complaint_outcome_kind_is_known CHECK (kind IN
    ('EXCHANGE', 'RETURN', 'REFUND', 'REPAIR', 'CASH', 'STORE_CREDIT', 'GOODS', 'EXPLANATION', 'UNFOUNDED')),
  ADD CONSTRAINT complaint_outcome_money_is_some CHECK (
    (kind IN ('CASH', 'STORE_CREDIT')) = (amount_fen IS NOT NULL) AND (amount_fen IS NULL OR amount_fen > 0)),
  ADD CONSTRAINT complaint_outcome_goods_are_some CHECK (
    (kind = 'GOODS') = (product_id IS NOT NULL) AND (product_id IS NULL) = (quantity IS NULL) AND (quantity IS NULL OR quantity > 0)),
  ADD CONSTRAINT complaint_outcome_repair_is_somebodys CHECK (technician_id IS NULL OR kind = 'REPAIR'),
  ADD CONSTRAINT complaint_outcome_is_approved_by_another CHECK (
    (approved_by_id IS NULL) = (approved_at IS NULL) AND (approved_by_id IS NULL OR (needs_approval AND approved_by_id <> decided_by_id))),
  ADD CONSTRAINT complaint_outcome_is_given_by_a_document CHECK (
    (document_id IS NULL) = (document_kind IS NULL) AND (document_id IS NULL) = (given_at IS NULL)
    AND (given_at IS NULL) = (given_by_id IS NULL)),
  ADD CONSTRAINT complaint_outcome_document_is_known CHECK (
    document_kind IN ('TICKET', 'CASH_MOVEMENT', 'CREDIT_ENTRY', 'ADJUSTMENT', 'REPAIR')),
  ADD CONSTRAINT complaint_outcome_waits_for_approval CHECK (
    NOT (needs_approval AND approved_at IS NULL AND given_at IS NOT NULL));
-- What was decided stays; approval and document are written once.
CREATE FUNCTION complaint_outcome_only_goes_on() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE'
    OR (OLD.store_id, OLD.id, OLD.complaint_id, OLD.round, OLD.kind, OLD.text, OLD.amount_fen, OLD.product_id, OLD.quantity,
        OLD.decided_by_id, OLD.decided_at, OLD.needs_approval)
      IS DISTINCT FROM (NEW.store_id, NEW.id, NEW.complaint_id, NEW.round, NEW.kind, NEW.text, NEW.amount_fen, NEW.product_id,
        NEW.quantity, NEW.decided_by_id, NEW.decided_at, NEW.needs_approval)
    OR (OLD.approved_at IS NOT NULL AND (OLD.approved_by_id, OLD.approved_at) IS DISTINCT FROM (NEW.approved_by_id, NEW.approved_at))
    OR (OLD.given_at IS NOT NULL AND (OLD.document_kind, OLD.document_id, OLD.given_by_id, OLD.given_at)
      IS DISTINCT FROM (NEW.document_kind, NEW.document_id, NEW.given_by_id, NEW.given_at))
  THEN
    RAISE EXCEPTION 'what was decided about a complaint is not changed' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION complaint_outcome_only_goes_on() FROM PUBLIC;
CREATE TRIGGER only_goes_on BEFORE UPDATE OR DELETE ON complaint_outcome FOR EACH ROW EXECUTE FUNCTION complaint_outcome_only_goes_on();
ALTER TABLE complaint_times
  ADD CONSTRAINT complaint_times_are_in_order CHECK (
    severity BETWEEN 1 AND 4 AND answer_minutes BETWEEN 1 AND 525600 AND solve_minutes BETWEEN answer_minutes AND 525600);
ALTER TABLE complaint_limit ADD CONSTRAINT complaint_limit_is_not_below_zero CHECK (amount_fen >= 0);
ALTER TABLE warranty_rule
  ADD CONSTRAINT warranty_rule_basis_is_known CHECK (basis IN ('LAW', 'CHAIN')),
  ADD CONSTRAINT warranty_rule_days_are_in_order CHECK (
    return_days BETWEEN 0 AND 3660 AND exchange_days BETWEEN return_days AND 3660 AND repair_months BETWEEN 0 AND 240
    AND repairs_to_exchange BETWEEN 0 AND 20),
  ADD CONSTRAINT warranty_rule_checked_has_a_source CHECK (source_checked_on IS NULL OR source <> '');

DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['complaint_step', 'complaint_round', 'complaint_climb', 'complaint_photo', 'warranty_rule'] LOOP
    EXECUTE format('CREATE TRIGGER only_added BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', t);
    EXECUTE format('CREATE TRIGGER only_added_truncate BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', t);
  END LOOP;
END $$;
