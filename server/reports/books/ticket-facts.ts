import { REFUND_ELSEWHERE } from '@/server/sales/refund-elsewhere';
import { SOLD_BY } from '@/server/sales/sold-by';
import { CHANGE_KINDS, kindsAsSql, MONEY_KINDS } from '@/server/tills/payment-rules';
import { type Fact, rowDigests } from './fact';

/** 2. Lines - rounding = tenders - change; net not below floor without approval or breach. */
export const ticketFact: Fact = {
  number: 2,
  title: 'ticket: lines - rounding = tenders - change; below floor only approved or a breach',
  counts: {
    tickets: 'SELECT count(*) FROM ticket',
    lines: 'SELECT count(*) FROM ticket_line',
    tenders: 'SELECT count(*) FROM tender',
  },
  differences: {
    'ticket totals': `
      SELECT 'ticket ' || t.number AS difference FROM ticket t
      LEFT JOIN (SELECT store_id, ticket_id, sum(net_fen) AS net, sum(tax_fen) AS tax, sum(round(quantity * list_price_fen)) AS list,
          sum(round(quantity * book_price_fen)) AS book, count(*) AS lines, max(line_no) AS last FROM ticket_line GROUP BY 1, 2) l ON l.store_id = t.store_id AND l.ticket_id = t.id
      LEFT JOIN (SELECT store_id, ticket_id, sum(amount_fen) AS amount, count(*) AS tenders, max(line_no) AS last
          FROM tender GROUP BY 1, 2) e ON e.store_id = t.store_id AND e.ticket_id = t.id
      WHERE coalesce(l.net, 0) - t.rounding_fen <> coalesce(e.amount, 0) - t.change_fen OR coalesce(l.net, 0) <> t.net_fen
        OR coalesce(l.tax, 0) <> t.tax_fen OR coalesce(CASE WHEN 'LIST_DIFFERS' = ANY(t.flags) THEN l.book ELSE l.list END, 0) <> t.list_fen OR t.list_fen - t.net_fen <> t.discount_fen
        OR coalesce(l.lines, 0) = 0 OR l.lines <> l.last OR e.tenders <> e.last`,
    'line figures': `
      SELECT 'line ' || id AS difference FROM ticket_line
      WHERE net_fen <> round(quantity * unit_price_fen) - line_discount_fen - basket_discount_fen
        OR (returns_line_id IS NULL AND tax_fen <> round(net_fen * tax_rate_bp::numeric / (10000 + tax_rate_bp)))
        OR (floor_fen IS NOT NULL AND net_fen < floor_fen AND approval_id IS NULL AND breach_id IS NULL AND floor_promotion_id IS NULL)`,
    'promotions of a line that are not its discount': `
      SELECT 'line ' || p.line_id AS difference FROM ticket_line_promotion p
      LEFT JOIN ticket_line l ON l.store_id = p.store_id AND l.id = p.line_id AND l.business_day = p.business_day AND l.returns_line_id IS NULL
      GROUP BY p.store_id, p.line_id, l.id, l.line_discount_fen
      HAVING l.id IS NULL OR sum(p.saved_fen) <> l.line_discount_fen OR count(*) <> max(p.position)`,
    'prices below the floor by word of a promotion': `
      SELECT 'line ' || l.id AS difference FROM ticket_line l
      LEFT JOIN promotion_floor_approval a ON a.version_id = l.floor_promotion_id AND a.product_id = l.product_id
      LEFT JOIN ticket_line_promotion p ON p.store_id = l.store_id AND p.line_id = l.id AND p.version_id = l.floor_promotion_id
      WHERE l.floor_promotion_id IS NOT NULL AND (a.version_id IS NULL OR p.line_id IS NULL OR l.net_fen < round(l.quantity * a.price_fen))`,
    'shares of a line that are not the whole of it': `
      SELECT 'line ' || s.line_id AS difference FROM ticket_line_share s
      LEFT JOIN ticket_line l ON l.store_id = s.store_id AND l.id = s.line_id AND l.business_day = s.business_day
      GROUP BY s.store_id, s.line_id, l.id, l.salesperson_id
      HAVING l.id IS NULL OR sum(s.share_bp) <> 10000 OR NOT bool_or(s.person_id = l.salesperson_id)`,
    'moves of a line against whose it was': `
      SELECT 'entry ' || a.entry_no || ' of line ' || a.line_id AS difference FROM (
        SELECT store_id, line_id, entry_no, sum(was_bp) AS was, sum(share_bp) AS share,
          jsonb_object_agg(person_id, was_bp ORDER BY person_id) FILTER (WHERE was_bp > 0) AS from_whom,
          lag(jsonb_object_agg(person_id, share_bp ORDER BY person_id) FILTER (WHERE share_bp > 0)) OVER w AS before, row_number() OVER w AS no
        FROM line_attribution GROUP BY 1, 2, 3 WINDOW w AS (PARTITION BY store_id, line_id ORDER BY entry_no)) a
      LEFT JOIN ticket_line l ON l.store_id = a.store_id AND l.id = a.line_id AND l.returns_line_id IS NULL
      LEFT JOIN (SELECT store_id, line_id, jsonb_object_agg(person_id, share_bp ORDER BY person_id) AS shares FROM ticket_line_share GROUP BY 1, 2) h
        ON h.store_id = a.store_id AND h.line_id = a.line_id
      WHERE l.id IS NULL OR a.was <> 10000 OR a.share <> 10000 OR a.no <> a.entry_no
        OR a.from_whom IS DISTINCT FROM CASE WHEN a.no = 1 THEN coalesce(h.shares, jsonb_build_object(l.salesperson_id, 10000)) ELSE a.before END`,
    'moves of a line against what was decided': `
      SELECT 'dispute ' || coalesce(a.dispute_id, d.id) AS difference
      FROM (SELECT DISTINCT store_id, dispute_id, line_id, entry_no, moved_by_id, moved_at FROM line_attribution) a
      FULL JOIN (SELECT * FROM sales_dispute WHERE outcome IN ('MOVED', 'SHARED')) d ON d.store_id = a.store_id AND d.id = a.dispute_id
      WHERE a.dispute_id IS NULL OR d.id IS NULL OR d.line_id <> a.line_id OR d.decided_by_id <> a.moved_by_id OR d.decided_at <> a.moved_at
      UNION ALL SELECT 'dispute ' || d.id || ' decided by a party' FROM sales_dispute d
      JOIN sales_dispute_party p ON p.store_id = d.store_id AND p.dispute_id = d.id AND p.person_id = d.decided_by_id
      UNION ALL SELECT 'dispute ' || d.id || ' of no sold line' FROM sales_dispute d
      LEFT JOIN ticket_line l ON l.store_id = d.store_id AND l.id = d.line_id AND l.ticket_id = d.ticket_id AND l.returns_line_id IS NULL
      WHERE l.id IS NULL`,
    'disputes in the audit trail': `
      SELECT 'dispute ' || d.id AS difference FROM sales_dispute d
      LEFT JOIN (SELECT store_id, dispute_id, count(*) AS answers FROM sales_dispute_answer GROUP BY 1, 2) w ON w.store_id = d.store_id AND w.dispute_id = d.id
      LEFT JOIN (SELECT scope_id, subject_id, after->>'disputeId' AS dispute_id, count(*) AS acts FROM audit_entry
          WHERE subject_kind = 'ticket' AND action IN ('disputes.raise', 'disputes.answer', 'disputes.decide') GROUP BY 1, 2, 3) a
        ON a.scope_id = d.store_id AND a.subject_id = d.ticket_id::text AND a.dispute_id = d.id::text
      WHERE coalesce(a.acts, 0) <> 1 + coalesce(w.answers, 0) + (d.decided_at IS NOT NULL)::int`,
    'lines without their ticket': `
      SELECT 'line ' || l.id AS difference FROM ticket_line l LEFT JOIN ticket t ON t.store_id = l.store_id AND t.id = l.ticket_id
        AND t.business_day = l.business_day WHERE t.id IS NULL
      UNION ALL SELECT 'tender ' || e.id FROM tender e LEFT JOIN ticket t ON t.store_id = e.store_id AND t.id = e.ticket_id
        AND t.business_day = e.business_day WHERE t.id IS NULL`,
    'tickets marked as their lines say': `
      SELECT 'ticket ' || t.number AS difference FROM ticket t JOIN ticket_line l ON l.store_id = t.store_id AND l.ticket_id = t.id
      WHERE 'BREACH' = ANY(t.flags) OR 'LIST_DIFFERS' = ANY(t.flags) GROUP BY t.store_id, t.id, t.number, t.flags
      HAVING 'BREACH' = ANY(t.flags) <> bool_or(l.breach_id IS NOT NULL)
        OR 'LIST_DIFFERS' = ANY(t.flags) AND NOT bool_or(l.list_price_fen <> l.book_price_fen)`,
    'approvals and breaches named': `
      SELECT 'line ' || l.id || ' names approval ' || l.approval_id AS difference FROM ticket_line l
      LEFT JOIN approval a ON a.store_id = l.store_id AND a.id = l.approval_id AND a.line_id = l.id AND a.net_fen = l.net_fen AND a.quantity = l.quantity
      LEFT JOIN approval_use u ON u.store_id = l.store_id AND u.approval_id = l.approval_id AND u.line_id = l.id
      WHERE l.approval_id IS NOT NULL AND (a.id IS NULL OR u.approval_id IS NULL)
      UNION ALL SELECT 'line ' || l.id || ' names breach ' || l.breach_id FROM ticket_line l
      LEFT JOIN breach b ON b.store_id = l.store_id AND b.id = l.breach_id AND b.line_id = l.id AND b.net_fen = l.net_fen AND b.floor_fen IS NOT DISTINCT FROM l.floor_fen
      WHERE l.breach_id IS NOT NULL AND b.id IS NULL
      UNION ALL SELECT 'breach ' || b.id || ' of no line' FROM breach b LEFT JOIN ticket_line l ON l.store_id = b.store_id
        AND l.id = b.line_id AND l.breach_id = b.id WHERE l.id IS NULL
      UNION ALL SELECT 'use of approval ' || u.approval_id || ' of no act' FROM approval_use u
      LEFT JOIN ticket_line l ON l.store_id = u.store_id AND l.id = u.line_id AND l.approval_id = u.approval_id
      LEFT JOIN till_session s ON s.store_id = u.store_id AND s.id = u.subject_id AND s.approval_id = u.approval_id
      LEFT JOIN approval a ON a.store_id = u.store_id AND a.id = u.approval_id AND a.kind::text IN ('RETURN', 'REFUND_OTHER_TENDER', 'VOID_LAST')
      LEFT JOIN ticket r ON r.store_id = a.store_id AND r.id = a.subject_id AND r.id = u.subject_id AND r.kind::text = CASE a.kind::text WHEN 'VOID_LAST' THEN 'VOID' ELSE 'RETURN' END
        AND r.business_day = u.business_day AND a.net_fen = r.rounding_fen - r.net_fen
      LEFT JOIN approval o ON o.store_id = u.store_id AND o.id = u.approval_id AND o.kind = 'ON_ACCOUNT'
      LEFT JOIN ticket k ON k.store_id = o.store_id AND k.id = o.subject_id AND k.id = u.subject_id AND k.kind = 'SALE' AND k.customer_id IS NOT NULL
        AND k.business_day = u.business_day AND o.net_fen = (SELECT sum(n.amount_fen) FROM tender n
          WHERE n.store_id = k.store_id AND n.ticket_id = k.id AND n.kind = 'ON_ACCOUNT')
      WHERE l.id IS NULL AND s.id IS NULL AND r.id IS NULL AND k.id IS NULL`,
    'takings of sealed days against their tickets': `
      SELECT 'takings of ' || day AS difference FROM sales_day k
      FULL JOIN (SELECT t.store_id, t.business_day AS day, count(*) AS tickets, sum(t.net_fen) AS net, sum(t.rounding_fen) AS rounding
        FROM business_day d JOIN ticket t ON t.store_id = d.store_id AND t.business_day = d.day WHERE d.state = 'SEALED' GROUP BY 1, 2) t USING (store_id, day)
      WHERE k.tickets IS DISTINCT FROM t.tickets OR k.net_fen <> t.net OR k.rounding_fen <> t.rounding`,
    'goods sold on sealed days against their lines': `
      SELECT 'sales of product ' || product_id || ' on ' || day AS difference FROM sales_day_product k
      FULL JOIN (SELECT l.store_id, l.business_day AS day, l.product_id, l.book_price_fen AS tag_fen, sum(l.quantity) AS quantity, sum(l.net_fen) AS net
        FROM business_day d JOIN ticket_line l ON l.store_id = d.store_id AND l.business_day = d.day WHERE d.state = 'SEALED' GROUP BY 1, 2, 3, 4) l
        USING (store_id, day, product_id, tag_fen)
      WHERE k.quantity IS DISTINCT FROM l.quantity OR k.net_fen IS DISTINCT FROM l.net`,
    'hours of sealed days against their lines': `
      SELECT 'sales of person ' || person_id || ' on ' || day AS difference
      FROM (SELECT store_id, day, person_id, unit, sum(quantity) AS quantity, sum(net_fen) AS net FROM sales_day_hour GROUP BY 1, 2, 3, 4) k
      FULL JOIN (SELECT l.store_id, l.business_day AS day, l.person_id, l.unit, sum(l.quantity) AS quantity, sum(l.net_fen) AS net
        FROM business_day d JOIN ${SOLD_BY} l ON l.store_id = d.store_id AND l.business_day = d.day WHERE d.state = 'SEALED' GROUP BY 1, 2, 3, 4) l
        USING (store_id, day, person_id, unit)
      WHERE k.quantity IS DISTINCT FROM l.quantity OR k.net IS DISTINCT FROM l.net`,
    'shares of what was sold together': `
      SELECT 'line ' || l.id AS difference FROM ticket_line l
      LEFT JOIN (SELECT store_id, line_id, sum(quantity) AS quantity, sum(net_fen) AS net FROM ${SOLD_BY} s GROUP BY 1, 2) p
        ON p.store_id = l.store_id AND p.line_id = l.id
      WHERE p.quantity IS DISTINCT FROM l.quantity OR p.net IS DISTINCT FROM l.net_fen`,
    'tax of sealed days against their lines': `
      SELECT 'tax at ' || tax_rate_bp || ' on ' || day AS difference FROM sales_day_tax k
      FULL JOIN (SELECT l.store_id, l.business_day AS day, l.tax_rate_bp, sum(l.net_fen) AS net, sum(l.tax_fen) AS tax
        FROM business_day d JOIN ticket_line l ON l.store_id = d.store_id AND l.business_day = d.day WHERE d.state = 'SEALED' GROUP BY 1, 2, 3) l
        USING (store_id, day, tax_rate_bp)
      WHERE k.net_fen IS DISTINCT FROM l.net OR k.tax_fen IS DISTINCT FROM l.tax`,
    'every ticket in the audit trail': `
      SELECT 'ticket ' || t.number AS difference FROM ticket t
      LEFT JOIN audit_entry a ON a.scope_id = t.store_id AND a.subject_kind = 'ticket' AND a.subject_id = t.id::text
        AND a.after->>'number' = t.number
      WHERE a.id IS NULL
      UNION ALL SELECT 'audit of ticket ' || a.subject_id FROM audit_entry a
      LEFT JOIN ticket t ON t.store_id = a.scope_id AND t.id::text = a.subject_id
      WHERE a.subject_kind = 'ticket' AND a.action IN ('sales.complete', 'sales.return') AND t.id IS NULL`,
    ...rowDigests([
      'ticket',
      'ticket_line',
      'ticket_line_share',
      'ticket_line_serial',
      'ticket_line_part',
      'ticket_line_promotion',
      'line_attribution',
      'tender',
      'breach',
      'breach_answer',
      'approval',
      'approval_use',
      'audit_entry',
    ]),
  },
};

/** 3. Returned never exceeds sold, per line; refunded never exceeds paid. */
export const returnFact: Fact = {
  number: 3,
  title: 'returned at most sold, refunded at most paid, per line and tender',
  counts: {
    sold: 'SELECT count(*) FROM ticket_line WHERE returns_line_id IS NULL',
    returned: 'SELECT count(*) FROM ticket_line WHERE returns_line_id IS NOT NULL',
  },
  differences: {
    'kits against what they were made of': `
      SELECT 'line ' || l.id AS difference FROM ticket_line l
      LEFT JOIN ticket_line_part p ON p.store_id = l.store_id AND p.line_id = l.id
      GROUP BY l.store_id, l.id, l.moves, l.net_fen
      HAVING (l.moves IS NOT DISTINCT FROM 'PARTS') <> (count(p.line_id) > 0) OR (count(p.line_id) > 0 AND sum(p.net_fen) <> l.net_fen)`,
    'pieces out against pieces sold and back': `
      SELECT 'piece ' || coalesce(o.serial, s.serial) || ' of product ' || coalesce(o.product_id, s.product_id) AS difference
      FROM (SELECT n.* FROM ticket_line_serial n JOIN ticket_line l ON l.store_id = n.store_id AND l.id = n.line_id
          WHERE l.returns_line_id IS NULL AND NOT n.is_twice AND NOT EXISTS (SELECT 1 FROM ticket_line_serial g
            JOIN ticket_line r ON r.store_id = g.store_id AND r.id = g.line_id
            WHERE g.store_id = n.store_id AND g.serial = n.serial AND r.returns_line_id = n.line_id)) s
      FULL JOIN (SELECT * FROM serial_out WHERE line_id IS NOT NULL) o
        ON o.store_id = s.store_id AND o.product_id = s.product_id AND o.serial = s.serial AND o.line_id = s.line_id
      WHERE o.serial IS NULL OR s.serial IS NULL`,
    'halves of an exchange': `
      SELECT 'exchange ' || exchange_id AS difference FROM ticket WHERE exchange_id IS NOT NULL GROUP BY store_id, exchange_id
      HAVING count(*) <> 2 OR count(*) FILTER (WHERE kind = 'RETURN') <> 1 OR count(*) FILTER (WHERE kind = 'SALE') <> 1
        OR min(session_id::text) <> max(session_id::text)`,
    'line balances against tickets': `
      SELECT 'line ' || coalesce(l.id, b.line_id) AS difference
      FROM (SELECT l.*, coalesce(p.quantity, 0) AS handed_over FROM ticket_line l
        LEFT JOIN (SELECT store_id, line_id, sum(quantity) AS quantity FROM pickup GROUP BY 1, 2) p
          ON p.store_id = l.store_id AND p.line_id = l.id WHERE l.returns_line_id IS NULL) l
      FULL JOIN ticket_line_balance b ON b.store_id = l.store_id AND b.line_id = l.id
      LEFT JOIN (SELECT store_id, returns_line_id, -sum(quantity) AS quantity, -sum(net_fen) AS net FROM ticket_line
          WHERE returns_line_id IS NOT NULL GROUP BY 1, 2) r ON r.store_id = l.store_id AND r.returns_line_id = l.id
      LEFT JOIN (SELECT l.store_id, l.returns_line_id, sum(e.quantity * coalesce(a.share, 1)) AS quantity FROM ticket_line l JOIN stock_entry e
          ON e.store_id = l.store_id AND e.document_line_id = l.id AND e.kind = 'ZONE_IN'
          -- Of a kit each part says how many kits it is: together that many.
          LEFT JOIN (SELECT p.store_id, p.line_id, p.product_id,
              t.quantity / p.quantity / count(*) OVER (PARTITION BY p.store_id, p.line_id) AS share FROM ticket_line_part p
            JOIN ticket_line t ON t.store_id = p.store_id AND t.id = p.line_id) a
            ON a.store_id = l.store_id AND a.line_id = l.id AND a.product_id = e.product_id
          WHERE l.returns_line_id IS NOT NULL GROUP BY 1, 2) w ON w.store_id = l.store_id AND w.returns_line_id = l.id
      WHERE l.id IS NULL OR b.sold_quantity <> l.quantity OR b.net_fen <> l.net_fen
        OR coalesce(b.returned_quantity, 0) <> coalesce(r.quantity, 0) OR coalesce(b.refunded_fen, 0) <> coalesce(r.net, 0)
        OR b.returned_quantity > b.sold_quantity OR b.refunded_fen > b.net_fen
        OR coalesce(b.awaiting_quantity, 0) <> CASE WHEN l.handover = 'LATER' THEN l.quantity - l.handed_over - round(coalesce(w.quantity, 0), 3) ELSE 0 END`,
    'tender balances against tenders': `
      SELECT 'tender ' || coalesce(e.id, b.tender_id) AS difference
      FROM (SELECT e.* FROM tender e WHERE e.amount_fen > 0) e
      FULL JOIN tender_balance b ON b.store_id = e.store_id AND b.tender_id = e.id
      LEFT JOIN (SELECT store_id, refunds_tender_id, -sum(amount_fen) AS refunded FROM tender WHERE refunds_tender_id IS NOT NULL
          GROUP BY 1, 2) r ON r.store_id = e.store_id AND r.refunds_tender_id = e.id
      WHERE e.id IS NULL OR b.taken_fen > e.amount_fen OR (e.kind NOT IN ${kindsAsSql(CHANGE_KINDS)} AND b.taken_fen <> e.amount_fen)
        OR coalesce(b.refunded_fen, 0) <> coalesce(r.refunded, 0) OR b.refunded_fen > b.taken_fen`,
    'money back another way than it was paid': `
      SELECT 'refund ' || r.id AS difference FROM tender r JOIN tender o ON o.store_id = r.store_id AND o.id = r.refunds_tender_id
      JOIN ticket t ON t.store_id = r.store_id AND t.id = r.ticket_id
      WHERE r.kind <> o.kind AND r.kind IN ${kindsAsSql(MONEY_KINDS)}
        AND (o.kind NOT IN ${kindsAsSql(MONEY_KINDS)} OR NOT '${REFUND_ELSEWHERE}' = ANY(t.flags))
      UNION ALL SELECT 'ticket ' || t.number FROM ticket t WHERE '${REFUND_ELSEWHERE}' = ANY(t.flags) AND NOT EXISTS (
        SELECT 1 FROM tender r JOIN tender o ON o.store_id = r.store_id AND o.id = r.refunds_tender_id
        WHERE r.store_id = t.store_id AND r.ticket_id = t.id AND r.kind <> o.kind)
      UNION ALL SELECT 'use of approval ' || a.id FROM approval a JOIN approval_use u ON u.store_id = a.store_id AND u.approval_id = a.id
      LEFT JOIN ticket t ON t.store_id = u.store_id AND t.id = u.subject_id AND '${REFUND_ELSEWHERE}' = ANY(t.flags)
      WHERE a.kind = 'REFUND_OTHER_TENDER' AND t.id IS NULL`,
    'taken is tenders less change': `
      SELECT 'ticket ' || t.number AS difference FROM ticket t
      JOIN tender e ON e.store_id = t.store_id AND e.ticket_id = t.id LEFT JOIN tender_balance b ON b.store_id = e.store_id AND b.tender_id = e.id
      GROUP BY t.store_id, t.number, t.change_fen HAVING count(b.tender_id) > 0 AND sum(coalesce(b.taken_fen, 0)) <> sum(e.amount_fen) - t.change_fen`,
    'returns of a sale': `
      SELECT 'return line ' || l.id AS difference FROM ticket_line l JOIN ticket t ON t.store_id = l.store_id AND t.id = l.ticket_id
      LEFT JOIN ticket_line o ON o.store_id = l.store_id AND o.id = l.returns_line_id AND o.ticket_id = t.original_ticket_id
        AND o.product_id = l.product_id WHERE l.returns_line_id IS NOT NULL AND o.id IS NULL`,
  },
};
