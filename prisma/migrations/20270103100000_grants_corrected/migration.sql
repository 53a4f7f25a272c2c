-- A grant of leave that was too much is corrected by its opposite, which no leave took.
ALTER TABLE leave_entry DROP CONSTRAINT leave_entry_taken_by_a_leave;
ALTER TABLE leave_entry ADD CONSTRAINT leave_entry_taken_by_a_leave CHECK (
  minutes > 0 OR leave_id IS NOT NULL OR char_length(btrim(reason)) > 0);
