-- What was said about what a customer owes, and what they promised.
CREATE TABLE "credit_call" (
    "store_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "outcome" TEXT NOT NULL,
    "promised_day" DATE,
    "promised_fen" BIGINT,
    "note" TEXT NOT NULL DEFAULT '',
    "person_id" UUID NOT NULL,
    "business_day" DATE NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "credit_call_pkey" PRIMARY KEY ("store_id","id")
);

-- CreateIndex
CREATE INDEX "credit_call_customer_id_occurred_at_idx" ON "credit_call"("customer_id", "occurred_at");

-- AddForeignKey
ALTER TABLE "credit_call" ADD CONSTRAINT "credit_call_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- ---------------------------------------------------------------- what Prisma does not model
ALTER TABLE credit_call
  ADD CONSTRAINT credit_call_outcome_is_one_of CHECK (outcome IN ('PROMISED', 'REACHED', 'NOT_REACHED', 'DISPUTED')),
  ADD CONSTRAINT credit_call_promise_is_whole CHECK (
    (outcome = 'PROMISED') = (promised_day IS NOT NULL) AND (promised_day IS NULL) = (promised_fen IS NULL)),
  ADD CONSTRAINT credit_call_promises_something CHECK (promised_fen > 0);
