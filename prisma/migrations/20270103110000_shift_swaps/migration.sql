-- AlterEnum
ALTER TYPE "NoticeKind" ADD VALUE 'SWAP_OFFERED';
ALTER TYPE "NoticeKind" ADD VALUE 'SWAP_TAKEN';
ALTER TYPE "NoticeKind" ADD VALUE 'SWAP_APPROVED';
ALTER TYPE "NoticeKind" ADD VALUE 'SWAP_REFUSED';

-- CreateTable
CREATE TABLE "shift_swap" (
    "store_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "shift_id" UUID NOT NULL,
    "monday" DATE NOT NULL,
    "giver_id" UUID NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "is_part" BOOLEAN NOT NULL,
    "to_person_id" UUID,
    "counter_shift_id" UUID,
    "counter_monday" DATE,
    "note" TEXT NOT NULL DEFAULT '',
    "state" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "taker_id" UUID,
    "taken_at" TIMESTAMPTZ(3),
    "decided_by_id" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "decided_note" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "shift_swap_pkey" PRIMARY KEY ("store_id","id")
);

-- CreateIndex
CREATE INDEX "shift_swap_store_id_state_starts_at_idx" ON "shift_swap"("store_id", "state", "starts_at");

-- CreateIndex
CREATE INDEX "shift_swap_giver_id_starts_at_idx" ON "shift_swap"("giver_id", "starts_at");

ALTER TABLE shift_swap ADD CONSTRAINT shift_swap_length CHECK (ends_at > starts_at AND ends_at <= starts_at + interval '16 hours');
ALTER TABLE shift_swap ADD CONSTRAINT shift_swap_state_is_known CHECK (
  state IN ('OPEN', 'TAKEN', 'APPROVED', 'REFUSED', 'WITHDRAWN', 'LAPSED'));
ALTER TABLE shift_swap ADD CONSTRAINT shift_swap_counter_is_whole CHECK (
  (counter_shift_id IS NULL) = (counter_monday IS NULL)
  AND (counter_shift_id IS NULL OR (to_person_id IS NOT NULL AND NOT is_part AND counter_shift_id <> shift_id)));
ALTER TABLE shift_swap ADD CONSTRAINT shift_swap_between_two CHECK (
  giver_id IS DISTINCT FROM taker_id AND giver_id IS DISTINCT FROM to_person_id
  AND (taker_id IS NULL OR to_person_id IS NULL OR taker_id = to_person_id));
ALTER TABLE shift_swap ADD CONSTRAINT shift_swap_taken_by_somebody CHECK (
  (taker_id IS NULL) = (taken_at IS NULL) AND (state NOT IN ('TAKEN', 'APPROVED') OR taker_id IS NOT NULL)
  AND (state <> 'OPEN' OR taker_id IS NULL));
ALTER TABLE shift_swap ADD CONSTRAINT shift_swap_decided_by_a_third CHECK (
  (state IN ('APPROVED', 'REFUSED')) = (decided_by_id IS NOT NULL) AND (decided_by_id IS NULL) = (decided_at IS NULL)
  AND decided_by_id IS DISTINCT FROM giver_id AND (taker_id IS NULL OR decided_by_id IS DISTINCT FROM taker_id));
-- One open request a shift, on either side of it.
CREATE UNIQUE INDEX shift_swap_open_once ON shift_swap (store_id, shift_id) WHERE state IN ('OPEN', 'TAKEN');
CREATE UNIQUE INDEX shift_swap_counter_open_once ON shift_swap (store_id, counter_shift_id) WHERE state IN ('OPEN', 'TAKEN');
