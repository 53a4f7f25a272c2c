-- A call about what is owed is no posting: its day is never closed.
ALTER TABLE credit_call RENAME COLUMN business_day TO called_on;
