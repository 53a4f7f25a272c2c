-- CreateTable
CREATE TABLE "follow_up_rule" (
    "id" UUID NOT NULL,
    "after" TEXT NOT NULL,
    "days" SMALLINT NOT NULL,
    "from_fen" BIGINT NOT NULL DEFAULT 0,
    "changed_by_id" UUID,
    "changed_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "follow_up_rule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "follow_up" (
    "store_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "person_id" UUID,
    "due_day" DATE NOT NULL,
    "kind" TEXT NOT NULL,
    "cause" TEXT NOT NULL,
    "document_id" UUID,
    "note" TEXT NOT NULL DEFAULT '',
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "tries" SMALLINT NOT NULL DEFAULT 0,
    "done_at" TIMESTAMPTZ(3),
    "done_by_id" UUID,
    "dropped_for" TEXT,

    CONSTRAINT "follow_up_pkey" PRIMARY KEY ("store_id","id")
);

-- CreateTable
CREATE TABLE "customer_call" (
    "store_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "direction" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "satisfaction" SMALLINT,
    "source" TEXT,
    "note" TEXT NOT NULL DEFAULT '',
    "follow_up_id" UUID,
    "is_first" BOOLEAN NOT NULL,
    "business_day" DATE NOT NULL,
    "called_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "customer_call_pkey" PRIMARY KEY ("store_id","id")
);

-- CreateTable
CREATE TABLE "customer_visit" (
    "store_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "invited_by_id" UUID NOT NULL,
    "invited_at" TIMESTAMPTZ(3) NOT NULL,
    "for_day" DATE NOT NULL,
    "came_at" TIMESTAMPTZ(3),
    "met_by_id" UUID,

    CONSTRAINT "customer_visit_pkey" PRIMARY KEY ("store_id","id")
);

-- CreateTable
CREATE TABLE "call_quota" (
    "store_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "calls" SMALLINT NOT NULL,
    "first_contacts" SMALLINT NOT NULL,
    "changed_by_id" UUID NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "call_quota_pkey" PRIMARY KEY ("store_id","role")
);

-- CreateIndex
CREATE INDEX "follow_up_customer_id_idx" ON "follow_up"("customer_id");

-- CreateIndex
CREATE UNIQUE INDEX "follow_up_store_id_cause_key" ON "follow_up"("store_id", "cause");

-- CreateIndex
CREATE INDEX "customer_call_store_id_business_day_person_id_idx" ON "customer_call"("store_id", "business_day", "person_id");

-- CreateIndex
CREATE INDEX "customer_call_customer_id_called_at_idx" ON "customer_call"("customer_id", "called_at");

-- CreateIndex
CREATE INDEX "customer_visit_store_id_for_day_idx" ON "customer_visit"("store_id", "for_day");

-- CreateIndex
CREATE INDEX "customer_visit_customer_id_idx" ON "customer_visit"("customer_id");

-- AddForeignKey
ALTER TABLE "follow_up" ADD CONSTRAINT "follow_up_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "customer_call" ADD CONSTRAINT "customer_call_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "customer_visit" ADD CONSTRAINT "customer_visit_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE follow_up_rule ADD CONSTRAINT follow_up_rule_after_what CHECK (after IN ('SALE', 'COMPLAINT'));
ALTER TABLE follow_up_rule ADD CONSTRAINT follow_up_rule_days_have_an_end CHECK (days BETWEEN 0 AND 365 AND from_fen >= 0);
CREATE UNIQUE INDEX follow_up_rule_is_there_once ON follow_up_rule (after, days) WHERE closed_at IS NULL;
ALTER TABLE follow_up ADD CONSTRAINT follow_up_kind_is_one_of CHECK (kind IN ('SALE', 'COMPLAINT', 'HAND'));
ALTER TABLE follow_up ADD CONSTRAINT follow_up_is_done_by_somebody CHECK (
  (done_at IS NULL) = (done_by_id IS NULL) AND (dropped_for IS NULL OR done_at IS NOT NULL));
CREATE INDEX follow_up_waits ON follow_up (store_id, due_day, person_id) WHERE done_at IS NULL;
ALTER TABLE customer_call ADD CONSTRAINT customer_call_direction_is_one_of CHECK (direction IN ('OUT', 'IN'));
ALTER TABLE customer_call ADD CONSTRAINT customer_call_outcome_is_one_of CHECK (outcome IN ('REACHED', 'NOT_REACHED', 'CALL_AGAIN'));
ALTER TABLE customer_call ADD CONSTRAINT customer_call_who_calls_is_reached CHECK (direction = 'OUT' OR outcome = 'REACHED');
ALTER TABLE customer_call ADD CONSTRAINT customer_call_satisfaction_is_one_to_five CHECK (
  satisfaction IS NULL OR (satisfaction BETWEEN 1 AND 5 AND outcome = 'REACHED'));
ALTER TABLE customer_visit ADD CONSTRAINT customer_visit_is_met_by_somebody CHECK ((came_at IS NULL) = (met_by_id IS NULL));
ALTER TABLE call_quota ADD CONSTRAINT call_quota_has_an_end CHECK (
  calls BETWEEN 0 AND 500 AND first_contacts BETWEEN 0 AND calls);

-- A call stays as it was; only its words go, when the customer is erased.
CREATE FUNCTION refuse_other_calls() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.note = '' AND to_jsonb(NEW) - 'note' = to_jsonb(OLD) - 'note' THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'calls are only added' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER only_words_go BEFORE UPDATE OR DELETE ON customer_call FOR EACH ROW EXECUTE FUNCTION refuse_other_calls();
CREATE TRIGGER only_added_truncate BEFORE TRUNCATE ON customer_call FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What shops usually do, until head office says otherwise.
INSERT INTO follow_up_rule (id, after, days, from_fen) VALUES
  ('01a20000-0000-7000-8000-000000000001', 'SALE', 3, 100000),
  ('01a20000-0000-7000-8000-000000000002', 'SALE', 30, 100000),
  ('01a20000-0000-7000-8000-000000000003', 'COMPLAINT', 2, 0);
