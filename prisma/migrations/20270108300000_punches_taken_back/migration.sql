-- AlterTable
ALTER TABLE "punch_word" ADD COLUMN     "withdrawn_at" TIMESTAMPTZ(3);

-- ---------------------------------------------------------------- what Prisma does not model
ALTER TABLE punch_word
  DROP CONSTRAINT punch_word_says_why_not,
  ADD CONSTRAINT punch_word_says_why_not CHECK (
    reason = btrim(reason) AND char_length(reason) <= 200 AND (accepted OR withdrawn_at IS NOT NULL OR reason <> '')),
  ADD CONSTRAINT punch_word_taken_back_counts_no_more CHECK (withdrawn_at IS NULL OR NOT accepted);
