-- What was taken over is said by entries alone.
-- AlterTable
ALTER TABLE "credit_account" DROP COLUMN "opening_at";
