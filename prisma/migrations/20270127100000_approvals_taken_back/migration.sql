-- A yes that was wrong is taken back, by whom, when and why: of leave, of a swap.
ALTER TABLE leave ADD COLUMN withdrawn_at TIMESTAMPTZ(3), ADD COLUMN withdrawn_by_id UUID, ADD COLUMN withdrawn_note TEXT NOT NULL DEFAULT '';
ALTER TABLE leave ADD CONSTRAINT leave_withdrawn_by_somebody CHECK (
  (withdrawn_at IS NULL) = (withdrawn_by_id IS NULL) AND (withdrawn_at IS NULL OR state = 'WITHDRAWN')
  AND (withdrawn_note = '' OR withdrawn_at IS NOT NULL));

ALTER TABLE shift_swap ADD COLUMN undone_at TIMESTAMPTZ(3), ADD COLUMN undone_by_id UUID, ADD COLUMN undone_note TEXT NOT NULL DEFAULT '';
ALTER TABLE shift_swap DROP CONSTRAINT shift_swap_state_is_known;
ALTER TABLE shift_swap ADD CONSTRAINT shift_swap_state_is_known CHECK (
  state IN ('OPEN', 'TAKEN', 'APPROVED', 'REFUSED', 'WITHDRAWN', 'LAPSED', 'UNDONE'));
ALTER TABLE shift_swap ADD CONSTRAINT shift_swap_undone_with_why CHECK (
  (state = 'UNDONE') = (undone_at IS NOT NULL) AND (undone_at IS NULL) = (undone_by_id IS NULL)
  AND (undone_at IS NULL) = (undone_note = ''));
ALTER TABLE shift_swap ADD CONSTRAINT shift_swap_undone_by_a_third CHECK (
  undone_by_id IS NULL OR (undone_by_id <> giver_id AND undone_by_id <> taker_id));
ALTER TABLE shift_swap DROP CONSTRAINT shift_swap_decided_by_a_third;
ALTER TABLE shift_swap ADD CONSTRAINT shift_swap_decided_by_a_third CHECK (
  (state IN ('APPROVED', 'REFUSED', 'UNDONE')) = (decided_by_id IS NOT NULL) AND (decided_by_id IS NULL) = (decided_at IS NULL)
  AND decided_by_id IS DISTINCT FROM giver_id AND (taker_id IS NULL OR decided_by_id IS DISTINCT FROM taker_id));
ALTER TABLE shift_swap DROP CONSTRAINT shift_swap_taken_by_somebody;
ALTER TABLE shift_swap ADD CONSTRAINT shift_swap_taken_by_somebody CHECK (
  (taker_id IS NULL) = (taken_at IS NULL) AND (state NOT IN ('TAKEN', 'APPROVED', 'UNDONE') OR taker_id IS NOT NULL)
  AND (state <> 'OPEN' OR taker_id IS NULL));
