-- AlterTable
ALTER TABLE "attendance_month_line" ADD COLUMN     "holiday_minutes" INTEGER,
ADD COLUMN     "holiday_rate" SMALLINT,
ADD COLUMN     "overtime_holiday_minutes" INTEGER,
ADD COLUMN     "overtime_rest_minutes" INTEGER,
ADD COLUMN     "rest_rate" SMALLINT,
ADD COLUMN     "work_rate" SMALLINT;

-- AlterTable
ALTER TABLE "attendance_policy" ADD COLUMN     "holiday_rate" SMALLINT NOT NULL DEFAULT 300,
ADD COLUMN     "photos" TEXT NOT NULL DEFAULT 'UNPROVED',
ADD COLUMN     "rest_rate" SMALLINT NOT NULL DEFAULT 200,
ADD COLUMN     "set_at" TIMESTAMPTZ(3),
ADD COLUMN     "set_by_id" UUID,
ADD COLUMN     "work_rate" SMALLINT NOT NULL DEFAULT 150;

-- AlterTable
ALTER TABLE "punch" ADD COLUMN     "photo_id" UUID;

-- CreateIndex
CREATE UNIQUE INDEX "punch_store_id_photo_id_key" ON "punch"("store_id", "photo_id");

-- AddForeignKey
ALTER TABLE "punch" ADD CONSTRAINT "punch_photo_fkey" FOREIGN KEY ("store_id", "photo_id") REFERENCES "attachment"("store_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- ---------------------------------------------------------------- what Prisma does not model
ALTER TABLE punch
  DROP CONSTRAINT punch_flags_are_known,
  ADD CONSTRAINT punch_flags_are_known CHECK (flags <@ ARRAY['CLOCK', 'LEFT', 'GUEST', 'NO_PHOTO']),
  ADD CONSTRAINT punch_photo_is_there_or_missed CHECK (photo_id IS NULL OR NOT 'NO_PHOTO' = ANY (flags));
ALTER TABLE attendance_policy
  ADD CONSTRAINT attendance_policy_photos_are_known CHECK (photos IN ('UNPROVED', 'EVERY')),
  ADD CONSTRAINT attendance_policy_rates_are_no_less_than_an_hour CHECK (
    work_rate BETWEEN 100 AND 1000 AND rest_rate BETWEEN 100 AND 1000 AND holiday_rate BETWEEN 100 AND 1000),
  ADD CONSTRAINT attendance_policy_set_by_somebody_sometime CHECK ((set_by_id IS NULL) = (set_at IS NULL));
ALTER TABLE attendance_month_line
  ADD CONSTRAINT attendance_month_line_rates_come_together CHECK (
    num_nulls(overtime_rest_minutes, overtime_holiday_minutes, holiday_minutes, work_rate, rest_rate, holiday_rate) IN (0, 6)),
  ADD CONSTRAINT attendance_month_line_overtime_is_of_some_day CHECK (
    overtime_rest_minutes >= 0 AND overtime_holiday_minutes >= 0 AND holiday_minutes >= 0
    AND overtime_rest_minutes + overtime_holiday_minutes <= overtime_minutes);
