-- A count holds for what was booked when it was taken. Whatever is booked into the session later makes it stale, and it is counted
-- anew, as often as that happens. Counts from before keep no number of rows: they are held against their sums.
ALTER TABLE "cash_up" ADD COLUMN "booked_rows" INTEGER;

ALTER TABLE cash_up
  DROP CONSTRAINT cash_up_is_first_or_recount,
  ADD CONSTRAINT cash_up_attempt_is_counted_up CHECK (attempt >= 1),
  ADD CONSTRAINT cash_up_booked_rows_is_not_negative CHECK (booked_rows >= 0);
