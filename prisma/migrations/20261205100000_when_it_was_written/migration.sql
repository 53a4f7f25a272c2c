-- Every ledger says when a row of it was written, so that a row that claims to be old and was told to no head shows. Rows from before
-- keep none: their digests and seals stay what they are.
ALTER TABLE "adjustment_line" ADD COLUMN "recorded_at" TIMESTAMPTZ(3);
ALTER TABLE "adjustment_line" ALTER COLUMN "recorded_at" SET DEFAULT CURRENT_TIMESTAMP;
ALTER TABLE "approval_use" ADD COLUMN "recorded_at" TIMESTAMPTZ(3);
ALTER TABLE "approval_use" ALTER COLUMN "recorded_at" SET DEFAULT CURRENT_TIMESTAMP;
ALTER TABLE "breach_answer" ADD COLUMN "recorded_at" TIMESTAMPTZ(3);
ALTER TABLE "breach_answer" ALTER COLUMN "recorded_at" SET DEFAULT CURRENT_TIMESTAMP;
ALTER TABLE "day_report_decision" ADD COLUMN "recorded_at" TIMESTAMPTZ(3);
ALTER TABLE "day_report_decision" ALTER COLUMN "recorded_at" SET DEFAULT CURRENT_TIMESTAMP;
ALTER TABLE "discrepancy_finding" ADD COLUMN "recorded_at" TIMESTAMPTZ(3);
ALTER TABLE "discrepancy_finding" ALTER COLUMN "recorded_at" SET DEFAULT CURRENT_TIMESTAMP;
ALTER TABLE "handover_answer" ADD COLUMN "recorded_at" TIMESTAMPTZ(3);
ALTER TABLE "handover_answer" ALTER COLUMN "recorded_at" SET DEFAULT CURRENT_TIMESTAMP;
ALTER TABLE "handover_count" ADD COLUMN "recorded_at" TIMESTAMPTZ(3);
ALTER TABLE "handover_count" ALTER COLUMN "recorded_at" SET DEFAULT CURRENT_TIMESTAMP;
ALTER TABLE "negative_explanation" ADD COLUMN "recorded_at" TIMESTAMPTZ(3);
ALTER TABLE "negative_explanation" ALTER COLUMN "recorded_at" SET DEFAULT CURRENT_TIMESTAMP;
ALTER TABLE "number_explanation" ADD COLUMN "recorded_at" TIMESTAMPTZ(3);
ALTER TABLE "number_explanation" ALTER COLUMN "recorded_at" SET DEFAULT CURRENT_TIMESTAMP;
ALTER TABLE "opening_stock_line" ADD COLUMN "recorded_at" TIMESTAMPTZ(3);
ALTER TABLE "opening_stock_line" ALTER COLUMN "recorded_at" SET DEFAULT CURRENT_TIMESTAMP;
ALTER TABLE "purchase_order_line" ADD COLUMN "recorded_at" TIMESTAMPTZ(3);
ALTER TABLE "purchase_order_line" ALTER COLUMN "recorded_at" SET DEFAULT CURRENT_TIMESTAMP;
ALTER TABLE "receiving_line" ADD COLUMN "recorded_at" TIMESTAMPTZ(3);
ALTER TABLE "receiving_line" ALTER COLUMN "recorded_at" SET DEFAULT CURRENT_TIMESTAMP;
ALTER TABLE "reconciliation_void" ADD COLUMN "recorded_at" TIMESTAMPTZ(3);
ALTER TABLE "reconciliation_void" ALTER COLUMN "recorded_at" SET DEFAULT CURRENT_TIMESTAMP;
ALTER TABLE "rejected_settlement" ADD COLUMN "recorded_at" TIMESTAMPTZ(3);
ALTER TABLE "rejected_settlement" ALTER COLUMN "recorded_at" SET DEFAULT CURRENT_TIMESTAMP;
ALTER TABLE "shortage_acknowledgement" ADD COLUMN "recorded_at" TIMESTAMPTZ(3);
ALTER TABLE "shortage_acknowledgement" ALTER COLUMN "recorded_at" SET DEFAULT CURRENT_TIMESTAMP;
ALTER TABLE "shortage_case" ADD COLUMN "recorded_at" TIMESTAMPTZ(3);
ALTER TABLE "shortage_case" ALTER COLUMN "recorded_at" SET DEFAULT CURRENT_TIMESTAMP;
ALTER TABLE "shortage_decision" ADD COLUMN "recorded_at" TIMESTAMPTZ(3);
ALTER TABLE "shortage_decision" ALTER COLUMN "recorded_at" SET DEFAULT CURRENT_TIMESTAMP;
ALTER TABLE "shortage_explanation" ADD COLUMN "recorded_at" TIMESTAMPTZ(3);
ALTER TABLE "shortage_explanation" ALTER COLUMN "recorded_at" SET DEFAULT CURRENT_TIMESTAMP;
ALTER TABLE "shortage_objection" ADD COLUMN "recorded_at" TIMESTAMPTZ(3);
ALTER TABLE "shortage_objection" ALTER COLUMN "recorded_at" SET DEFAULT CURRENT_TIMESTAMP;
ALTER TABLE "shortage_reversal" ADD COLUMN "recorded_at" TIMESTAMPTZ(3);
ALTER TABLE "shortage_reversal" ALTER COLUMN "recorded_at" SET DEFAULT CURRENT_TIMESTAMP;
ALTER TABLE "shortage_settlement" ADD COLUMN "recorded_at" TIMESTAMPTZ(3);
ALTER TABLE "shortage_settlement" ALTER COLUMN "recorded_at" SET DEFAULT CURRENT_TIMESTAMP;
ALTER TABLE "shortage_share" ADD COLUMN "recorded_at" TIMESTAMPTZ(3);
ALTER TABLE "shortage_share" ALTER COLUMN "recorded_at" SET DEFAULT CURRENT_TIMESTAMP;
ALTER TABLE "stocktake_line" ADD COLUMN "recorded_at" TIMESTAMPTZ(3);
ALTER TABLE "stocktake_line" ALTER COLUMN "recorded_at" SET DEFAULT CURRENT_TIMESTAMP;
ALTER TABLE "supplier_return_line" ADD COLUMN "recorded_at" TIMESTAMPTZ(3);
ALTER TABLE "supplier_return_line" ALTER COLUMN "recorded_at" SET DEFAULT CURRENT_TIMESTAMP;
ALTER TABLE "tender" ADD COLUMN "recorded_at" TIMESTAMPTZ(3);
ALTER TABLE "tender" ALTER COLUMN "recorded_at" SET DEFAULT CURRENT_TIMESTAMP;
ALTER TABLE "ticket_line" ADD COLUMN "recorded_at" TIMESTAMPTZ(3);
ALTER TABLE "ticket_line" ALTER COLUMN "recorded_at" SET DEFAULT CURRENT_TIMESTAMP;
ALTER TABLE "transfer_arrival_line" ADD COLUMN "recorded_at" TIMESTAMPTZ(3);
ALTER TABLE "transfer_arrival_line" ALTER COLUMN "recorded_at" SET DEFAULT CURRENT_TIMESTAMP;
ALTER TABLE "transfer_dispatch_line" ADD COLUMN "recorded_at" TIMESTAMPTZ(3);
ALTER TABLE "transfer_dispatch_line" ALTER COLUMN "recorded_at" SET DEFAULT CURRENT_TIMESTAMP;
ALTER TABLE "transfer_loss" ADD COLUMN "recorded_at" TIMESTAMPTZ(3);
ALTER TABLE "transfer_loss" ALTER COLUMN "recorded_at" SET DEFAULT CURRENT_TIMESTAMP;
ALTER TABLE "zone_check" ADD COLUMN "recorded_at" TIMESTAMPTZ(3);
ALTER TABLE "zone_check" ALTER COLUMN "recorded_at" SET DEFAULT CURRENT_TIMESTAMP;
ALTER TABLE "zone_move_line" ADD COLUMN "recorded_at" TIMESTAMPTZ(3);
ALTER TABLE "zone_move_line" ALTER COLUMN "recorded_at" SET DEFAULT CURRENT_TIMESTAMP;

-- Rows of the counted ledgers whose document is not there: a seal reads some lines through their document and would not see them.
CREATE FUNCTION rows_without_parent() RETURNS SETOF text
  LANGUAGE plpgsql STABLE AS $$
DECLARE
  child text;
  parent text;
  matching text;
  referring text;
BEGIN
  FOR child, parent, matching, referring IN
    SELECT f.conrelid::regclass::text, f.confrelid::regclass::text,
      string_agg(format('p.%I = c.%I', pa.attname, ca.attname), ' AND '), string_agg(format('c.%I IS NOT NULL', ca.attname), ' AND ')
    FROM pg_constraint f CROSS JOIN LATERAL unnest(f.conkey, f.confkey) AS k(c, p)
    JOIN pg_attribute ca ON ca.attrelid = f.conrelid AND ca.attnum = k.c JOIN pg_attribute pa ON pa.attrelid = f.confrelid AND pa.attnum = k.p
    WHERE f.contype = 'f' AND f.conrelid::regclass::text IN (SELECT counted_ledgers() UNION SELECT 'approval_use')
    GROUP BY f.oid, f.conrelid, f.confrelid ORDER BY 1, 2
  LOOP
    RETURN QUERY EXECUTE format('SELECT %L || c.store_id || '' without its %s'' FROM %I c WHERE %s AND NOT EXISTS (SELECT 1 FROM %I p WHERE %s)',
      child || ' of store ', parent, child, referring, parent, matching);
  END LOOP;
END $$;
