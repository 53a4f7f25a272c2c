-- CreateEnum
CREATE TYPE "NoticeKind" AS ENUM ('REPORT_DUE', 'REPORT_LATE', 'REPORT_ACCEPTED', 'REPORT_RETURNED', 'BOOKS_DIFFER', 'BACKUP_FAILED');

-- CreateEnum
CREATE TYPE "RobotKind" AS ENUM ('WECOM', 'DINGTALK');

-- CreateTable
CREATE TABLE "notice" (
    "person_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" "NoticeKind" NOT NULL,
    "cause" TEXT NOT NULL,
    "store_id" UUID,
    "facts" JSONB NOT NULL,
    "raised_at" TIMESTAMPTZ(3) NOT NULL,
    "read_at" TIMESTAMPTZ(3),

    CONSTRAINT "notice_pkey" PRIMARY KEY ("person_id","id")
);

-- CreateTable
CREATE TABLE "notice_robot" (
    "id" UUID NOT NULL,
    "kind" "RobotKind" NOT NULL,
    "name" TEXT NOT NULL,
    "sealed_key" TEXT NOT NULL,
    "sealed_secret" TEXT,
    "locale" TEXT NOT NULL,
    "added_by_id" UUID NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "notice_robot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notice_choice" (
    "person_id" UUID NOT NULL,
    "kind" "NoticeKind" NOT NULL,
    "robot_id" UUID NOT NULL,

    CONSTRAINT "notice_choice_pkey" PRIMARY KEY ("person_id","kind","robot_id")
);

-- CreateTable
CREATE TABLE "notice_quiet" (
    "person_id" UUID NOT NULL,
    "from_minute" INTEGER NOT NULL,
    "to_minute" INTEGER NOT NULL,
    "time_zone" TEXT NOT NULL,

    CONSTRAINT "notice_quiet_pkey" PRIMARY KEY ("person_id")
);

-- CreateTable
CREATE TABLE "robot_message" (
    "robot_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" "NoticeKind" NOT NULL,
    "cause" TEXT NOT NULL,
    "facts" JSONB NOT NULL,
    "raised_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "last_error" TEXT,
    "sent_at" TIMESTAMPTZ(3),
    "given_up_at" TIMESTAMPTZ(3),

    CONSTRAINT "robot_message_pkey" PRIMARY KEY ("robot_id","id")
);

-- One per person and cause, one per group and cause.
CREATE UNIQUE INDEX "notice_person_id_cause_key" ON "notice"("person_id", "cause");
CREATE INDEX "notice_person_id_raised_at_idx" ON "notice"("person_id", "raised_at");
CREATE INDEX "notice_cause_idx" ON "notice"("cause");
CREATE INDEX "notice_raised_at_idx" ON "notice"("raised_at");
CREATE UNIQUE INDEX "robot_message_robot_id_cause_key" ON "robot_message"("robot_id", "cause");
CREATE INDEX "robot_message_raised_at_idx" ON "robot_message"("raised_at");
CREATE INDEX "robot_message_waiting" ON "robot_message"("robot_id", "due_at") WHERE "sent_at" IS NULL AND "given_up_at" IS NULL;

ALTER TABLE "notice_choice" ADD CONSTRAINT "notice_choice_robot_id_fkey" FOREIGN KEY ("robot_id") REFERENCES "notice_robot"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "robot_message" ADD CONSTRAINT "robot_message_robot_id_fkey" FOREIGN KEY ("robot_id") REFERENCES "notice_robot"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE "notice_quiet"
  ADD CONSTRAINT "notice_quiet_minutes_are_of_a_day" CHECK ("from_minute" BETWEEN 0 AND 1439 AND "to_minute" BETWEEN 0 AND 1439 AND "from_minute" <> "to_minute");
ALTER TABLE "robot_message"
  ADD CONSTRAINT "robot_message_is_sent_or_given_up" CHECK ("sent_at" IS NULL OR "given_up_at" IS NULL);
ALTER TABLE "notice_robot"
  ADD CONSTRAINT "notice_robot_of_dingtalk_signs" CHECK ("kind" <> 'DINGTALK' OR "sealed_secret" IS NOT NULL);

-- When a store's day is over and its report may be prepared, minutes after midnight of the store.
ALTER TABLE "store" ADD COLUMN "closing_minute" INTEGER NOT NULL DEFAULT 1260;
ALTER TABLE "store" ADD CONSTRAINT "store_closing_minute_is_of_a_day" CHECK ("closing_minute" BETWEEN 0 AND 1439);
