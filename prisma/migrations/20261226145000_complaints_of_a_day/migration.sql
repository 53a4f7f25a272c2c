-- A day's report says what was solved and closed on it.
CREATE INDEX complaint_solved_idx ON complaint (store_id, solved_at) WHERE solved_at IS NOT NULL;
CREATE INDEX complaint_closed_idx ON complaint (store_id, closed_at) WHERE closed_at IS NOT NULL;
