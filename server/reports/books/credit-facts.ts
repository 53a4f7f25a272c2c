import { type Fact, rowDigests } from './fact';

/** The row that goes on for a customer's. */
const GOES_ON = 'JOIN customer g ON g.id = e.customer_id';

/** 5. What a customer owes and has = their entries; what is left of each = its amount less what it is matched with; each has its document. */
export const creditFact: Fact = {
  number: 5,
  title:
    "a customer's balances = their credit entries; left = amount less matches; each entry has its document",
  counts: {
    accounts: 'SELECT count(*) FROM credit_account',
    entries: 'SELECT count(*) FROM credit_entry',
    matches: 'SELECT count(*) FROM credit_match',
  },
  differences: {
    'balances against entries': `
      SELECT 'credit of customer ' || coalesce(a.customer_id, e.customer_id) AS difference FROM credit_account a
      FULL JOIN (SELECT coalesce(g.merged_into_id, g.id) AS customer_id,
          coalesce(sum(e.amount_fen) FILTER (WHERE e.account = 'RECEIVABLE'), 0) AS receivable,
          coalesce(sum(e.amount_fen) FILTER (WHERE e.account = 'STORE_CREDIT'), 0) AS store_credit,
          coalesce(sum(e.amount_fen) FILTER (WHERE e.account = 'STORED_VALUE'), 0) AS stored_value,
          coalesce(sum(e.amount_fen) FILTER (WHERE e.account = 'STORED_BONUS'), 0) AS stored_bonus
        FROM credit_entry e ${GOES_ON} GROUP BY 1) e ON e.customer_id = a.customer_id
      WHERE a.customer_id IS NULL OR a.receivable_fen <> coalesce(e.receivable, 0) OR a.store_credit_fen <> coalesce(e.store_credit, 0)
        OR a.stored_value_fen <> coalesce(e.stored_value, 0) OR a.stored_bonus_fen <> coalesce(e.stored_bonus, 0)`,
    'moved accounts against merged customers': `
      SELECT 'credit of customer ' || a.customer_id AS difference FROM credit_account a JOIN customer c ON c.id = a.customer_id
      WHERE a.moved_to_id IS DISTINCT FROM c.merged_into_id`,
    'what is left against matches': `
      SELECT 'credit entry ' || coalesce(e.id, o.entry_id) AS difference
      FROM (SELECT e.*, coalesce(g.merged_into_id, g.id) AS goes_on_as FROM credit_entry e ${GOES_ON} WHERE e.account = 'RECEIVABLE') e
      FULL JOIN credit_open o ON o.entry_id = e.id
      LEFT JOIN (SELECT id, sum(fen) AS fen FROM (SELECT paying_entry_id AS id, amount_fen AS fen FROM credit_match
          UNION ALL SELECT owed_entry_id, amount_fen FROM credit_match) x GROUP BY 1) m ON m.id = e.id
      WHERE e.id IS NULL OR o.entry_id IS NULL OR o.store_id <> e.store_id OR o.customer_id <> e.goes_on_as OR o.amount_fen <> abs(e.amount_fen)
        OR o.side <> CASE WHEN e.amount_fen > 0 THEN 'OWED' ELSE 'PAID' END OR o.due_day IS DISTINCT FROM e.due_day
        OR o.business_day <> e.business_day OR o.left_fen <> o.amount_fen - coalesce(m.fen, 0)`,
    'matches of two entries of one customer': `
      SELECT 'credit match ' || m.id AS difference FROM credit_match m
      LEFT JOIN credit_entry p ON p.store_id = m.paying_store_id AND p.id = m.paying_entry_id AND p.amount_fen < 0
      LEFT JOIN credit_entry w ON w.store_id = m.owed_store_id AND w.id = m.owed_entry_id AND w.amount_fen > 0
      LEFT JOIN customer g ON g.id = p.customer_id LEFT JOIN customer h ON h.id = w.customer_id
      WHERE p.id IS NULL OR w.id IS NULL OR coalesce(g.merged_into_id, g.id) IS DISTINCT FROM coalesce(h.merged_into_id, h.id)
        OR m.effective_day <> greatest(p.business_day, w.business_day, m.business_day)`,
    'entries against tickets': `
      SELECT 'credit of ticket ' || coalesce(t.number, e.document_id::text) AS difference
      FROM (SELECT t.store_id, t.id, t.number, t.customer_id, t.business_day, t.person_id, sum(n.amount_fen) AS fen FROM ticket t
        JOIN tender n ON n.store_id = t.store_id AND n.ticket_id = t.id
        WHERE n.kind IN ('ON_ACCOUNT', 'STORE_CREDIT', 'STORED_VALUE', 'POINTS') GROUP BY 1, 2, 3, 4, 5, 6) t
      FULL JOIN (SELECT store_id, document_id, sum(fen) AS fen,
          min(customer_id::text) AS customer, max(customer_id::text) AS other, min(business_day) AS day, max(business_day) AS last
        FROM (SELECT store_id, document_id, customer_id, business_day, CASE account WHEN 'RECEIVABLE' THEN amount_fen ELSE -amount_fen END AS fen
            FROM credit_entry WHERE document_kind = 'TICKET'
          UNION ALL SELECT store_id, document_id, customer_id, business_day, CASE kind WHEN 'SPENT' THEN base_fen ELSE -base_fen END
            FROM point_entry WHERE kind IN ('SPENT', 'GIVEN_BACK')) b GROUP BY 1, 2) e ON e.store_id = t.store_id AND e.document_id = t.id
      WHERE t.id IS NULL OR e.document_id IS NULL OR t.fen <> e.fen OR e.customer <> e.other OR e.customer IS DISTINCT FROM t.customer_id::text
        OR e.day <> t.business_day OR e.last <> t.business_day`,
    'entries against repayments': `
      SELECT 'repayment ' || coalesce(r.id, e.document_id) AS difference FROM credit_repayment r
      LEFT JOIN (SELECT store_id, repayment_id, sum(amount_fen) AS fen, count(*) AS n, max(line_no) AS last, min(business_day) AS day,
          max(business_day) AS other FROM credit_repayment_tender GROUP BY 1, 2) n ON n.store_id = r.store_id AND n.repayment_id = r.id
      FULL JOIN (SELECT store_id, document_id, -sum(amount_fen) FILTER (WHERE account = 'RECEIVABLE') AS paid,
          sum(amount_fen) FILTER (WHERE account = 'STORED_VALUE') AS stored, min(customer_id::text) AS customer, min(business_day) AS day,
          count(*) FILTER (WHERE account <> 'STORED_BONUS') AS n, count(*) FILTER (WHERE account = 'STORED_BONUS') AS bonus
        FROM credit_entry WHERE document_kind = 'REPAYMENT' GROUP BY 1, 2) e ON e.store_id = r.store_id AND e.document_id = r.id
      WHERE r.id IS NULL OR e.n IS DISTINCT FROM 1 OR e.bonus > CASE WHEN r.purpose IS NULL THEN 0 ELSE 1 END
        OR CASE WHEN r.purpose IS NULL THEN e.paid ELSE e.stored END IS DISTINCT FROM r.amount_fen OR e.customer <> r.customer_id::text OR e.day <> r.business_day
        OR n.fen IS DISTINCT FROM r.amount_fen OR n.n <> n.last OR n.day <> r.business_day OR n.other <> r.business_day`,
    'repayments counted without gaps': `
      SELECT 'repayments of store ' || store_id AS difference FROM credit_repayment GROUP BY store_id HAVING count(*) <> max(number)`,
    'cash of repayments': `
      SELECT 'cash of repayment ' || coalesce(r.number, m.number) AS difference
      FROM (SELECT r.store_id, r.session_id, 'CR-' || lpad(r.number::text, greatest(6, length(r.number::text)), '0') AS number, sum(n.amount_fen) AS fen
        FROM credit_repayment r JOIN credit_repayment_tender n ON n.store_id = r.store_id AND n.repayment_id = r.id WHERE n.kind = 'CASH' GROUP BY 1, 2, 3) r
      FULL JOIN (SELECT store_id, session_id, reason AS number, sum(amount_fen) AS fen FROM cash_movement WHERE kind = 'REPAYMENT' GROUP BY 1, 2, 3) m
        ON m.store_id = r.store_id AND m.session_id = r.session_id AND m.number = r.number
      WHERE r.fen IS DISTINCT FROM m.fen`,
    'entries in the audit trail': `
      SELECT 'credit entry ' || e.id AS difference FROM credit_entry e LEFT JOIN audit_entry a ON a.scope_id = e.store_id
        AND a.subject_kind = 'creditEntry' AND a.subject_id = e.id::text AND a.actor_id = e.person_id AND a.occurred_at = e.occurred_at
        AND a.after->>'amountFen' = e.amount_fen::text WHERE e.document_kind = 'ACT' AND a.id IS NULL
      UNION ALL SELECT 'credit entry ' || a.subject_id FROM audit_entry a LEFT JOIN credit_entry e ON e.store_id = a.scope_id
        AND e.id::text = a.subject_id WHERE a.subject_kind = 'creditEntry' AND e.id IS NULL
      UNION ALL SELECT 'repayment ' || r.id FROM credit_repayment r LEFT JOIN audit_entry a ON a.scope_id = r.store_id
        AND a.subject_kind = 'creditRepayment' AND a.subject_id = r.id::text AND a.actor_id = r.person_id WHERE a.id IS NULL
      UNION ALL SELECT 'repayment ' || a.subject_id FROM audit_entry a LEFT JOIN credit_repayment r ON r.store_id = a.scope_id
        AND r.id::text = a.subject_id WHERE a.subject_kind = 'creditRepayment' AND r.id IS NULL`,
    'entries taken back': `
      SELECT 'credit entry ' || e.id AS difference FROM credit_entry e LEFT JOIN credit_entry o ON o.store_id = e.store_id AND o.id = e.reverses_id
        AND o.account = e.account AND o.amount_fen = -e.amount_fen AND o.reverses_id IS NULL
      WHERE e.reverses_id IS NOT NULL AND o.id IS NULL`,
    ...rowDigests(['credit_entry', 'credit_match', 'credit_repayment', 'credit_repayment_tender']),
  },
};
