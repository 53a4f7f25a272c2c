-- AlterTable
ALTER TABLE "attendance_verdict" ADD COLUMN     "came_from_id" UUID,
ADD COLUMN     "went_on_to_id" UUID;

-- ---------------------------------------------------------------- what Prisma does not model
ALTER TABLE attendance_verdict
  DROP CONSTRAINT attendance_verdict_hours_have_both_punches,
  -- Hours that nobody knows are never a number: each end is a punch, or the joint with another shift.
  ADD CONSTRAINT attendance_verdict_hours_have_both_punches CHECK (
    (worked_minutes IS NULL OR state IN ('ABSENT', 'LEAVE', 'VOID')
      OR ((in_punch_id IS NOT NULL OR came_from_id IS NOT NULL) AND (out_punch_id IS NOT NULL OR went_on_to_id IS NOT NULL)))
    AND (state NOT IN ('MISSING_IN', 'MISSING_OUT') OR worked_minutes IS NULL)
    AND (state <> 'PRESENT' OR worked_minutes IS NOT NULL)),
  ADD CONSTRAINT attendance_verdict_a_joint_has_no_punch CHECK (
    (came_from_id IS NULL OR in_punch_id IS NULL) AND (went_on_to_id IS NULL OR out_punch_id IS NULL)),
  ADD CONSTRAINT attendance_verdict_joints_are_of_somebody_there CHECK (
    (came_from_id IS NULL AND went_on_to_id IS NULL)
    OR (shift_id IS NOT NULL AND state IN ('PRESENT', 'MISSING_IN', 'MISSING_OUT')
      AND came_from_id IS DISTINCT FROM shift_id AND went_on_to_id IS DISTINCT FROM shift_id)),
  ADD CONSTRAINT attendance_verdict_nobody_is_late_at_a_joint CHECK (
    (came_from_id IS NULL OR late_minutes = 0) AND (went_on_to_id IS NULL OR (early_minutes = 0 AND over_minutes = 0)));
