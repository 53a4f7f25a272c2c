-- An amount nobody means: above it the counter asks once more before money is taken.
ALTER TABLE store ADD COLUMN ask_above_fen INTEGER NOT NULL DEFAULT 5000000;
ALTER TABLE store ADD CONSTRAINT store_ask_above_is_positive CHECK (ask_above_fen > 0);
