-- What is open when a day is submitted and accepted, and what a store does about each kind of it.
CREATE TYPE "OpenItemPolicy" AS ENUM ('BLOCK', 'REASON', 'SHOW');
ALTER TABLE store
  ADD COLUMN open_numbers "OpenItemPolicy" NOT NULL DEFAULT 'REASON',
  ADD COLUMN open_breaches "OpenItemPolicy" NOT NULL DEFAULT 'REASON',
  ADD COLUMN open_negative "OpenItemPolicy" NOT NULL DEFAULT 'REASON',
  ADD COLUMN open_cash "OpenItemPolicy" NOT NULL DEFAULT 'REASON',
  ADD COLUMN open_rejected "OpenItemPolicy" NOT NULL DEFAULT 'REASON';

-- Null: of a report from before, or nothing was open. Old rows keep their digests and seals.
ALTER TABLE day_report ADD COLUMN open_items jsonb, ADD COLUMN open_reason text;
ALTER TABLE day_report_decision ADD COLUMN open_items jsonb;
ALTER TABLE day_report_decision
  ADD CONSTRAINT day_report_accepted_with_open_items_has_a_reason CHECK (open_items IS NULL OR verdict <> 'ACCEPTED' OR btrim(reason) <> '');
