import { type Fact, rowDigests, writtenAs } from './fact';

/** Since a store keeps the history of its costs, what comes in with a cost of its own is in it; tickets and pickups are not. */
const COSTS_THAT_CAME_IN = `
  SELECT e.store_id, e.id FROM stock_entry e JOIN store s ON s.id = e.store_id AND e.recorded_at >= s.costs_kept_from
  WHERE e.kind IN ('RECEIVING', 'OPENING', 'TRANSFER_IN', 'COST_CORRECTION') AND e.document_kind NOT IN ('TICKET', 'PICKUP')`;

/** Lines of receiving r of which something was not taken back. */
const LEFT_OF_RECEIVING = `
  SELECT 1 FROM receiving_line a WHERE a.store_id = r.store_id AND a.receiving_id = r.id
    AND a.quantity > coalesce((SELECT sum(x.quantity) FROM supplier_return_line x
      WHERE x.store_id = a.store_id AND x.receiving_line_id = a.id), 0)`;

/** Lines that ever came in for order o, taken back since or not. */
const ARRIVED_FOR_ORDER = `
  SELECT 1 FROM receiving r JOIN receiving_line a ON a.store_id = r.store_id AND a.receiving_id = r.id
    JOIN purchase_order_line ol ON ol.store_id = a.store_id AND ol.id = a.order_line_id
  WHERE ol.store_id = o.store_id AND ol.order_id = o.id`;

/** 11. Orders say what came of them, freight is in what goods cost, and the history of costs is what the entries did. */
export const costFact: Fact = {
  number: 11,
  title: 'orders = what came of them; freight = its shares; a cost changed by exactly its entries',
  counts: {
    orders: 'SELECT count(*) FROM purchase_order',
    waited_for:
      'SELECT count(*) FROM purchase_order WHERE cancelled_at IS NULL AND closed_at IS NULL AND received_at IS NULL',
    cost_changes: 'SELECT count(*) FROM cost_change',
  },
  differences: {
    'freight against its shares': `
      SELECT 'freight of receiving ' || r.id AS difference FROM receiving r JOIN receiving_line l ON l.store_id = r.store_id AND l.receiving_id = r.id
      GROUP BY r.store_id, r.id, r.freight_fen
      HAVING coalesce(r.freight_fen, 0) <> coalesce(sum(l.freight_fen), 0) OR (r.freight_fen IS NULL) <> (count(l.freight_fen) = 0)
        OR count(l.freight_fen) NOT IN (0, count(*))`,
    'whole and broken pieces against their zones': `
      SELECT 'pieces of receiving line ' || l.id AS difference FROM receiving_line l JOIN zone z ON z.store_id = l.store_id AND z.id = l.zone_id
      JOIN zone d ON d.store_id = l.store_id AND d.kind = 'DAMAGED'
      LEFT JOIN stock_entry e ON e.store_id = l.store_id AND e.document_line_id = l.id AND e.document_id = l.receiving_id AND e.kind = 'RECEIVING'
      WHERE z.kind <> 'DAMAGED' GROUP BY l.store_id, l.id, l.quantity, l.damaged_quantity, l.zone_id, d.id
      HAVING coalesce(sum(e.quantity) FILTER (WHERE e.zone_id = l.zone_id), 0) <> l.quantity - coalesce(l.damaged_quantity, 0)
        OR coalesce(sum(e.quantity) FILTER (WHERE e.zone_id = d.id), 0) <> coalesce(l.damaged_quantity, 0)`,
    'balances of orders against their receivings': `
      SELECT 'purchase order line ' || coalesce(l.id, b.order_line_id) AS difference
      FROM purchase_order_line l FULL JOIN purchase_order_balance b ON b.store_id = l.store_id AND b.order_line_id = l.id
      LEFT JOIN (SELECT a.store_id, a.order_line_id, sum(a.quantity - coalesce((SELECT sum(x.quantity) FROM supplier_return_line x
          WHERE x.store_id = a.store_id AND x.receiving_line_id = a.id), 0)) AS quantity
        FROM receiving_line a WHERE a.order_line_id IS NOT NULL GROUP BY 1, 2) r
        ON r.store_id = l.store_id AND r.order_line_id = l.id
      WHERE l.id IS NULL OR b.order_line_id IS NULL OR b.ordered <> l.quantity OR b.received <> coalesce(r.quantity, 0)`,
    'receivings taken back': `
      SELECT 'receiving line ' || a.id AS difference FROM receiving_line a
      JOIN supplier_return_line x ON x.store_id = a.store_id AND x.receiving_line_id = a.id
      JOIN supplier_return s ON s.store_id = x.store_id AND s.id = x.supplier_return_id
      GROUP BY a.store_id, a.id HAVING sum(x.quantity) > a.quantity OR sum(x.credit_fen) > a.amount_fen + coalesce(a.freight_fen, 0)
        OR bool_or(x.product_id <> a.product_id OR s.receiving_id IS DISTINCT FROM a.receiving_id)
      UNION ALL SELECT 'supplier return line ' || x.id FROM supplier_return_line x
      JOIN supplier_return s ON s.store_id = x.store_id AND s.id = x.supplier_return_id
      WHERE (s.receiving_id IS NULL) <> (x.receiving_line_id IS NULL)`,
    'received goods of another order': `
      SELECT 'receiving line ' || x.id AS difference FROM receiving_line x JOIN receiving r ON r.store_id = x.store_id AND r.id = x.receiving_id
      LEFT JOIN purchase_order_line l ON l.store_id = x.store_id AND l.id = x.order_line_id AND l.order_id = r.order_id AND l.product_id = x.product_id
      WHERE x.order_line_id IS NOT NULL AND l.id IS NULL
      UNION ALL SELECT 'receiving ' || r.id FROM receiving r LEFT JOIN purchase_order o ON o.store_id = r.store_id AND o.id = r.order_id
        AND o.supplier_id = r.supplier_id AND (o.cancelled_at IS NULL OR NOT EXISTS (${LEFT_OF_RECEIVING}))
      WHERE r.order_id IS NOT NULL AND o.id IS NULL`,
    'orders against what came': `
      SELECT 'purchase order ' || o.id AS difference FROM purchase_order o
      LEFT JOIN purchase_order_line l ON l.store_id = o.store_id AND l.order_id = o.id
      LEFT JOIN purchase_order_balance b ON b.store_id = l.store_id AND b.order_line_id = l.id
      GROUP BY o.store_id, o.id
      HAVING count(b.order_line_id) = 0 OR (o.received_at IS NOT NULL) <> bool_and(b.received >= b.ordered)
        OR (o.cancelled_at IS NOT NULL AND sum(b.received) > 0) OR (o.closed_at IS NOT NULL AND NOT EXISTS (${ARRIVED_FOR_ORDER}))`,
    'orders in the audit trail': `
      SELECT 'purchase order ' || coalesce(o.id::text, a.subject_id) AS difference FROM purchase_order o
      FULL JOIN (SELECT * FROM audit_entry WHERE action ${writtenAs('purchasing.order')}) a ON a.scope_id = o.store_id AND a.subject_id = o.id::text
        AND a.actor_id = o.ordered_by_id WHERE o.id IS NULL OR a.id IS NULL`,
    'costs against the entries that changed them': `
      SELECT 'cost change ' || c.id AS difference FROM cost_change c LEFT JOIN (
        SELECT c.store_id, c.id, sum(e.quantity) AS quantity, sum(e.value_fen) AS value, count(e.id) AS n,
          max(e.occurred_at) AS occurred_at
        FROM cost_change c CROSS JOIN unnest(c.entry_ids) AS x(entry_id) LEFT JOIN stock_entry e ON e.store_id = c.store_id AND e.id = x.entry_id
          AND e.product_id = c.product_id AND e.document_id = c.document_id AND e.document_kind = c.document_kind
          AND e.business_day = c.business_day AND e.person_id = c.person_id
        GROUP BY 1, 2) e ON e.store_id = c.store_id AND e.id = c.id
      WHERE e.id IS NULL OR e.n <> cardinality(c.entry_ids) OR e.occurred_at <> c.occurred_at
        OR c.after_quantity - c.before_quantity <> e.quantity OR c.after_value_fen - c.before_value_fen <> e.value`,
    'unit costs against value and quantity': `
      SELECT 'unit cost of change ' || id AS difference FROM cost_change
      WHERE (before_quantity > 0 AND abs(before_unit_cost * before_quantity - before_value_fen) >= before_quantity * 0.000001)
        OR (after_quantity > 0 AND abs(after_unit_cost * after_quantity - after_value_fen) >= after_quantity * 0.000001)`,
    'costs that came in without their change': `
      SELECT 'entry ' || e.id AS difference FROM (${COSTS_THAT_CAME_IN}) e
      LEFT JOIN (SELECT c.store_id, x.entry_id, count(*) AS n FROM cost_change c CROSS JOIN unnest(c.entry_ids) AS x(entry_id) GROUP BY 1, 2) c
        ON c.store_id = e.store_id AND c.entry_id = e.id
      WHERE c.n IS DISTINCT FROM 1`,
    ...rowDigests(['purchase_order_line', 'cost_change']),
  },
};
