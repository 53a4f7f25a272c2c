-- AlterEnum
ALTER TYPE "NoticeKind" ADD VALUE 'SWAP_LAPSED';

-- Leave that is granted looks for what its person offered, took or was named for, in whatever store.
CREATE INDEX shift_swap_open_giver ON shift_swap (giver_id) WHERE state IN ('OPEN', 'TAKEN');
CREATE INDEX shift_swap_open_taker ON shift_swap (taker_id) WHERE state = 'TAKEN';
CREATE INDEX shift_swap_open_named ON shift_swap (to_person_id) WHERE state IN ('OPEN', 'TAKEN');
