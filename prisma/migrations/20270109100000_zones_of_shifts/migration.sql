-- A shift's zone is of its store. Where one was not, it was shown nowhere: it is open again.
UPDATE shift s SET zone_id = NULL WHERE zone_id IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM zone z WHERE z.store_id = s.store_id AND z.id = s.zone_id);
UPDATE published_shift s SET zone_id = NULL WHERE zone_id IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM zone z WHERE z.store_id = s.store_id AND z.id = s.zone_id);

-- AlterTable
ALTER TABLE "roster_change" ADD COLUMN     "kind" TEXT,
ADD COLUMN     "zone_id" UUID;

-- ---------------------------------------------------------------- what Prisma does not model
ALTER TABLE roster_change
  ADD CONSTRAINT roster_change_kinds_are_known CHECK (kind IN ('WORK', 'DUTY', 'MEETING', 'TRAINING'));
