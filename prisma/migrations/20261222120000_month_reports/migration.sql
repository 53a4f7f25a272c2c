CREATE TABLE "month_report" (
    "store_id" UUID NOT NULL,
    "month" DATE NOT NULL,
    "version" INTEGER NOT NULL,
    "figures" JSONB NOT NULL,
    "comments" TEXT NOT NULL,
    "submitted_by_id" UUID NOT NULL,
    "submitted_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "month_report_pkey" PRIMARY KEY ("store_id","month","version")
);
ALTER TABLE month_report
  ADD CONSTRAINT month_report_is_of_a_month CHECK (month = date_trunc('month', month::timestamp)::date),
  ADD CONSTRAINT month_report_version CHECK (version >= 1),
  ADD CONSTRAINT month_report_says_something CHECK (btrim(comments) <> '' AND length(comments) <= 2000);

ALTER TYPE "NoticeKind" ADD VALUE 'MONTH_SUBMITTED';
