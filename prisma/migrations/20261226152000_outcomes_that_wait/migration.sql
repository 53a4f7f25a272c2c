-- What waits for somebody's word: few, however many there were.
CREATE INDEX complaint_outcome_waits_idx ON complaint_outcome (store_id) WHERE needs_approval AND approved_at IS NULL;
