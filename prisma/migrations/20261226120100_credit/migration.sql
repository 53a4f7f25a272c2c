-- AlterTable
ALTER TABLE "store" ADD COLUMN     "credit_manager_limit_fen" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "credit_offline" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "credit_overdue_days" INTEGER NOT NULL DEFAULT 30;

-- AlterTable
ALTER TABLE "ticket" ADD COLUMN     "customer_id" UUID;

-- CreateTable
CREATE TABLE "credit_account" (
    "customer_id" UUID NOT NULL,
    "limit_fen" BIGINT,
    "due_days" INTEGER,
    "receivable_fen" BIGINT NOT NULL DEFAULT 0,
    "store_credit_fen" BIGINT NOT NULL DEFAULT 0,
    "moved_to_id" UUID,

    CONSTRAINT "credit_account_pkey" PRIMARY KEY ("customer_id")
);

-- CreateTable
CREATE TABLE "credit_entry" (
    "store_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "account" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "amount_fen" BIGINT NOT NULL,
    "document_kind" TEXT NOT NULL,
    "document_id" UUID NOT NULL,
    "due_day" DATE,
    "reason" TEXT NOT NULL DEFAULT '',
    "person_id" UUID NOT NULL,
    "business_day" DATE NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "reverses_id" UUID,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "digest" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "credit_entry_pkey" PRIMARY KEY ("store_id","id")
);

-- CreateTable
CREATE TABLE "credit_open" (
    "entry_id" UUID NOT NULL,
    "store_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "side" TEXT NOT NULL,
    "amount_fen" BIGINT NOT NULL,
    "left_fen" BIGINT NOT NULL,
    "due_day" DATE,
    "business_day" DATE NOT NULL,

    CONSTRAINT "credit_open_pkey" PRIMARY KEY ("entry_id")
);

-- CreateTable
CREATE TABLE "credit_match" (
    "store_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "paying_store_id" UUID NOT NULL,
    "paying_entry_id" UUID NOT NULL,
    "owed_store_id" UUID NOT NULL,
    "owed_entry_id" UUID NOT NULL,
    "amount_fen" BIGINT NOT NULL,
    "effective_day" DATE NOT NULL,
    "person_id" UUID NOT NULL,
    "business_day" DATE NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "digest" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "credit_match_pkey" PRIMARY KEY ("store_id","id")
);

-- CreateTable
CREATE TABLE "credit_repayment" (
    "store_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "customer_id" UUID NOT NULL,
    "session_id" UUID,
    "amount_fen" BIGINT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "person_id" UUID NOT NULL,
    "business_day" DATE NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "reverses_id" UUID,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "digest" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "credit_repayment_pkey" PRIMARY KEY ("store_id","id")
);

-- CreateTable
CREATE TABLE "credit_repayment_tender" (
    "store_id" UUID NOT NULL,
    "repayment_id" UUID NOT NULL,
    "line_no" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "amount_fen" BIGINT NOT NULL,
    "reference" TEXT NOT NULL DEFAULT '',
    "business_day" DATE NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "digest" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "credit_repayment_tender_pkey" PRIMARY KEY ("store_id","repayment_id","line_no")
);

-- CreateIndex
CREATE INDEX "credit_entry_store_id_business_day_idx" ON "credit_entry"("store_id", "business_day");

-- CreateIndex
CREATE INDEX "credit_entry_store_id_document_id_idx" ON "credit_entry"("store_id", "document_id");

-- CreateIndex
CREATE INDEX "credit_entry_customer_id_occurred_at_idx" ON "credit_entry"("customer_id", "occurred_at");

-- CreateIndex
CREATE UNIQUE INDEX "credit_entry_store_id_reverses_id_key" ON "credit_entry"("store_id", "reverses_id");

-- CreateIndex
CREATE INDEX "credit_match_store_id_business_day_idx" ON "credit_match"("store_id", "business_day");

-- CreateIndex
CREATE INDEX "credit_match_effective_day_idx" ON "credit_match"("effective_day");

-- CreateIndex
CREATE INDEX "credit_match_owed_entry_id_idx" ON "credit_match"("owed_entry_id");

-- CreateIndex
CREATE INDEX "credit_match_paying_entry_id_idx" ON "credit_match"("paying_entry_id");

-- CreateIndex
CREATE INDEX "credit_repayment_store_id_business_day_idx" ON "credit_repayment"("store_id", "business_day");

-- CreateIndex
CREATE INDEX "credit_repayment_store_id_session_id_idx" ON "credit_repayment"("store_id", "session_id");

-- CreateIndex
CREATE UNIQUE INDEX "credit_repayment_store_id_number_key" ON "credit_repayment"("store_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "credit_repayment_store_id_reverses_id_key" ON "credit_repayment"("store_id", "reverses_id");

-- CreateIndex
CREATE INDEX "credit_repayment_tender_store_id_business_day_idx" ON "credit_repayment_tender"("store_id", "business_day");

-- AddForeignKey
ALTER TABLE "credit_account" ADD CONSTRAINT "credit_account_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "credit_account" ADD CONSTRAINT "credit_account_moved_to_id_fkey" FOREIGN KEY ("moved_to_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "credit_entry" ADD CONSTRAINT "credit_entry_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "credit_entry" ADD CONSTRAINT "credit_entry_store_id_reverses_id_fkey" FOREIGN KEY ("store_id", "reverses_id") REFERENCES "credit_entry"("store_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "credit_open" ADD CONSTRAINT "credit_open_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "credit_repayment" ADD CONSTRAINT "credit_repayment_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "credit_repayment" ADD CONSTRAINT "credit_repayment_store_id_reverses_id_fkey" FOREIGN KEY ("store_id", "reverses_id") REFERENCES "credit_repayment"("store_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "credit_repayment_tender" ADD CONSTRAINT "credit_repayment_tender_store_id_repayment_id_fkey" FOREIGN KEY ("store_id", "repayment_id") REFERENCES "credit_repayment"("store_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- ---------------------------------------------------------------- what Prisma does not model
ALTER TABLE store
  ADD CONSTRAINT store_credit_overdue_days_have_an_end CHECK (credit_overdue_days BETWEEN 0 AND 3650),
  ADD CONSTRAINT store_credit_manager_limit_is_no_debt CHECK (credit_manager_limit_fen >= 0);
-- Most tickets have no customer.
CREATE INDEX ticket_of_customer ON ticket (customer_id, occurred_at) WHERE customer_id IS NOT NULL;
ALTER TABLE credit_account
  ADD CONSTRAINT credit_account_store_credit_is_never_owed CHECK (store_credit_fen >= 0),
  ADD CONSTRAINT credit_account_limit_comes_with_its_days CHECK ((limit_fen IS NULL) = (due_days IS NULL)),
  ADD CONSTRAINT credit_account_limit_is_no_debt CHECK (limit_fen >= 0 AND due_days BETWEEN 0 AND 3650),
  ADD CONSTRAINT credit_account_moved_stands_at_zero CHECK (
    moved_to_id IS NULL OR (moved_to_id <> customer_id AND receivable_fen = 0 AND store_credit_fen = 0 AND limit_fen IS NULL));
ALTER TABLE credit_entry
  ADD CONSTRAINT credit_entry_account_is_one_of CHECK (account IN ('RECEIVABLE', 'STORE_CREDIT')),
  ADD CONSTRAINT credit_entry_kind_is_one_of CHECK (kind IN (
    'SALE', 'REPAYMENT', 'RETURN', 'STORE_CREDIT_IN', 'STORE_CREDIT_OUT', 'WRITE_OFF', 'CORRECTION')),
  ADD CONSTRAINT credit_entry_document_is_one_of CHECK (document_kind IN ('TICKET', 'REPAYMENT', 'ACT')),
  ADD CONSTRAINT credit_entry_says_something CHECK (amount_fen <> 0),
  ADD CONSTRAINT credit_entry_kind_has_its_account CHECK (kind = 'CORRECTION' OR (kind IN ('STORE_CREDIT_IN', 'STORE_CREDIT_OUT')) = (account = 'STORE_CREDIT')),
  ADD CONSTRAINT credit_entry_sign_follows_its_kind CHECK (reverses_id IS NOT NULL OR CASE kind
    WHEN 'SALE' THEN amount_fen > 0 WHEN 'STORE_CREDIT_IN' THEN amount_fen > 0
    WHEN 'CORRECTION' THEN true ELSE amount_fen < 0 END),
  ADD CONSTRAINT credit_entry_owed_has_its_day CHECK ((due_day IS NOT NULL) = (account = 'RECEIVABLE' AND amount_fen > 0)),
  ADD CONSTRAINT credit_entry_word_has_a_reason CHECK (document_kind <> 'ACT' OR btrim(reason) <> '');
ALTER TABLE credit_open
  ADD CONSTRAINT credit_open_side_is_one_of CHECK (side IN ('OWED', 'PAID')),
  ADD CONSTRAINT credit_open_left_is_part_of_it CHECK (left_fen BETWEEN 0 AND amount_fen AND amount_fen > 0),
  ADD CONSTRAINT credit_open_owed_has_its_day CHECK ((due_day IS NOT NULL) = (side = 'OWED'));
CREATE INDEX credit_open_left ON credit_open (customer_id, due_day, entry_id) WHERE left_fen > 0;
CREATE INDEX credit_open_of_customer ON credit_open (customer_id);
ALTER TABLE credit_match
  ADD CONSTRAINT credit_match_says_something CHECK (amount_fen <> 0),
  ADD CONSTRAINT credit_match_of_two CHECK (paying_entry_id <> owed_entry_id);
ALTER TABLE credit_repayment
  ADD CONSTRAINT credit_repayment_counts_from_one CHECK (number >= 1),
  ADD CONSTRAINT credit_repayment_sign_says_whether_it_takes_back CHECK (amount_fen <> 0 AND (amount_fen < 0) = (reverses_id IS NOT NULL));
ALTER TABLE credit_repayment_tender ADD CONSTRAINT credit_repayment_tender_says_something CHECK (amount_fen <> 0 AND line_no >= 1);
ALTER TABLE approval ADD CONSTRAINT approval_on_account_says_of_whom CHECK (kind::text <> 'ON_ACCOUNT' OR content_hash IS NOT NULL);
ALTER TABLE cash_movement DROP CONSTRAINT cash_movement_sign_follows_its_kind;
ALTER TABLE cash_movement ADD CONSTRAINT cash_movement_sign_follows_its_kind CHECK (CASE kind::text
    WHEN 'FLOAT' THEN amount_fen >= 0 WHEN 'PAID_IN' THEN amount_fen > 0
    WHEN 'PAID_OUT' THEN amount_fen < 0 WHEN 'DROP' THEN amount_fen < 0 WHEN 'REFUND' THEN amount_fen < 0
    WHEN 'REPAYMENT' THEN amount_fen <> 0 ELSE amount_fen >= 0 END);
ALTER TABLE cash_movement ADD CONSTRAINT cash_movement_repayment_has_its_number CHECK (kind::text <> 'REPAYMENT' OR reason ~ '^CR-[0-9]{6,}$');
SELECT protect_ledger('credit_entry'), protect_ledger('credit_match'), protect_ledger('credit_repayment'),
  protect_ledger('credit_repayment_tender');
