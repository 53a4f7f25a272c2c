CREATE TABLE "sales_target" (
    "store_id" UUID NOT NULL,
    "month" DATE NOT NULL,
    "amount_fen" BIGINT,
    "set_by_id" UUID NOT NULL,
    "set_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sales_target_pkey" PRIMARY KEY ("store_id","month")
);
ALTER TABLE sales_target
  ADD CONSTRAINT sales_target_is_of_a_month CHECK (month = date_trunc('month', month::timestamp)::date),
  ADD CONSTRAINT sales_target_is_an_amount CHECK (amount_fen > 0 AND amount_fen <= 9007199254740991);

CREATE TABLE "store_nudge" (
    "store_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "nudged_at" TIMESTAMPTZ(3) NOT NULL,
    "nudged_by_id" UUID NOT NULL,

    CONSTRAINT "store_nudge_pkey" PRIMARY KEY ("store_id")
);

-- What is waited for stands on homes: few rows, however many orders and transfers there ever were.
CREATE INDEX purchase_order_awaited ON purchase_order (store_id) WHERE cancelled_at IS NULL AND closed_at IS NULL AND received_at IS NULL;
CREATE INDEX transfer_to_send ON transfer (store_id) WHERE dispatched_at IS NULL AND cancelled_at IS NULL;

ALTER TYPE "NoticeKind" ADD VALUE 'REPORT_NUDGED';
ALTER TYPE "NoticeKind" ADD VALUE 'MORNING_TAKINGS';
ALTER TYPE "NoticeKind" ADD VALUE 'MORNING_LATE';
ALTER TYPE "NoticeKind" ADD VALUE 'MORNING_EXCEPTIONS';

CREATE TABLE "worker_beat" (
    "id" SMALLINT NOT NULL,
    "beat_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "worker_beat_pkey" PRIMARY KEY ("id")
);
ALTER TABLE worker_beat ADD CONSTRAINT worker_beat_is_one_row CHECK (id = 1);
