-- Goods come back freely within the store's window and up to a limit by role; beyond it somebody else allows exactly this return.
ALTER TYPE "ApprovalKind" ADD VALUE 'RETURN';
ALTER TABLE approval ADD COLUMN content_hash TEXT;
-- As text: a value added to an enum is not to be used before its transaction ends.
ALTER TABLE approval ADD CONSTRAINT approval_of_a_return_says_of_what CHECK (kind::text <> 'RETURN' OR content_hash IS NOT NULL);
ALTER TABLE store
  ADD COLUMN return_window_days INTEGER NOT NULL DEFAULT 7,
  ADD COLUMN return_limit_clerk_fen INTEGER NOT NULL DEFAULT 50000,
  ADD COLUMN return_limit_manager_fen INTEGER NOT NULL DEFAULT 2000000;
ALTER TABLE store
  ADD CONSTRAINT store_return_window_is_days CHECK (return_window_days BETWEEN 0 AND 3650),
  ADD CONSTRAINT store_return_limits_are_not_negative CHECK (return_limit_clerk_fen >= 0 AND return_limit_manager_fen >= 0);
