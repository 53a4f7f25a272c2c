// Chinese because: the zone's own name in the name of a check.
import { SALES_DAYS_KEPT } from '@/server/stock/add-to-stock-days';
import { type Fact, rowDigests, writtenAs } from './fact';

/** Document lines with the quantity and value their stock entries must come to. Zone moves come to nothing. */
const DOCUMENT_LINES = `
  SELECT l.store_id, l.id AS line_id, r.id AS document_id, l.product_id, l.quantity,
    l.amount_fen + coalesce(l.freight_fen, 0) AS value_fen, r.business_day, 'receiving' AS what FROM receiving_line l JOIN receiving r ON r.store_id = l.store_id AND r.id = l.receiving_id
  UNION ALL SELECT l.store_id, l.id, r.id, l.product_id, l.quantity, l.amount_fen, r.business_day, 'opening stock'
    FROM opening_stock_line l JOIN opening_stock r ON r.store_id = l.store_id AND r.id = l.opening_stock_id
  UNION ALL SELECT l.store_id, l.id, r.id, l.product_id, l.quantity, NULL, r.business_day, 'adjustment'
    FROM adjustment_line l JOIN adjustment r ON r.store_id = l.store_id AND r.id = l.adjustment_id
  UNION ALL SELECT l.store_id, l.id, l.transfer_id, l.product_id, -l.quantity, -l.value_fen, l.business_day, 'dispatch'
    FROM transfer_dispatch_line l
  UNION ALL SELECT l.store_id, l.id, l.transfer_id, l.product_id, l.quantity, l.value_fen, l.business_day, 'arrival'
    FROM transfer_arrival_line l
  UNION ALL SELECT l.store_id, l.id, l.zone_move_id, l.product_id, 0, NULL, l.business_day, 'zone move' FROM zone_move_line l
  UNION ALL SELECT l.store_id, l.id, l.supplier_return_id, l.product_id, -l.quantity, NULL, l.business_day, 'supplier return'
    FROM supplier_return_line l
  UNION ALL SELECT p.store_id, p.id, p.id, l.product_id, -p.quantity, NULL, p.business_day, 'pickup'
    FROM pickup p JOIN ticket_line l ON l.store_id = p.store_id AND l.id = p.line_id WHERE l.moves IS NULL
  UNION ALL SELECT p.store_id, p.id, p.id, a.product_id, -p.quantity * a.quantity / l.quantity, NULL, p.business_day, 'pickup'
    FROM pickup p JOIN ticket_line l ON l.store_id = p.store_id AND l.id = p.line_id
    JOIN ticket_line_part a ON a.store_id = l.store_id AND a.line_id = l.id
  UNION ALL SELECT l.store_id, l.id, l.ticket_id, l.product_id,
    CASE WHEN l.returns_line_id IS NULL AND l.handover = 'LATER' THEN 0 ELSE -l.quantity END, NULL, l.business_day, 'ticket'
    FROM ticket_line l WHERE l.moves IS NULL
  UNION ALL SELECT l.store_id, l.id, l.ticket_id, p.product_id,
    CASE WHEN l.returns_line_id IS NULL AND l.handover = 'LATER' THEN 0 ELSE -p.quantity END, NULL, l.business_day, 'ticket'
    FROM ticket_line_part p JOIN ticket_line l ON l.store_id = p.store_id AND l.id = p.line_id
  UNION ALL SELECT store_id, id, stocktake_id, product_id, variance, NULL, business_day, 'stocktake' FROM stocktake_line WHERE variance <> 0
  UNION ALL SELECT store_id, id, stocktake_id, product_id, quantity, NULL, business_day, 'late stocktake' FROM stocktake_late`;

/** 1. Level = sum of entries; value likewise; every entry names its line; every line has exactly its entries. */
export const stockFact: Fact = {
  number: 1,
  title: 'stock level and value = sum of stock entries, each from its document line',
  counts: {
    levels: 'SELECT count(*) FROM stock_level',
    entries: 'SELECT count(*) FROM stock_entry',
    lines: `SELECT count(*) FROM (${DOCUMENT_LINES}) d`,
  },
  differences: {
    'levels against entries': `
      SELECT 'level of product ' || coalesce(l.product_id, e.product_id) || ' in zone ' || coalesce(l.zone_id, e.zone_id) || ': '
        || coalesce(l.on_hand, 0) || ', entries ' || coalesce(e.quantity, 0) AS difference
      FROM stock_level l FULL JOIN (SELECT store_id, zone_id, product_id, sum(quantity) AS quantity FROM stock_entry GROUP BY 1, 2, 3) e
        ON e.store_id = l.store_id AND e.zone_id = l.zone_id AND e.product_id = l.product_id
      WHERE coalesce(l.on_hand, 0) <> coalesce(e.quantity, 0)`,
    'costs against entries': `
      SELECT 'cost of product ' || coalesce(c.product_id, e.product_id) || ': ' || coalesce(c.quantity, 0) || ' / ' || coalesce(c.value_fen, 0)
        || ', entries ' || coalesce(e.quantity, 0) || ' / ' || coalesce(e.value_fen, 0) AS difference
      FROM stock_cost c FULL JOIN (SELECT store_id, product_id, sum(quantity) AS quantity, sum(value_fen) AS value_fen
          FROM stock_entry GROUP BY 1, 2) e ON e.store_id = c.store_id AND e.product_id = c.product_id
      WHERE coalesce(c.quantity, 0) <> coalesce(e.quantity, 0) OR coalesce(c.value_fen, 0) <> coalesce(e.value_fen, 0)`,
    'months against the entries of sealed days': `
      SELECT 'month ' || month || ' of product ' || product_id AS difference
      FROM stock_month m FULL JOIN (SELECT e.store_id, e.product_id, e.zone_id, date_trunc('month', e.business_day)::date AS month, e.kind,
          sum(e.quantity) FILTER (WHERE e.quantity > 0) AS in_quantity, sum(e.quantity) FILTER (WHERE e.quantity < 0) AS out_quantity,
          sum(e.value_fen) FILTER (WHERE e.quantity >= 0) AS in_value, sum(e.value_fen) FILTER (WHERE e.quantity < 0) AS out_value
        FROM stock_entry e JOIN business_day d ON d.store_id = e.store_id AND d.day = e.business_day AND d.state = 'SEALED'
        GROUP BY 1, 2, 3, 4, 5) e USING (store_id, product_id, zone_id, month, kind)
      WHERE coalesce(m.in_quantity, 0) <> coalesce(e.in_quantity, 0) OR coalesce(m.out_quantity, 0) <> coalesce(e.out_quantity, 0)
        OR coalesce(m.in_value_fen, 0) <> coalesce(e.in_value, 0) OR coalesce(m.out_value_fen, 0) <> coalesce(e.out_value, 0)`,
    'days of sales against the entries of sealed days': `
      SELECT 'sales of product ' || product_id || ' on ' || day AS difference
      FROM stock_day s FULL JOIN (SELECT e.store_id, e.product_id, e.business_day AS day, -sum(e.quantity) AS sold
        FROM (SELECT store_id, day, max(day) OVER (PARTITION BY store_id) AS newest FROM business_day WHERE state = 'SEALED') d
        JOIN stock_entry e ON e.store_id = d.store_id AND e.business_day = d.day AND e.kind IN ('SALE', 'RETURN')
        WHERE d.day > d.newest - ${SALES_DAYS_KEPT} GROUP BY 1, 2, 3 HAVING sum(e.quantity) <> 0) e USING (store_id, product_id, day)
      WHERE s.sold IS DISTINCT FROM e.sold`,
    'entries without their document line': `
      SELECT 'entry ' || e.id || ' of line ' || e.document_line_id AS difference
      FROM stock_entry e LEFT JOIN (${DOCUMENT_LINES}) d ON d.store_id = e.store_id AND d.line_id = e.document_line_id
        AND d.document_id = e.document_id AND d.product_id = e.product_id AND d.business_day = e.business_day
      WHERE d.line_id IS NULL`,
    'document lines against their entries': `
      SELECT d.what || ' line ' || d.line_id || ': ' || d.quantity || ', entries ' || coalesce(sum(e.quantity), 0) AS difference
      FROM (${DOCUMENT_LINES}) d LEFT JOIN stock_entry e ON e.store_id = d.store_id AND e.document_line_id = d.line_id
        AND e.document_id = d.document_id AND e.product_id = d.product_id
      GROUP BY d.store_id, d.line_id, d.product_id, d.what, d.quantity, d.value_fen
      HAVING CASE WHEN d.what = 'ticket' AND count(*) FILTER (WHERE e.kind IN ('ZONE_IN', 'ZONE_OUT')) > 0
          THEN coalesce(sum(e.quantity) FILTER (WHERE e.kind IN ('ZONE_IN', 'ZONE_OUT')), 0) <> 0
            OR (d.quantity <> 0 AND coalesce(sum(e.quantity) FILTER (WHERE e.kind = 'RETURN'), 0)
              + coalesce(sum(e.quantity) FILTER (WHERE e.kind = 'ZONE_IN'), 0) <> d.quantity)
          ELSE coalesce(sum(e.quantity), 0) <> d.quantity OR count(e.id) = 0 END
        OR (d.value_fen IS NOT NULL AND coalesce(sum(e.value_fen) FILTER (WHERE e.kind <> 'COST_CORRECTION'), 0) <> d.value_fen)`,
    'awaiting pickup against 待提货': `
      SELECT 'awaiting of product ' || coalesce(b.product_id, l.product_id) AS difference
      FROM (SELECT l.store_id, coalesce(a.product_id, l.product_id) AS product_id,
            sum(b.awaiting_quantity * coalesce(a.quantity / l.quantity, 1)) AS quantity FROM ticket_line_balance b
          JOIN ticket_line l ON l.store_id = b.store_id AND l.id = b.line_id
          LEFT JOIN ticket_line_part a ON a.store_id = l.store_id AND a.line_id = l.id GROUP BY 1, 2) b
      FULL JOIN (SELECT l.store_id, l.product_id, sum(l.on_hand) AS quantity FROM stock_level l
          JOIN zone z ON z.store_id = l.store_id AND z.id = l.zone_id WHERE z.kind = 'AWAITING_PICKUP' GROUP BY 1, 2) l
        ON l.store_id = b.store_id AND l.product_id = b.product_id
      WHERE coalesce(b.quantity, 0) <> coalesce(l.quantity, 0)`,
    'stocktakes against what they posted': `
      SELECT 'zone moves of product ' || product_id || ' in stocktake ' || stocktake_id AS difference FROM stocktake_line
      GROUP BY store_id, stocktake_id, product_id HAVING sum(moved) <> 0
      UNION ALL SELECT 'stocktake line ' || l.id FROM stocktake_line l LEFT JOIN stock_entry e ON e.store_id = l.store_id
        AND e.document_line_id = l.id AND e.kind IN ('ZONE_IN', 'ZONE_OUT') GROUP BY l.store_id, l.id, l.moved
        HAVING coalesce(sum(e.quantity), 0) <> l.moved
      UNION ALL SELECT 'stocktake ' || t.id FROM stocktake t LEFT JOIN stocktake_posting p ON p.store_id = t.store_id AND p.stocktake_id = t.id
        WHERE (t.posted_at IS NULL) <> (p.stocktake_id IS NULL)
      UNION ALL SELECT 'stocktake ' || w.stocktake_id || ' waits to be posted' FROM stocktake_waiting_line w
        JOIN stocktake_posting p ON p.store_id = w.store_id AND p.stocktake_id = w.stocktake_id
        LEFT JOIN stocktake_line l ON l.store_id = w.store_id AND l.stocktake_id = w.stocktake_id AND l.product_id = w.product_id AND l.zone_id = w.zone_id
        WHERE l.id IS NOT NULL OR p.recorded_at < now() - interval '1 hour' GROUP BY w.stocktake_id`,
    'document numbers': `
      SELECT d.kind || ' numbers of store ' || d.store_id AS difference FROM (
        SELECT store_id, 'RECEIVING' AS kind, count(*) AS documents, max(number) AS last FROM receiving GROUP BY 1
        UNION ALL SELECT store_id, 'PURCHASE_ORDER', count(*), max(number) FROM purchase_order GROUP BY 1
        UNION ALL SELECT store_id, 'ADJUSTMENT', count(*), max(number) FROM adjustment GROUP BY 1
        UNION ALL SELECT store_id, 'STOCKTAKE', count(*), max(number) FROM stocktake GROUP BY 1
        UNION ALL SELECT store_id, 'TRANSFER', count(*), max(number) FROM transfer GROUP BY 1
        UNION ALL SELECT store_id, 'ZONE_MOVE', count(*), max(number) FROM zone_move GROUP BY 1
        UNION ALL SELECT store_id, 'SUPPLIER_RETURN', count(*), max(number) FROM supplier_return GROUP BY 1
        UNION ALL SELECT store_id, 'RECONCILIATION', count(*), max(number) FROM reconciliation GROUP BY 1
        UNION ALL SELECT store_id, 'INCIDENT', count(*), max(number) FROM incident GROUP BY 1
        UNION ALL SELECT store_id, 'COMPLAINT', count(*), max(number) FROM complaint GROUP BY 1
        UNION ALL SELECT store_id, 'SUPPLIER_CLAIM', count(*), max(number) FROM supplier_claim GROUP BY 1
        UNION ALL SELECT store_id, 'SHORTAGE_CASE', count(*), max(number) FROM shortage_case GROUP BY 1
        UNION ALL SELECT store_id, 'CREDIT_REPAYMENT', count(*), max(number) FROM credit_repayment GROUP BY 1
        UNION ALL SELECT store_id, 'OPENING_STOCK', count(*), max(number) FROM opening_stock GROUP BY 1) d
      FULL JOIN document_series s ON s.store_id = d.store_id AND s.kind = d.kind
      WHERE coalesce(s.last, 0) <> coalesce(d.last, 0) OR coalesce(d.documents, 0) <> coalesce(d.last, 0)`,
    'line numbers': `
      SELECT 'lines of document ' || document_id AS difference FROM (
        SELECT store_id, receiving_id AS document_id, line_no FROM receiving_line
        UNION ALL SELECT store_id, order_id, line_no FROM purchase_order_line
        UNION ALL SELECT store_id, transfer_id, line_no FROM transfer_dispatch_line
        UNION ALL SELECT store_id, zone_move_id, line_no FROM zone_move_line
        UNION ALL SELECT store_id, supplier_return_id, line_no FROM supplier_return_line
        UNION ALL SELECT store_id, adjustment_id, line_no FROM adjustment_line
        UNION ALL SELECT store_id, stocktake_id, line_no FROM stocktake_line
        UNION ALL SELECT store_id, stocktake_id, line_no FROM stocktake_waiting_line
        UNION ALL SELECT store_id, opening_stock_id, line_no FROM opening_stock_line) l
      GROUP BY store_id, document_id HAVING count(*) <> max(line_no)
      UNION ALL SELECT 'document without lines ' || r.id FROM receiving r
        WHERE NOT EXISTS (SELECT 1 FROM receiving_line l WHERE l.store_id = r.store_id AND l.receiving_id = r.id)
      UNION ALL SELECT 'document without lines ' || r.id FROM adjustment r
        WHERE NOT EXISTS (SELECT 1 FROM adjustment_line l WHERE l.store_id = r.store_id AND l.adjustment_id = r.id)
      UNION ALL SELECT 'document without lines ' || r.id FROM opening_stock r
        WHERE NOT EXISTS (SELECT 1 FROM opening_stock_line l WHERE l.store_id = r.store_id AND l.opening_stock_id = r.id)`,
    'explanations of what was below zero': `
      SELECT 'explanation ' || coalesce(x.id, a.request_id) AS difference FROM negative_explanation x
      FULL JOIN (SELECT * FROM audit_entry WHERE action = 'stock.explainNegative') a ON a.scope_id = x.store_id AND a.request_id = x.id
      LEFT JOIN stock_entry e ON e.store_id = x.store_id AND e.id = x.entry_id AND e.product_id = x.product_id AND e.zone_id = x.zone_id
        AND e.document_id = x.document_id AND e.document_kind = x.document_kind AND e.below_zero
      WHERE x.id IS NULL OR a.id IS NULL OR e.id IS NULL OR a.actor_id <> x.person_id OR a.subject_id <> x.product_id::text
        OR a.after ->> 'note' IS DISTINCT FROM x.text`,
    'reconciliations and what they found': `
      SELECT 'reconciliation ' || coalesce(r.id, f.reconciliation_id) AS difference FROM reconciliation r
      FULL JOIN (SELECT store_id, reconciliation_id, count(*) AS found, max(line_no) AS last FROM discrepancy_finding GROUP BY 1, 2) f
        ON f.store_id = r.store_id AND f.reconciliation_id = r.id
      WHERE r.id IS NULL OR coalesce(f.found, 0) <> r.compared - r.agrees OR f.last <> f.found`,
    'reconciliations taken back': `
      SELECT 'void of reconciliation ' || coalesce(v.reconciliation_id::text, a.subject_id) AS difference FROM reconciliation_void v
      FULL JOIN (SELECT * FROM audit_entry WHERE action ${writtenAs('reconciliation.void')}) a ON a.scope_id = v.store_id
        AND a.subject_id = v.reconciliation_id::text
      WHERE v.reconciliation_id IS NULL OR a.id IS NULL OR a.actor_id <> v.person_id OR a.occurred_at <> v.voided_at
        OR a.after ->> 'reason' IS DISTINCT FROM v.reason
      UNION ALL SELECT 'open discrepancy ' || d.id || ' of a voided run' FROM reconciliation_void v
      JOIN discrepancy d ON d.store_id = v.store_id AND v.reconciliation_id IN (d.opened_run_id, d.last_run_id) WHERE d.closed_at IS NULL`,
    ...rowDigests([
      'stock_entry',
      'negative_explanation',
      'receiving',
      'receiving_line',
      'adjustment',
      'adjustment_line',
      'opening_stock',
      'opening_stock_line',
      'zone_move',
      'zone_move_line',
      'supplier_return',
      'supplier_return_line',
      'reconciliation',
      'reconciliation_void',
      'discrepancy_finding',
      'pickup',
      'stocktake_count',
      'stocktake_unknown',
      'stocktake_posting',
      'stocktake_line',
      'stocktake_late',
    ]),
  },
};
